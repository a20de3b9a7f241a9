"""Floors, gains and losses, and what a run does where data is absent. No set is read: scores are made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate import bench, figures, floors, runner
from dateline.evaluate.floors import Figure, Kept
from dateline.evaluate.reading import Reader
from dateline.evaluate.runner import compared, run_set
from dateline.evaluate.sets import SETS, GoldSet, Outcome, Work
from dateline.records.text import Report

ROOT = Path(__file__).parents[2]
NAMES = {runner.name_of(gold) for gold in SETS}


def gold_set(figures: Mapping[str, float | None], misses: Mapping[str, float] | None = None) -> GoldSet:
    """A set with one file of data, which scores these figures whatever is read."""
    outcome = Outcome(3, figures, misses or {})
    return GoldSet("invented", "dev", "rows", ("rows.txt",), lambda work: outcome)


def work_in(folder: Path, *, with_data: bool = True) -> Work:
    if with_data:
        (folder / "rows.txt").write_text("row", encoding="utf-8")
    return Work(folder, folder / "shared", Reader())


def run_main(
    folder: Path, monkeypatch: pytest.MonkeyPatch, figures: Mapping[str, float | None], *more: str
) -> int:
    work_in(folder)
    monkeypatch.setattr(runner, "SETS", (gold_set(figures),))
    return runner.main(["--root", str(folder), *more])


def test_committed_floors_are_well_formed() -> None:
    kept = floors.load(ROOT / "floors.json")
    assert kept.keys() <= NAMES
    assert all(one.count > 0 and one.digest for one in kept.values())
    assert any(figure.floor is not None for one in kept.values() for figure in one.figures.values())


def test_every_set_has_a_name_of_its_own() -> None:
    assert len(NAMES) == len(SETS)


def test_the_table_shows_sets_that_exist() -> None:
    assert {name for _, name, _ in figures.HEADLINES} <= NAMES


def test_the_table_shows_figures_with_their_count() -> None:
    kept = {
        "tolls all": Kept(
            2722,
            "abc",
            {
                "killed exact": Figure(61.25, 60.0),
                "injured exact": Figure(50.0, None),
                "city": Figure(80.0, None),
            },
        ),
        "seed dated": Kept(1, "abc", {"overall": Figure(90.0, None)}),
        "marks all": Kept(9, "abc", {"overlap_f": Figure(None, None)}),
    }
    assert figures.table(kept).splitlines()[2:] == [
        "| a whole reading | seed dated | 90.0 | 1 report |",
        "| tolls above zero, exact | tolls all | 61.2 % killed, 50.0 % injured | 2,722 incidents |",
        "| cities and perpetrators named | tolls all | 80.0 % city | 2,722 incidents |",
        "| loaded words, spans that overlap | marks all | none | 9 spans |",
    ]


def test_every_benchmark_of_the_contract_is_scored() -> None:
    named = "reports-dev muc4 polnear toponyms timeml types tolls event-place marks gold seed conformance"
    named += " linking copies independence"
    assert set(named.split()) == {gold.name for gold in SETS if not gold.name.startswith("gold ")}


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("[", id="no JSON"),
        pytest.param("[]", id="not an object"),
        pytest.param('{"sets": {"a": {"count": 1, "digest": "x"}}}', id="no figures"),
        pytest.param(
            '{"sets": {"a": {"count": 1, "digest": "x", "figures": {"f": {"last": 1, "floor": "high"}}}}}',
            id="a floor in words",
        ),
        pytest.param(
            '{"sets": {"a": {"count": 1, "digest": "x", "figures": {"f": {"last": 1}}}}}', id="no floor field"
        ),
    ],
)
def test_broken_floors_are_an_error(tmp_path: Path, written: str) -> None:
    (tmp_path / "floors.json").write_text(written, encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json"):
        floors.load(tmp_path / "floors.json")


def test_floors_survive_writing(tmp_path: Path) -> None:
    kept = {"invented dev": Kept(3, "abc", {"F": Figure(61.5, 60.0), "new": Figure(None, None)})}
    floors.write(tmp_path / "floors.json", kept)
    assert floors.load(tmp_path / "floors.json") == kept


@pytest.mark.parametrize(
    ("now", "under"),
    [
        pytest.param(60.0, [], id="on its floor"),
        pytest.param(59.9, ["F"], id="below it"),
        pytest.param(None, ["F"], id="nothing to score any more"),
    ],
)
def test_floor(now: float | None, under: list[str]) -> None:
    kept = Kept(3, "abc", {"F": Figure(61.0, 60.0), "without a floor": Figure(50.0, None)})
    assert floors.below(kept, {"F": now, "without a floor": 1.0}) == under


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        pytest.param(Figure(70.0, None), 69.0, id="first floor"),
        pytest.param(Figure(70.0, 60.0), 69.0, id="beaten by far"),
        pytest.param(Figure(60.5, 60.0), 60.0, id="beaten by less than the margin"),
        pytest.param(Figure(50.0, 60.0), 60.0, id="never lowered"),
        pytest.param(Figure(None, 60.0), 60.0, id="nothing scored"),
        pytest.param(Figure(0.4, None), 0.0, id="never under zero"),
    ],
)
def test_raised(figure: Figure, floor: float) -> None:
    assert floors.raised(Kept(3, "abc", {"F": figure})).figures["F"].floor == floor


def test_a_figure_below_its_floor_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.write(tmp_path / "floors.json", {"invented dev": Kept(3, "abc", {"F": Figure(70.0, 69.0)})})
    assert run_main(tmp_path, monkeypatch, {"F": 60.0}) == 1
    shown = capsys.readouterr()
    assert "BELOW ITS FLOOR" in shown.out
    assert "invented dev: F is below its floor" in shown.err
    assert floors.load(tmp_path / "floors.json")["invented dev"].figures["F"] == Figure(60.0, 69.0)


def test_a_figure_that_is_no_longer_given_keeps_its_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors.write(tmp_path / "floors.json", {"invented dev": Kept(3, "abc", {"F": Figure(70.0, 69.0)})})
    assert run_main(tmp_path, monkeypatch, {"another": 60.0}) == 1
    assert floors.load(tmp_path / "floors.json")["invented dev"].figures["F"] == Figure(None, 69.0)


def test_raise_sets_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_main(tmp_path, monkeypatch, {"F": 60.0}, "--raise") == 0
    assert floors.load(tmp_path / "floors.json")["invented dev"].figures["F"] == Figure(60.0, 59.0)


def test_a_quick_run_holds_no_floor_and_keeps_no_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors.write(tmp_path / "floors.json", {"invented dev": Kept(3, "abc", {"F": Figure(70.0, 69.0)})})
    before = (tmp_path / "floors.json").read_text(encoding="utf-8")
    assert run_main(tmp_path, monkeypatch, {"F": 60.0}, "--quick") == 0
    assert (tmp_path / "floors.json").read_text(encoding="utf-8") == before


def test_gains_and_losses_by_name(tmp_path: Path) -> None:
    gold = gold_set({"F": 60.0}, {"still wrong": 0.0, "new wrong": 0.0, "better": 0.8, "worse": 0.2})
    before = {"still wrong": 0.0, "now right": 0.0, "better": 0.5, "worse": 0.5}
    found = compared(gold, run_set(gold, work_in(tmp_path)), None, before)
    assert found.gains == ("better", "now right")
    assert found.losses == ("new wrong", "worse")


def test_items_are_kept_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    work_in(tmp_path)
    for misses in ({"a": 0.0}, {"b": 0.0}):
        monkeypatch.setattr(runner, "SETS", (gold_set({"F": 60.0}, misses),))
        assert runner.main(["--root", str(tmp_path)]) == 0
    assert "    + a\n" in (shown := capsys.readouterr().out)
    assert "    - b\n" in shown
    assert json.loads((tmp_path / "out" / "evaluated.json").read_text(encoding="utf-8"))["whole"]


def test_a_first_run_neither_gains_nor_loses(tmp_path: Path) -> None:
    gold = gold_set({"F": 60.0}, {"wrong": 0.0})
    found = compared(gold, run_set(gold, work_in(tmp_path)), None, None)
    assert (found.gains, found.losses) == ((), ())


def test_absent_data_is_skipped_and_named(tmp_path: Path) -> None:
    gold = gold_set({"F": 60.0})
    run = run_set(gold, work_in(tmp_path, with_data=False))
    assert run.outcome is None
    assert run.skipped == f"{tmp_path / 'rows.txt'} is not there"
    assert list(runner.lines(compared(gold, run, None, None))) == [f"invented dev: skipped: {run.skipped}"]


@pytest.mark.parametrize("gold", SETS, ids=runner.name_of)
def test_each_set_is_skipped_where_nothing_is_there(gold: GoldSet, tmp_path: Path) -> None:
    assert run_set(gold, work_in(tmp_path)).skipped


def test_a_set_that_is_skipped_keeps_its_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"invented dev": Kept(3, "abc", {"F": Figure(70.0, 69.0)})}
    floors.write(tmp_path / "floors.json", kept)
    monkeypatch.setattr(runner, "SETS", (gold_set({"F": 60.0}),))
    assert runner.main(["--root", str(tmp_path)]) == 0
    assert floors.load(tmp_path / "floors.json") == kept


def test_other_gold_data_is_said(tmp_path: Path) -> None:
    gold, kept = gold_set({"F": 60.0}), Kept(3, "of other data", {"F": Figure(70.0, 50.0)})
    found = compared(gold, run_set(gold, work_in(tmp_path)), kept, None)
    assert "gold data is not what" in "\n".join(runner.lines(found))


def test_a_set_that_breaks_is_named_and_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(work: Work) -> Outcome:
        raise KeyError("no such row")

    work_in(tmp_path)
    monkeypatch.setattr(runner, "SETS", (GoldSet("invented", "dev", "rows", ("rows.txt",), broken),))
    assert runner.main(["--root", str(tmp_path)]) == 1


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    gold, work = gold_set({}), work_in(tmp_path)
    before = gold.digest(work)
    assert gold.digest(work) == before
    (tmp_path / "rows.txt").write_text("another row", encoding="utf-8")
    assert gold.digest(work) != before


def test_the_reader_knows_every_form_that_adapters_ask_for() -> None:
    reader, text = Reader(), "Gunmen killed two people in Aleppo on 4 May 2031, Harbour Radio said."
    given = reader.row({"id": "r1", "text": text, "published": "2031-05-05", "distractor": True})
    assert given["report"]["id"] == "r1"
    assert (
        [e["type"] for e in given["events"]] == [e["type"] for e in reader.text(text)["events"]] == ["ATTACK"]
    )
    assert reader.parse(Report("r1", text, "")).tokens


def test_bench_without_data_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--data", str(tmp_path / "nowhere")]) == 0
    assert "skipped" in capsys.readouterr().err


def test_bench_warms_up_on_other_texts(tmp_path: Path) -> None:
    rows = "".join(f"title {n},Body {n} of a report.\n" for n in range(9))
    (tmp_path / bench.FILE).write_text(f"article_title,article_content\n{rows}", encoding="utf-8")
    sample, warm_up = bench.texts_of(tmp_path, 4)
    assert len(sample) == 4
    assert warm_up
    assert not {*sample} & {*warm_up}

"""The docs cannot rot: generated pages are as generated, links lead somewhere, everything is documented."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import click
import pytest

from dateline import contract, errors
from dateline.evaluate import figures, floors
from dateline.serve import reference
from dateline.serve.cli import EVALUATIONS, cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(reference.pages()))
def test_generated_page_is_as_generated(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == reference.pages()[name], "run `make docs`"


@pytest.mark.parametrize("name", reference.WITH_EXAMPLES)
def test_examples_show_what_is_printed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / name).read_text(encoding="utf-8")
    assert reference.SHOWN.search(text)
    assert text == reference.with_examples(text), "run `make docs`"


def test_the_readme_has_the_figures_of_the_last_run() -> None:
    rows = figures.table(floors.load(ROOT / "floors.json")).splitlines()
    assert [row for row in rows if row not in README.splitlines()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text)
    missing = [target for target, _ in links if target and not (page.parent / target).exists()]
    headings = {
        re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)
    }
    missing += [anchor for target, anchor in links if not target and anchor not in headings]
    assert missing == []


def test_every_field_is_documented() -> None:
    schema = contract.schema()
    parts = {"Reading": schema, **schema["$defs"]}
    bare = [
        f"{name}.{field}"
        for name, part in parts.items()
        for field, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert bare == []


def test_every_option_is_documented() -> None:
    bare = [
        f"{name} {param.name}"
        for name, command in cli.commands.items()
        for param in command.params
        if isinstance(param, click.Option) and not param.help
    ]
    assert bare == []
    assert all("Example:" in (command.help or "") for command in [cli, *cli.commands.values()])


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_readme_or_docs(name: str) -> None:
    assert f"dateline {name}" in README + (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    blocks = [
        b for p in PAGES for b in re.findall(r"```sh\n(.*?)```", p.read_text(encoding="utf-8"), re.DOTALL)
    ]
    return [line for block in blocks for line in block.splitlines() if line.startswith("dateline ")]


@pytest.mark.parametrize("line", shell_lines())
def test_commands_in_the_docs_are_commands(line: str) -> None:
    words = shlex.split(re.sub(r"[<>|].*", "", line), comments=True)[1:]
    command = cli.commands[words[0]]
    known = {o for p in command.params for o in p.opts}
    assert {w for w in words if w.startswith("--")} <= known


def test_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
    assert "denies" in capsys.readouterr().out


def test_every_error_is_documented() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    kinds = {c for c in vars(errors).values() if isinstance(c, type)}
    leaves = {c.__name__ for c in kinds if not any(c is not d and issubclass(d, c) for d in kinds)}
    assert documented == leaves


def test_every_setting_is_documented() -> None:
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"""["'](DATELINE_\w+)["']""", sources)) == set(
        re.findall(r"`(DATELINE_\w+)`", settings)
    )


def test_help_names_every_benchmark() -> None:
    text = cli.commands["evaluate"].help or ""
    assert all(name in text for name in EVALUATIONS)


@pytest.mark.parametrize("name", re.findall(r"^\| \[(\w+)\]", README, re.MULTILINE))
def test_every_verb_has_its_page_and_its_room(name: str) -> None:
    room = {"show": "serve"}.get(name, name)
    assert (ROOT / "docs" / f"{name}.md").exists()
    assert (ROOT / "src" / "dateline" / room).is_dir()


def test_make_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = set(re.findall(r"^## make (\w+)", makefile, re.MULTILINE))
    assert {"setup", "run", "test", "evaluate", "bench", "docs"} <= promised
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

"""Claims of several reports and what they add up to: status, responsibility, independent origins, tolls."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.entities import EntityTable
from dateline.link import weigh
from dateline.link.copies import sketch
from dateline.link.origins import independent, origins_of
from dateline.link.weigh import Account, label_of, type_of
from dateline.records.incidents import Cluster

TABLE = EntityTable.load()


def claim(name: str, stance: str = "asserts", about: str = "event", **more: Any) -> dict[str, Any]:
    """A claim as the contract has it; `own` for the outlet's own voice."""
    own = more.pop("own", False)
    source = {
        "name": name,
        "kind": more.pop("kind", "police"),
        "spans": [] if own else [{"start": more.pop("start", 0), "end": 1}],
    }
    source["entity"] = more.pop("entity", None)
    word = more.pop("cue", "said")
    cue = [word if isinstance(word, dict) else {"quote": word}]
    return {"id": "c1", "source": source, "stance": stance, "about": about, "cue": cue, **more}


def account(report: str, *claims: dict[str, Any], **event: Any) -> Account:
    base = {
        "id": "e1", "type": "ATTACK", "date": None, "places": [], "actors": [],
        "recipients": [], "tolls": [], "totals": {},
    }  # fmt: skip
    about = {"id": report, "outlet": event.pop("outlet", report), "published": event.pop("published", None)}
    about |= {name: event.pop(name, None) for name in ("text_group", "superseded_by", "agency")}
    about["runs"] = sketch(event.pop("text", ""))
    return Account(about, {**base, **event}, tuple({**c, "id": f"c{k}"} for k, c in enumerate(claims, 1)))


def weighed(*accounts: Account) -> dict[str, Any]:
    return weigh(Cluster("i1", tuple(a.key for a in accounts)), accounts, TABLE)


GROUP = {"name": "Northern Front", "entity": None, "claims": ["c1"]}


@pytest.mark.parametrize(
    ("accounts", "status", "independent"),
    [
        pytest.param([account("a", claim("police"))], "single_source", 1, id="one source"),
        pytest.param(
            [account("a", claim("police")), account("b", claim("residents", kind="resident"))],
            "corroborated", 2, id="two kinds of people",
        ),
        pytest.param(
            [account("a", claim("police")), account("b", claim("police"))], "single_source", 1, id="police twice",
        ),
        pytest.param(
            [account("a", claim("Russian army")), account("b", claim("Moscow", kind="other"))],
            "single_source", 1, id="a capital for a body of its state",
        ),
        pytest.param(
            [account("a", claim("Karvan Log", kind="other"), claim("a customer", kind="witness"), outlet="Karvan Log")],
            "single_source", 1, id="an organization under its own name, and whom it asked",
        ),
        pytest.param(
            [account(r, claim("residents", kind="resident")) for r in "ab"],
            "corroborated", 2, id="residents of two reports",
        ),
        pytest.param(
            [account(r, claim("residents", kind="resident"), text_group="g") for r in "ab"],
            "single_source", 1, id="residents of one text and its copy",
        ),
        pytest.param(
            [account(r, claim(r, own=True), text_group="g") for r in "abcde"], "single_source", 1, id="five reprints",
        ),
        pytest.param(
            [account("a", claim("police"), claim("army", "denies"))], "contested", 1, id="said and denied",
        ),
        pytest.param(
            [account("a", claim("police"), claim("army", "denies", "responsibility"))],
            "single_source", 1, id="only the part in it denied",
        ),
        pytest.param([account("a", claim("army", "denies"))], "denied", 0, id="only denied"),
    ],
)  # fmt: skip
def test_status(accounts: list[Account], status: str, independent: int) -> None:
    found = weighed(*accounts)
    assert (found["status"], found["sources"]["independent"]) == (status, independent)
    assert found["why"]


@pytest.mark.parametrize(
    ("given", "responsibility"),
    [
        pytest.param(account("a", claim("police")), "none", id="nobody named"),
        pytest.param(account("a", claim("police", "blames"), actors=[GROUP]), "blamed", id="blamed"),
        pytest.param(account("a", claim("Front", "claims_responsibility"), actors=[GROUP]), "claimed", id="claimed"),
        pytest.param(
            account("a", claim("army", "claims_responsibility", cue="admitted")), "acknowledged", id="admitted",
        ),
        pytest.param(
            account("a", claim("Heer", "claims_responsibility", cue={"quote": "eingeräumt", "english": "admit"})),
            "acknowledged", id="admitted in German",
        ),
        pytest.param(
            account("a", claim("Front", "asserts", cue="conceded"), actors=[{**GROUP, "name": "Front"}]),
            "acknowledged", id="harm that the one who is blamed concedes",
        ),
        pytest.param(
            account("a", claim("police", "blames"), claim("Front", "denies", "responsibility"), actors=[GROUP]),
            "contested", id="blamed and denied",
        ),
        pytest.param(account("a", claim("army", "denies", "responsibility")), "denied", id="denied"),
    ],
)  # fmt: skip
def test_responsibility(given: Account, responsibility: str) -> None:
    assert weighed(given)["responsibility"] == responsibility


def toll(low: int, claims: list[str]) -> dict[str, Any]:
    return {"kind": "killed", "low": low, "high": low, "qualifier": "exact", "who": "people", "claims": claims,
            "total": False, "of": None}  # fmt: skip


def test_every_figure_is_kept_and_none_averaged() -> None:
    """Police raise their own figure; the army keeps to a lower one."""
    found = weighed(
        account("a", claim("police"), tolls=[toll(9, ["c1"])], published="2034-03-13"),
        account("b", claim("police"), tolls=[toll(12, ["c1"])], published="2034-03-14"),
        account("c", claim("army"), tolls=[toll(2, ["c1"])], published="2034-03-14"),
    )["tolls"]["killed"]
    assert (found["low"], found["high"]) == (2, 12)
    # One origin each: the later, and of one day the lower.
    assert found["best"] == 2
    assert [f["low"] for f in found["figures"]] == [9, 12, 2]


def test_a_part_speaks_for_its_whole() -> None:
    """An affiliated party is one with the one it belongs to, and each step is said."""
    part = next(e for e in TABLE.by_id.values() if any(a.kind == "part_of" for a in e.affiliations))
    whole = next(a.to for a in part.affiliations if a.kind == "part_of")
    report = {"id": "a", "outlet": None, "text_group": None}
    own, of_whole = origins_of([(claim("x", entity=e), report) for e in (part.id, whole)], TABLE)
    assert own.key == of_whole.key
    assert any(part.name in step for step in own.steps)


def said(report: str, name: str, kind: str = "other", **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A claim and its report: `outlet` and `agency` are the report's, everything else the claim's."""
    about = {
        "id": report,
        "outlet": more.pop("outlet", f"{report} daily"),
        "language": more.pop("language", "en"),
    }
    about |= {"agency": more.pop("agency", None), "text_group": more.pop("text_group", None)}
    about |= {"runs": sketch(more.pop("text", "")), "places": more.pop("places", set())}
    about |= {"office": more.pop("as_what", "")}
    office, english = more.pop("office", ""), more.pop("english", name)
    via = [{"name": v} for v in more.pop("via", ())]
    found = claim(name, kind=kind, via=via, **more)
    found["source"] |= {"office": office, "english": english}
    return found, about


STATEMENT = (
    "The bridge at Karvan was struck by two drones shortly before dawn and nobody was on it at the time"
)
QUOTED = [{"quote": STATEMENT}]


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        pytest.param(
            [said("a", "the district's press officer", start=1), said("a", "Karim Amin", start=9)],
            1, id="an officer, then his name",
        ),
        pytest.param(
            [said("a", "three drivers", "resident", start=1), said("a", "Karim Amin", start=9)],
            2, id="a name after people",
        ),
        pytest.param(
            [said("a", "police", "police", start=1), said("a", "the force", "military", start=9)],
            1, id="the force",
        ),
        pytest.param(
            [said("a", "Birch Valley Defence League"), said("b", "resistance group", "armed_group")],
            1, id="a defence league is a group",
        ),
        pytest.param(
            [said("a", "", own=True), said("a", "Our field worker", "resident", start=5)],
            1, id="our field worker",
        ),
        pytest.param(
            [
                said("a", "military source", "military", start=1),
                said("a", "the source", "anonymous_official", start=9),
                said("b", "governor", "government"),
            ],
            2, id="the source is no other report's governor",
        ),
        pytest.param([said("a", "Rebels of the Northern Front"), said("b", "Northern Front")], 1, id="rebels of X"),
        pytest.param([said("a", "spokesman for the Northern Front"), said("b", "Northern Front")], 1, id="for X"),
        pytest.param([said("a", "the Northern Front's Radio"), said("b", "Northern Front")], 1, id="the radio of X"),
        pytest.param(
            [said("a", "", own=True, outlet="Northern Front Channel"), said("b", "Northern Front", "armed_group")],
            1, id="a group's channel and the group",
        ),
        pytest.param([said("a", "Northern Front"), said("b", "Southern Front")], 2, id="two fronts"),
        pytest.param([said("a", "the army"), said("b", "army spokesman"), said("c", "military")], 1, id="the army"),
        pytest.param(
            [said("a", "Iraqi army", "military"), said("b", "Syrian army", "military")], 2, id="two armies",
        ),
        pytest.param(
            [said("a", "Iraqi army"), said("b", "Syrian army"), said("c", "the army")], 3, id="which army, nobody says",
        ),
        pytest.param([said("a", "interior ministry"), said("b", "interior minister")], 1, id="its minister"),
        pytest.param([said("a", "interior ministry"), said("b", "defence ministry")], 2, id="two ministries"),
        pytest.param([said("a", "officials", "government"), said("b", "police")], 1, id="officials"),
        pytest.param(
            [said("a", "officials", "government"), said("b", "police"), said("c", "governor")],
            2, id="officials of whom nobody knows: one of those of their state",
        ),
        pytest.param(
            [said("a", "the Observatory", "monitor"), said("b", "Valley Observatory", "monitor")],
            1, id="the Observatory that another names",
        ),
        pytest.param(
            [said("a", "N. Marun", office="police colonel"), said("b", "police")], 1, id="an officer by name",
        ),
        pytest.param([said("a", "residents", "resident"), said("b", "residents", "resident")], 2, id="other residents"),
        pytest.param([said("a", "police"), said("a", "he")], 1, id="he, who spoke before"),
        pytest.param([said("a", "We"), said("a", "", own=True)], 1, id="we, who write"),
        pytest.param(
            [said("a", "", own=True, agency="Harbour News"), said("b", "", own=True, agency="Harbour News")],
            1, id="one agency carried twice",
        ),
        pytest.param(
            [said("a", "Harbour News", "news_agency"), said("b", "police", outlet="Harbour News")],
            1, id="an agency that relays the police",
        ),
        pytest.param(
            [
                said("c", "police", outlet="Karvan Daily"), said("b", "police", outlet="Harbour News"),
                said("a", "Harbour News", "news_agency"),
            ],
            1, id="an agency that relays the police as others do",
        ),
        pytest.param(
            [said("a", "", own=True, outlet="State Radio"), said("b", "interior ministry")],
            1, id="the state's radio and its ministry",
        ),
        pytest.param(
            [said("a", "", own=True, outlet="Valley Justice Network"), said("b", "a rights group", "ngo")],
            1, id="a rights group that writes itself",
        ),
        pytest.param(
            [said("a", "agence", language="fr", english="agency of emergency"), said("b", "emergency agency")],
            1, id="an agency in two languages",
        ),
        pytest.param(
            [said("a", "drivers", "resident"), said("a", "three drivers", "resident")], 1, id="drivers of one report",
        ),
        pytest.param([said("a", "police"), said("a", "Karvan", places={"karvan"})], 1, id="a place says nothing"),
        pytest.param(
            [said("a", "media reports", "outlet"), said("b", "police")], 1, id="media that nobody names",
        ),
        pytest.param(
            [said(r, "residents", "resident", text=STATEMENT * 3) for r in "ab"],
            1, id="residents of a copy",
        ),
        pytest.param(
            [said("a", "a commander", content=QUOTED), said("b", "the Valley Brigade", content=QUOTED)],
            1, id="one statement under two names",
        ),
        pytest.param(
            [
                said("a", "Green Brigades", stance="claims_responsibility"),
                said("b", "كتائب الخضراء", stance="claims_responsibility", language="ar", english=""),
            ],
            1, id="one claimant in two scripts",
        ),
        pytest.param(
            [said("a", "dockers' union"), said("b", "sindicato", language="pt", english="union of portuários")],
            1, id="one union in two languages",
        ),
        pytest.param(
            [said("a", "Valley Observatory", "monitor"), said("a", "six people who fled", via=["Valley Observatory"])],
            1, id="people whom a monitor asked",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Observatory"),
                said("a", "residents", "resident", outlet="Valley Observatory", via=["us"]),
            ],
            1, id="people whom the monitor that writes asked",
        ),
        pytest.param(
            [said("a", "", own=True, outlet="Karvan Daily"), said("a", "residents", "resident", via=["us"])],
            2, id="people whom a paper asked",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Dawn Voice", as_what="radio of the Northern Front"),
                said("b", "Northern Front", "armed_group"),
            ],
            1, id="the radio of X, says the text",
        ),
        pytest.param(
            [said("a", "Kandahar province spokesman"), said("b", "N. Marun", office="spokesman for Kandahar province")],
            1, id="a spokesman for a province, by name",
        ),
        pytest.param(
            [said("a", "source in the joint forces", "military"), said("b", "army spokesman of Karvan", "military")],
            2, id="forces of which there are two",
        ),
        pytest.param(
            [said("a", "Frontier Force of Pakistan"), said("b", "Pakistan border force"), said("c", "the Force")],
            1, id="a force",
        ),
        pytest.param([said("a", "police"), said("a", "both sides")], 1, id="both sides"),
        pytest.param(
            [said("a", "central media cell", "military"), said("a", "media cell", "armed_group")],
            1, id="a name cut short",
        ),
        pytest.param(
            [said("a", "police", "police"), said("a", "N. Marun", office="deputy director", start=40)],
            1, id="an officer of those who spoke before",
        ),
        pytest.param(
            [said("a", "residents", "resident"), said("a", "N. Marun", office="deputy director", start=40)],
            2, id="an officer of nobody who spoke before",
        ),
        pytest.param(
            [said("a", "N. Marun", office="deputy director"), said("a", "police", "police", start=40)],
            2, id="an officer who spoke before them",
        ),
        pytest.param(
            [said("a", "township defence force"), said("b", "defence force of Gao"), said("c", "the force's chief")],
            1, id="a force of one township",
        ),
        pytest.param([said("a", "border service"), said("a", "each service")], 1, id="each of them"),
        pytest.param([said("a", "defence ministry"), said("b", "Hill Defence Units")], 2, id="what a ministry is for"),
        pytest.param(
            [said("a", "", own=True, outlet="Hill Post"), said("b", "", own=True, outlet="Hill Conflict Log")],
            2, id="two outlets of one region",
        ),
        pytest.param(
            [
                said("a", "North-Eastern Front", "armed_group"),
                said("b", "Frente Nordeste", "armed_group", language="es", english="front of northeast"),
            ],
            1, id="a quarter of the compass in two languages",
        ),
        pytest.param(
            [said("a", "Northern Hills Army", "military"), said("b", "the rebel group", "armed_group")],
            1, id="a group that is called an army",
        ),
        pytest.param(
            [
                said("a", "command of the army", stance="claims_responsibility"),
                said("b", "جبهة الخضراء", stance="claims_responsibility", language="ar", english="front"),
            ],
            2, id="an army and a group claim it in two languages",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Rights Monitor"),
                said("a", "Elders", "resident", outlet="Valley Rights Monitor"),
                said("a", "a resident of Karvan", "resident", outlet="Valley Rights Monitor"),
                said("a", "the hospital", outlet="Valley Rights Monitor"),
            ],
            2, id="whom a monitor asked, and a body that it cites",
        ),
        pytest.param(
            [said("a", who, "resident", outlet="Valley Post") for who in ("Elders", "a shopkeeper")],
            2, id="whom a paper asked",
        ),
        pytest.param(
            [said("a", "Ankara", "government"), said("b", "Turkish police"), said("b", "Turkish army")],
            2, id="a capital is any body of its state",
        ),
        pytest.param(
            [said("a", "the separatist front"), said("b", "Delta Volunteers", stance="claims_responsibility")],
            1, id="the front, and who claims it",
        ),
        pytest.param(
            [said("a", "the rebel group"), said("b", "Catholic priest", "other")], 2, id="a group is no priest",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Incident Archive"),
                said("a", "contact", office="our contact in Karvan", outlet="Valley Incident Archive"),
                said("a", "contact", office="Our contact in Karvan", outlet="Valley Incident Archive"),
            ],
            1, id="our contact",
        ),
        pytest.param([said("a", "prime minister"), said("b", "police")], 2, id="who leads a state is no police"),
        pytest.param([said("a", "the Iraqi side"), said("b", "Iraqi government")], 1, id="a state's side"),
        pytest.param([said("a", "the region's doctors"), said("b", "Valley Doctors' Union")], 1, id="doctors' union"),
        pytest.param([said("a", "the region's nurses"), said("b", "Valley Dockers' Union")], 2, id="another union"),
        pytest.param(
            [said("a", "Hlib Danko"), said("b", "Гліб Данко", language="uk", english="Glib Danko")],
            1, id="one person in two scripts",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Peace Register"),
                said("a", "eleven survivors", outlet="Valley Peace Register", via=["us"]),
                said("a", "Six villagers of Karvan", outlet="Valley Peace Register", via=["field staff"]),
                said("a", "One of them", outlet="Valley Peace Register", via=["the Register"]),
                said("a", "a nurse", "medical", outlet="Valley Peace Register", via=["us"]),
            ],
            1, id="all whom a register heard",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Peace Register"),
                said("a", "nurse at the Karvan hospital", "medical", outlet="Valley Peace Register", via=["us"]),
                said("a", "civil defence directorate", "medical", outlet="Valley Peace Register", via=["us"]),
                said("a", "The county", outlet="Valley Peace Register"),
            ],
            4, id="bodies that told a register are their own",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Post"),
                said("a", "eleven survivors", outlet="Valley Post", via=["us"]),
                said("a", "a presenter", "outlet", outlet="Valley Post", via=["our reporter"]),
            ],
            3, id="people whom a paper asked, one of them of a radio",
        ),
        pytest.param(
            [
                said("a", "the team's doctor", "medical", outlet="Valley Rights Desk"),
                said("a", "", own=True, outlet="Valley Rights Desk"),
            ],
            1, id="the team's doctor",
        ),
        pytest.param(
            [
                said("a", "driver", "resident", language="fr", via=["Syndicat des transporteurs"]),
                said("b", "Transporters' Union", "ngo"),
                said("c", "the transport union", "ngo"),
            ],
            1, id="whom a union heard that other reports name",
        ),
        pytest.param(
            [said("a", "driver", "resident", via=["Dockers' Union"]), said("b", "Miners' Union", "ngo")],
            2, id="whom another union heard",
        ),
        pytest.param(
            [said("a", who, "resident", via=["Casa Luz Rights Group"]) for who in ("driver", "Two of them")],
            1, id="whom a group heard that nobody quotes itself",
        ),
        pytest.param(
            [said("a", "a doctor at the district hospital", "medical"), said("b", "records of the district hospital")],
            1, id="a hospital, its staff and its records",
        ),
        pytest.param(
            [
                said("a", "the town's health directorate"),
                said("b", "مديرية الصحة", language="ar", english="district of health"),
                said("c", "the town's hospital", "medical"),
            ],
            2, id="a health directorate in two languages, and a hospital",
        ),
        pytest.param(
            [
                said("a", "The Command", "military", outlet="Valley State Police Command"),
                said("a", "the bomb disposal unit", "military", outlet="Valley State Police Command"),
                said("b", "police", "police"),
            ],
            1, id="the command, and a unit, in the report of the police",
        ),
        pytest.param(
            [
                said("a", "a village headman", "government", outlet="Valley State Police Command"),
                said("a", "the governor", "government", outlet="Valley State Police Command"),
                said("b", "police", "police"),
            ],
            3, id="others in the report of the police",
        ),
        pytest.param(
            [
                said("a", "Brigada 84", "military", language="es", english="Brigade 84", outlet="Ejército"),
                said("b", "the army", "military"),
                said("c", "N. Marun", office="commander of the 97th Infantry Battalion"),
            ],
            1, id="units of one army",
        ),
        pytest.param(
            [said("a", "Harsha Battalion", "military"), said("b", "the army", "military")], 2, id="a named one",
        ),
        pytest.param(
            [said("a", "Sheriff Zaro Marun", "police"), said("b", "Police commander Karim Amin", "police")],
            1, id="two officers by name of one police",
        ),
        pytest.param(
            [
                said("a", "a spokesman for the Badia Companies", "government", office="In an audio message a", start=9),
                said("a", "Civic Guard", "police", start=1),
            ],
            2, id="who speaks for somebody else is no officer of those before",
        ),
        pytest.param(
            [said("a", "Civic Guard"), said("b", "Garde civique", "police", language="fr", english="Guard civic")],
            1, id="a civic guard in two languages",
        ),
        pytest.param(
            [
                said("a", "Frente Llanos Libres", language="es", english="Front Plain Frees"),
                said("b", "Fronte Llanos Libres", language="it", english="Front Llanos Libres"),
            ],
            1, id="a name that one language leaves as it is",
        ),
        pytest.param(
            [
                said("a", "Frente Norte", language="es", english="Front North"),
                said("b", "Fronte Popolare", language="it", english="Front Popular"),
            ],
            2, id="one word alike",
        ),
        pytest.param(
            [
                said("a", "city military administration", "government"),
                said("b", "областная администрация", "government", language="ru", english="regional administration"),
                said("c", "the regional governor", "government"),
            ],
            2, id="who governs a town, and who its region",
        ),
        pytest.param(
            [said("a", "governor's spokesman", "government"), said("b", "a provincial official", "government")],
            1, id="an official of the province",
        ),
        pytest.param(
            [
                said("a", "Northern Front", "armed_group", stance="claims_responsibility", start=1),
                said("a", "a provincial official", "government", start=9),
            ],
            2, id="an official of nobody who spoke before",
        ),
        pytest.param(
            [said("a", "three traders", "resident", start=1), said("a", "the coordinator", "government", start=9)],
            2, id="a coordinator of no traders",
        ),
        pytest.param(
            [
                said("a", "Units of the Marun", stance="claims_responsibility", start=9),
                said("a", "the village headman", "government", start=1),
            ],
            2, id="who claims it is no headman",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Valley Governorate"),
                said("b", "security source", "police"),
                said("c", "the governor's office of Valley", "government"),
            ],
            2, id="a body that writes itself repeats nobody",
        ),
        pytest.param(
            [
                said("a", "", own=True, outlet="Movimiento Tierra y Luz", language="es"),
                said("b", "Land and Light", office="party"),
            ],
            1, id="a party's own report",
        ),
        pytest.param(
            [said("a", "", own=True, outlet="Northern Line"), said("b", "Northern Shield", "armed_group")],
            2, id="an outlet of the same quarter",
        ),
        pytest.param(
            [
                said("a", "Karvan Development Union", "ngo"),
                said("b", "اتحاد تنمية", "ngo", language="ar", english="union of developments of Krfn"),
            ],
            1, id="the only union, with a word in common",
        ),
        pytest.param(
            [
                said("a", "emergencies ministry", "government"),
                said("b", "Минобороны", "government", language="ru", english="defence ministry"),
            ],
            2, id="two ministries in two languages",
        ),
    ],
)  # fmt: skip
def test_origins(voices: list[tuple[dict[str, Any], dict[str, Any]]], count: int) -> None:
    found = origins_of(voices, TABLE)
    assert len(independent(found)) == count
    assert count == len(voices) or any(o.steps for o in found)


@given(st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    voices = [
        said("a", "Rebels of the Northern Front"), said("b", "Northern Front"), said("c", "the army"),
        said("c", "he"), said("d", "residents", "resident"), said("e", "officials", "government"),
    ]  # fmt: skip
    assert len(independent(origins_of([voices[i] for i in order], TABLE))) == 3


def test_many_copies_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr("dateline.link.origins.PAIRS", (lambda a, b: looks.append(1),))
    accounts = [account(f"r{n}", claim("police"), claim("r", own=True), text_group="g") for n in range(500)]
    assert weighed(*accounts)["sources"]["reports"] == 500
    assert len(looks) == 1


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        pytest.param(["ATTACK", "AIR_STRIKE"], "AIR_STRIKE", id="the weapon says more"),
        pytest.param(
            ["ATTACK", "PROPERTY_DISTRUCT", "PROPERTY_DISTRUCT"], "ATTACK", id="burning besides killing"
        ),
        pytest.param(["ATTACK", "ATTACK", "ARMED_CLASH"], "ATTACK", id="most reports"),
        pytest.param(["PROPERTY_DISTRUCT"], "PROPERTY_DISTRUCT", id="looting alone"),
    ],
)
def test_the_type_of_an_incident(types: list[str], expected: str) -> None:
    assert type_of(iter(types)) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("Karvan", "Attack in Karvan, 2034-03-13", id="a town"),
        pytest.param("40 km north of Karvan", "Attack 40 km north of Karvan, 2034-03-13", id="a distance"),
    ],
)
def test_labels(place: str, expected: str) -> None:
    assert label_of("ATTACK", {"name": place}, {"start": "2034-03-13"}) == expected


BURST = {"quote": "four died when a tyre burst"}


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param(claim("army", start=9, content=[{"quote": "a lorry caught fire"}]), 0, id="an accident after it"),
        pytest.param(claim("army", about="toll", start=9, content=[{"quote": "nine were killed"}]), 1, id="the dead"),
        pytest.param(
            claim("army", about="toll", start=9, content=[{"quote": "the bus overturned and nine died"}]),
            0, id="the dead of an accident",
        ),
        pytest.param(
            claim("army", about="toll", start=1, cue={"quote": "saying", "start": 30}, content=[BURST]),
            0, id="going on, named once",
        ),
        pytest.param(claim("police", start=9), 1, id="another"),
    ],
)  # fmt: skip
def test_who_denies_it_all_tells_of_an_accident_in_its_place(second: dict[str, Any], count: int) -> None:
    found = weighed(account("a", claim("army", "denies", start=1), second))
    assert found["sources"]["independent"] == count


def test_hearsay_of_nobody_is_no_origin() -> None:
    found = weighed(account("a", claim("", own=True, kind="outlet", cue="reportedly"), claim("police")))
    assert found["sources"]["independent"] == 1

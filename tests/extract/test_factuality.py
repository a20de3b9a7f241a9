"""What happened apart from what was attempted, planned, supposed or denied; news apart from background."""

from __future__ import annotations

import pytest

from dateline.pipeline import Tools
from extract.mentions import fails, mentions


@pytest.mark.parametrize(
    ("text", "word", "happened"),
    [
        pytest.param("Rebels attacked the base.", "attacked", "actual", id="past"),
        pytest.param("Rebels are attacking the base.", "attacking", "actual", id="going on"),
        pytest.param("Rebels may attack the base.", "attack", "hypothetical", id="may"),
        pytest.param("Rebels could attack the base.", "attack", "hypothetical", id="could"),
        pytest.param(
            "Rebels may have attacked the base.", "attacked", "actual", id="may have is doubt, not future"
        ),
        pytest.param("The base must have been attacked by rebels.", "attacked", "actual", id="must have"),
        pytest.param("Rebels will attack the base.", "attack", "planned", id="will"),
        pytest.param("Rebels will have attacked by now.", "attacked", "actual", id="will have"),
        pytest.param("Rebels tried to attack the base.", "attack", "attempted", id="tried to"),
        pytest.param("Rebels attempted an attack on the base.", "attack", "attempted", id="attempted noun"),
        pytest.param(
            "An attempted attack on the base caused panic.", "attack", "attempted", id="attempted before"
        ),
        pytest.param("Police foiled an attack on the base.", "attack", "foiled", id="foiled"),
        pytest.param(
            "A unit tried to stop the assault.", "assault", "actual", id="tried to stop what was going on"
        ),
        pytest.param("A unit tried to stop an attack.", "attack", "foiled", id="tried to stop one"),
        pytest.param("An attack on the base was foiled.", "attack", "foiled", id="was foiled"),
        pytest.param("Police foiled a plot to bomb the station.", "bomb", "foiled", id="foiled plot to"),
        pytest.param(
            "Police prevented rebels from attacking the base.", "attacking", "foiled", id="prevented from"
        ),
        pytest.param(
            "A court ordered an inquiry into the attack on the base.",
            "attack",
            "actual",
            id="an inquiry is ordered",
        ),
        pytest.param("A court ordered the attack on the base.", "attack", "planned", id="it is ordered"),
        pytest.param("Rebels planned to attack the base.", "attack", "planned", id="planned to"),
        pytest.param("The bomb was timed to explode at noon.", "explode", "planned", id="timed to"),
        pytest.param("The bomb was to explode at noon.", "explode", "planned", id="was to"),
        pytest.param("Rebels set off a bomb and ran.", "set", "actual", id="set off"),
        pytest.param("He fled before the bomb exploded.", "exploded", "actual", id="before it exploded"),
        pytest.param("Rebels are preparing an attack on the base.", "attack", "planned", id="preparing"),
        pytest.param(
            "Rebels threatened an attack on the base.", "attack", "threatened", id="threatened noun"
        ),
        pytest.param("If rebels attack the base, the bridge will close.", "attack", "hypothetical", id="if"),
        pytest.param(
            "The bridge will close unless rebels attack the base.", "attack", "hypothetical", id="unless"
        ),
        pytest.param("Rebels did not attack the base.", "attack", "denied", id="not"),
        pytest.param("Rebels never attacked the base.", "attacked", "denied", id="never"),
        pytest.param("No attack on the base took place.", "attack", "denied", id="no + noun"),
        pytest.param("The monitors found no sign of an attack.", "attack", "denied", id="no sign of it"),
        pytest.param("No one attacked the base.", "attacked", "denied", id="no one"),
        pytest.param("None of the rebels attacked the base.", "attacked", "denied", id="none of"),
        pytest.param(
            "Rebels stopped short of attacking the base.",
            "attacking",
            "denied",
            marks=fails('"stop short of" is no cue'),
            id="stopped short of",
        ),
        pytest.param("Rebels attacked the base but took nothing.", "attacked", "actual", id="but"),
        pytest.param(
            "The army failed to stop the attack on the base.",
            "attack",
            "actual",
            id="failed to stop",
        ),
        pytest.param("Rebels called for an attack on the base.", "attack", "planned", id="called for"),
        pytest.param("The army fears an attack on the base.", "attack", "hypothetical", id="fears"),
        pytest.param(
            "The army did not say whether rebels attacked the base.", "attacked", "hypothetical", id="whether"
        ),
        pytest.param(
            "Rebels said they would attack the base.",
            "attack",
            "planned",
            id="would in reported speech",
        ),
        pytest.param("Rebels managed to attack the base.", "attack", "actual", id="managed to"),
        pytest.param(
            "Rebels who tried to flee attacked the base.",
            "attacked",
            "actual",
            marks=fails('the phrase "flee attack" is found across clauses'),
            id="tried in another clause",
        ),
        pytest.param(
            "Rebels attacked the base, hoping to free prisoners.", "attacked", "actual", id="hope below it"
        ),
        pytest.param(
            "Peace talks are due to resume on Friday.", "talks", "planned", id="talks due to resume"
        ),
        pytest.param(
            "The desk calls for the release of two men detained in Karvan.",
            "detained",
            "actual",
            id="a participle",
        ),
        pytest.param("The peace talks will begin on Friday.", "talks", "planned", id="talks will begin"),
        pytest.param("The union has called a general strike.", "strike", "planned", id="called a strike"),
        pytest.param(
            "Drivers were told to avoid the valley after the shooting at the post.",
            "shooting",
            "actual",
            id="after rests on what happened",
        ),
        pytest.param(
            "Days after a farmhand was shot in Karvan, a film has come to light.",
            "shot",
            "actual",
            id="no film tells what came before it",
        ),
        pytest.param(
            "The army called the strike on Karvan a success.", "strike", "actual", id="called it a success"
        ),
        pytest.param(
            "The army launched an operation to arrest the gunmen.",
            "arrest",
            "planned",
            id="the aim of an operation",
        ),
        ("The army said it was ready to repel any attack.", "attack", "planned"),
        ("Guards repelled an attack.", "attack", "foiled"),
        ("The guards did not prevent the attack on the market.", "attack", "actual"),
        ("The army does not stop shelling the port.", "shelling", "actual"),
        ("Rebels stopped shelling the port at noon.", "shelling", "actual"),
        ("Guards stopped the attack on the market.", "attack", "foiled"),
        ("The parliament debated military action against the rebels.", "action", "planned"),
        ("Our units carried out a military action against a patrol.", "action", "actual"),
        ("Police stopped a gang from kidnapping a judge.", "kidnapping", "foiled"),
        ("Had the mine gone off later, it would have hurt children.", "gone", "hypothetical"),
        ("Nobody should be kidnapped.", "kidnapped", "hypothetical"),
        ("The army must prevent a raid on the camps.", "raid", "hypothetical"),
        ("An explosion at the mill was an accident.", "explosion", "hypothetical"),
        ("The night passed without shelling.", "shelling", "denied"),
        ("The party called on supporters to take to the streets.", "take", "planned"),
        ("A strike on a tanker could close the strait.", "strike", "hypothetical"),
        ("The strike on the tanker could close the strait.", "strike", "actual"),
        ("A law that would let soldiers shell the forest is debated.", "shell", "hypothetical"),
        ("Farmers were advised to shoot the raiders.", "shoot", "hypothetical"),
        ("The army ruled out a raid on the camp.", "raid", "hypothetical"),
        pytest.param(
            "Police launched an operation for the arrest of the gunmen.",
            "arrest",
            "planned",
            id="operation for",
        ),
        pytest.param(
            "Raids are being conducted to arrest the gunmen.", "arrest", "planned", id="raids to arrest"
        ),
        pytest.param(
            "Efforts are under way to arrest the gunmen.", "arrest", "planned", id="efforts to arrest"
        ),
        pytest.param("Soldiers came to arrest the mayor.", "arrest", "planned", id="came to arrest"),
        pytest.param(
            "The operation led to the arrest of two men.", "arrest", "actual", id="operation led to arrest"
        ),
        pytest.param(
            "Police mounted an operation and arrested two men.",
            "arrested",
            "actual",
            id="operation and arrest",
        ),
        pytest.param(
            "The search ended with the arrest of two men.", "arrest", "actual", id="search ended with arrest"
        ),
        pytest.param(
            "The army announced that its jets had carried out a strike on the port.",
            "strike",
            "actual",
            id="announced that it was done",
        ),
        pytest.param(
            "Our team was able to confirm that an air strike hit a mill.",
            "hit",
            "actual",
            id="was able to confirm",
        ),
        pytest.param("The rebels are able to shell the town.", "shell", "hypothetical", id="are able to"),
        pytest.param("Karvan: two assaults repelled.", "assaults", "foiled", id="assaults repelled"),
        pytest.param(
            "The attack on Karvan stopped at noon.", "attack", "actual", id="an attack that stopped"
        ),
        pytest.param(
            "The captain accused of ordering the shooting has gone.",
            "shooting",
            "actual",
            id="ordering the shooting",
        ),
        pytest.param(
            "On the evening of 6 May our men struck a post.",
            "struck",
            "actual",
            id="May after its day is no helper",
        ),
    ],
)
def test_happened(tools: Tools, text: str, word: str, happened: str) -> None:
    assert mentions(tools, text).at(word).happened == happened


@pytest.mark.parametrize(
    ("text", "word", "news"),
    [
        pytest.param(
            "Gunmen shot at guards who searched the scene of the previous night's bombing.",
            "bombing",
            False,
            id="of a time before the one told",
        ),
        pytest.param("Rebels attacked the base on Sunday.", "attacked", True, id="a day"),
        pytest.param(
            "Hundreds marched in Karvan on Sunday against the arrest of two clerks.",
            "arrest",
            False,
            id="what they marched against",
        ),
        pytest.param(
            "Hundreds marched in Karvan on Sunday and police announced the arrest of two clerks.",
            "arrest",
            True,
            id="what came of a march",
        ),
        pytest.param(
            "Gunmen demanded the release of two men jailed in Karvan.", "jailed", False, id="men jailed in X"
        ),
        pytest.param(
            "They sought the release of nine rebels detained in Karvan.",
            "detained",
            False,
            id="rebels detained",
        ),
        pytest.param("Two men were jailed in Karvan on Sunday.", "jailed", True, id="were jailed"),
        pytest.param(
            "They want the release of a man held for the murder of a judge in Karvan.",
            "murder",
            False,
            id="what a prisoner is held for",
        ),
        pytest.param(
            "They want the release of two men who are in prison for the murder of three nurses.",
            "murder",
            False,
            id="in prison for",
        ),
        pytest.param(
            "A man charged with the bombing of a bank was found dead.", "bombing", False, id="charged with"
        ),
        pytest.param(
            "He sought the freedom of a pilot jailed for his part in raids on villages.",
            "raids",
            False,
            id="jailed for their part in",
        ),
        pytest.param(
            "Police detained two men for the murder of a judge.", "murder", True, id="why they were detained"
        ),
        pytest.param(
            "Troops freed a man held for Sunday's murder of a judge.", "murder", True, id="of a day"
        ),
        pytest.param(
            "Three men held for the murder of the judge were named.", "murder", True, id="of whom was told"
        ),
        pytest.param(
            "The same group claimed responsibility for the killing of an envoy in Mirab.",
            "killing",
            False,
            id="what the same group has claimed",
        ),
        pytest.param(
            "The group, which has claimed responsibility for other raids on clinics, gave no reason.",
            "raids",
            False,
            id="other raids that they claimed",
        ),
        pytest.param(
            "The League was responsible for similar bombings in Mirab.", "bombings", False, id="similar ones"
        ),
        pytest.param(
            "The group claimed responsibility for the killing of an envoy.",
            "killing",
            True,
            id="what they claimed",
        ),
        pytest.param(
            "The same group claimed responsibility for the attack.", "attack", True, id="claimed the attack"
        ),
        pytest.param(
            "The same group claimed responsibility for the killing of an envoy on Sunday.",
            "killing",
            True,
            id="claimed by the same group, of a day",
        ),
        pytest.param("It is one more in a series of bombings.", "bombings", False, id="another in a series"),
        pytest.param(
            "The explosion is linked to a series of raids.", "raids", False, id="linked to a series of raids"
        ),
        pytest.param(
            "Police held two men linked to a series of raids in Karvan.", "raids", True, id="men linked to it"
        ),
        pytest.param("Karvan was hit by a series of bombings.", "bombings", True, id="hit by a series"),
        pytest.param("Police freed six nuns held by rebels.", "held", True, id="freed nuns held"),
        pytest.param(
            "Rebels fighting the army shot a trader.", "fighting", False, id="rebels fighting the army"
        ),
        pytest.param(
            "A group that is fighting for independence hit the port.", "fighting", False, id="fighting for"
        ),
        pytest.param("Soldiers are fighting rebels in Karvan.", "fighting", True, id="are fighting"),
        pytest.param("Rebels fought soldiers in Karvan.", "fought", True, id="fought"),
        pytest.param("Rebels attacked the base in 2019.", "attacked", False, id="an old year"),
        pytest.param("Rebels attacked the base in 2031.", "attacked", True, id="the year of the report"),
        pytest.param("Rebels have attacked the base often.", "attacked", False, id="often"),
        pytest.param("Rebels regularly attack the base.", "attack", False, id="regularly"),
        pytest.param(
            "Earlier this year, rebels attacked the base.", "attacked", False, id="earlier this year"
        ),
        pytest.param("Rebels had attacked the base in a war long ago.", "attacked", False, id="past perfect"),
        pytest.param(
            "The army said rebels had attacked the base on Sunday.",
            "attacked",
            True,
            id="past perfect of reported speech",
        ),
        pytest.param(
            "It was the deadliest day since rebels attacked the base.", "attacked", False, id="measured since"
        ),
        pytest.param(
            "The faction has fought the army for eleven years.", "fought", False, id="lasting state"
        ),
        pytest.param(
            "Numerous attacks on the base have been reported since 2020.", "attacks", False, id="summary"
        ),
        pytest.param(
            "The group was founded after the army killed its leader in 1998.",
            "killed",
            False,
            id="old year in a subordinate clause",
        ),
        pytest.param(
            "Two weeks ago, rebels attacked the base.",
            "attacked",
            False,
            marks=fails("a day weeks back is not background without a date of publication"),
            id="two weeks ago",
        ),
        pytest.param("Rebels attacked the base two days ago.", "attacked", True, id="two days ago"),
        pytest.param(
            "Last year rebels attacked the base.",
            "attacked",
            False,
            marks=fails('"last year" is not resolved where background is told apart'),
            id="last year",
        ),
        pytest.param("Last night rebels attacked the base.", "attacked", True, id="last night"),
        pytest.param(
            "A day after men were seized in Karvan, rebels burned it.", "seized", False, id="a day after"
        ),
        pytest.param("They will pay for every child they killed.", "killed", False, id="every"),
        pytest.param("Unrest broke out in Karvan on Monday.", "Unrest", True, id="a state of a day"),
        pytest.param("The unrest in Karvan keeps shops closed.", "unrest", False, id="a state"),
        pytest.param(
            "Nine women were subjected to sexual violence on Monday.", "violence", True, id="undergone"
        ),
        pytest.param(
            "Rebels attacked the base in retaliation for a raid on their camp.",
            "raid",
            False,
            id="in a motive",
        ),
        pytest.param(
            "Gunmen shot five farmers on Sunday, a day after a raid on a mill.",
            "raid",
            False,
            id="a day after a",
        ),
        pytest.param(
            "Police arrested two men a day after the raid on a mill.", "raid", True, id="a day after the"
        ),
        pytest.param(
            "The gate opened a week after a clash that left two dead.",
            "clash",
            True,
            id="told by its own clause",
        ),
        pytest.param(
            "Residents put up a roadblock after a week of kidnappings.",
            "kidnappings",
            False,
            id="a week of kidnappings",
        ),
        pytest.param("The truce was not ours to break.", "truce", False, id="a truce known already"),
        pytest.param("Clashes erupted in Karvan on Monday.", "Clashes", True, id="erupted in a town"),
        pytest.param("A string of bombings hit Karvan on Monday.", "bombings", True, id="a string of them"),
        pytest.param(
            "The town had not seen a bombing for three years.", "bombing", False, id="what had not been seen"
        ),
        pytest.param(
            "Bridges have been blown up and nobody counts them.", "blown", False, id="a summary of many"
        ),
        pytest.param("Bridges have been blown up in Karvan.", "blown", True, id="what was done in one place"),
        pytest.param(
            "A bomb killed nine in Karvan on Monday, the deadliest attack since 2027.",
            "killed",
            True,
            id="ranked since a year",
        ),
        pytest.param(
            "Families have fled since raiders beheaded six men on Monday.",
            "beheaded",
            True,
            id="since Monday",
        ),
        pytest.param(
            "The talks broke down in 2029 after rebels killed nine cadets.", "killed", False, id="as old"
        ),
        pytest.param(
            "Many were driven out by the raid of 2029, which killed thirty.",
            "killed",
            False,
            id="of an old raid",
        ),
        pytest.param(
            "Relatives of nine people killed when a bomb went off in 2029 met on Monday.",
            "killed",
            False,
            id="when it went off",
        ),
        pytest.param(
            "A bomb killed two in Karvan. The rebels behead those who help the state.",
            "behead",
            False,
            id="what they do",
        ),
        pytest.param(
            "The bishop condemned gangs who abduct travellers.", "abduct", False, id="gangs who abduct"
        ),
        pytest.param("Rebels abduct nine travellers in Karvan.", "abduct", True, id="the present of a lead"),
        pytest.param(
            "He said kidnapping has become a trade in the north.", "kidnapping", False, id="all kidnapping"
        ),
        pytest.param("Rights groups have accused them of rape.", "rape", False, id="have long been accused"),
        pytest.param("The mayor accused them of a rape in Karvan.", "rape", True, id="accused of one"),
        pytest.param(
            "The rebels said on Monday they had carried out the previous day's bombing of a mill.",
            "bombing",
            True,
            id="the previous day's in a lead",
        ),
        pytest.param(
            "A court sentenced two men on Monday. One of them shot a guard.", "shot", False, id="a verdict"
        ),
        pytest.param("The gang lives by kidnapping.", "kidnapping", False, id="lives by kidnapping"),
        pytest.param(
            "A former rebel who kidnapped two tourists runs a hotel.",
            "kidnapped",
            False,
            id="a former rebel who",
        ),
        pytest.param(
            "The inquiry found that soldiers had executed prisoners.",
            "executed",
            False,
            id="an inquiry found",
        ),
        pytest.param("The mayor said that soldiers had executed men.", "executed", True, id="a mayor said"),
        pytest.param("Rebels shot nine men. Hundreds fled their homes.", "fled", False, id="flight"),
        pytest.param(
            "The village had already been attacked in August, when seven people died.",
            "died",
            False,
            id="when it was before",
        ),
        pytest.param(
            "Police had fired on a crowd when a bomb killed two men.", "killed", True, id="what came then"
        ),
        pytest.param("Hundreds fled their homes in Karvan.", "fled", True, id="flight from what is not told"),
        pytest.param(
            "A court sentenced two men on Monday. On Tuesday gunmen shot a guard.",
            "shot",
            True,
            id="beside a verdict",
        ),
        pytest.param(
            "Karvan marked the anniversary on Monday. Rebels shot nine cadets there.",
            "shot",
            False,
            id="an anniversary",
        ),
        pytest.param(
            "A bomb killed nine on the anniversary of the rising. Rebels shot a guard.",
            "shot",
            True,
            id="on an anniversary",
        ),
        pytest.param(
            "Militants have stepped up attacks in recent months.", "attacks", False, id="in recent months"
        ),
        pytest.param(
            "Attacks on convoys have increased in recent weeks.",
            "Attacks",
            False,
            id="increased in recent weeks",
        ),
        pytest.param(
            "The third bombing in recent months killed five.",
            "bombing",
            True,
            id="one of those in recent months",
        ),
        pytest.param(
            "A bomb went off. The city has in the past been hit by bombings.",
            "bombings",
            False,
            id="in the past",
        ),
        pytest.param(
            "Gunmen killed two. The province has long been plagued by clashes.",
            "clashes",
            False,
            id="long plagued by",
        ),
        pytest.param(
            "Gunmen killed two. The area has been the scene of clashes between smugglers and police.",
            "clashes",
            False,
            id="has been the scene of",
        ),
        pytest.param(
            "Gunmen killed two. The road was the scene of an ambush on Tuesday.",
            "ambush",
            True,
            id="the scene of one on a day",
        ),
        pytest.param(
            "Gunmen killed two. The border area often sees clashes.", "clashes", False, id="often sees"
        ),
        pytest.param(
            "Gunmen killed two. The town saw clashes on Tuesday.", "clashes", True, id="saw on a day"
        ),
        pytest.param(
            "Gunmen killed two. The district is known for raids on convoys.", "raids", False, id="known for"
        ),
        pytest.param(
            "A bomb went off. Similar attacks have been claimed by rebels.",
            "attacks",
            False,
            id="similar ones claimed",
        ),
        pytest.param(
            "A bomb went off. Similar attacks hit two other towns on Tuesday.",
            "attacks",
            True,
            id="similar ones on a day",
        ),
    ],
)
def test_news(tools: Tools, text: str, word: str, news: bool) -> None:
    assert mentions(tools, text).at(word).news is news

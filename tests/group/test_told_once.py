"""Whole invented reports: how many happenings of the news each tells, however often it names them."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

PUBLISHED = "2031-05-07"
Row = tuple[str, str | None, str]


def news(tools: Tools, row: Row) -> list[str]:
    """The types of the news events of a report, given as (language, title, text)."""
    language, title, text = row
    report = ingest(text, title=title, published=PUBLISHED, language=language)
    return [e.type for e in read_report(report, tools).events if e.news]


@pytest.mark.parametrize(
    ("row", "types"),
    [
        pytest.param(
            (
                "en",
                "Attack on quarry leaves seven dead",
                "Guards shot dead two raiders on Sunday. Seven masons were killed when raiders captured the town of "
                "Kandahar, a nurse said.",
            ),
            ["ATTACK"],
            id="the toll of the headline",
        ),
        pytest.param(
            ("en", "", "Police arrested two men in Gao on Monday and seized explosives and three pistols."),
            ["ARREST"],
            id="what was found on those arrested",
        ),
        pytest.param(
            (
                "en",
                "",
                "Police arrested two men in Gao on Monday. On Thursday soldiers seized forty rifles near Mopti.",
            ),
            ["ARREST", "DISR_WEAP"],
            id="an arrest, and arms seized elsewhere",
        ),
        pytest.param(
            (
                "de",
                "Unsere Klinik in Kidal ist zerstört",
                "Am Montag hat die Luftwaffe sie mit zwei Bomben getroffen. Unsere Ärztin zählte vier Tote.",
            ),
            ["AIR_STRIKE"],
            id="the one deed of a headline, by another word",
        ),
        pytest.param(
            (
                "en",
                "Attack in Ouagadougou",
                "Rebels stormed a barracks in Djibo on Monday. Four soldiers were killed.",
            ),
            ["ARMED_CLASH"],
            id="the one deed of a headline, at another place",
        ),
        pytest.param(
            (
                "en",
                "Drone strike in Ouagadougou, raid in Djibo",
                "Rebels stormed a barracks in Djibo on Monday. Four soldiers were killed.",
            ),
            ["AIR_STRIKE", "ARMED_CLASH"],
            id="a headline of two deeds",
        ),
        pytest.param(
            (
                "en",
                None,
                "The ministry denied that soldiers had fired on porters in Gao. It said that a patrol came under fire "
                "in the town on Monday and that two guards were hurt.",
            ),
            ["ATTACK"],
            id="what is denied first, and told otherwise",
        ),
        pytest.param(
            (
                "en",
                "Two guards dead in attack on post near Pakistan border",
                "Gunmen threw a grenade at a customs post in Kandahar on Monday, killing two guards.",
            ),
            ["GRENADE"],
            id="near a border, from either side of it",
        ),
        pytest.param(
            (
                "en",
                None,
                "Gunmen stormed a customs post in Kandahar late on Monday, killing two guards. The Northern Front, "
                "which police believe to be behind the raid, had made no statement by Tuesday evening.",
            ),
            ["ATTACK"],
            id="a word that points back, in a clause of another day",
        ),
        pytest.param(
            (
                "en",
                None,
                "Soldiers clashed with rebels in Kandahar on Monday, killing four. The army said the rebels had been "
                "short of fuel. The rebels said that they pulled out of the town in good order.",
            ),
            ["ARMED_CLASH"],
            id="a withdrawal ends a fight",
        ),
        pytest.param(
            (
                "en",
                None,
                "Soldiers clashed with rebels in Kandahar on Monday, killing four. Rebels pulled out of Herat on "
                "Tuesday, the army said.",
            ),
            ["ARMED_CLASH", "NON_VIOL_TERRIT_TRANSFER"],
            id="a withdrawal from elsewhere",
        ),
        pytest.param(
            ("en", None, "Police raided six flats in Kandahar on Monday and arrested three men."),
            ["ARREST"],
            id="a raid of which only arrests are told",
        ),
        pytest.param(
            (
                "de",
                None,
                "Spezialkräfte durchsuchten am Montag in Leipzig vier Wohnungen und nahmen zwei Männer fest.",
            ),
            ["ARREST"],
            id="a raid of which only arrests are told: German",
        ),
        pytest.param(
            (
                "en",
                None,
                "Soldiers raided a house in Kandahar on Monday. Two men were killed and five were arrested.",
            ),
            ["ATTACK", "ARREST"],
            id="a raid that killed",
        ),
        pytest.param(
            (
                "en",
                "Raid on camp near Kandahar",
                "Soldiers raided a camp near Kandahar on Monday, tore down tents and took away 20 men. A boy "
                "was slightly hurt.",
            ),
            ["ARREST"],
            id="a raid that broke and hurt, and took along",
        ),
        pytest.param(
            (
                "en",
                None,
                "Three women were raped by fighters of the Plain Coalition near Kandahar on Monday. A driver who came "
                "to their help was stabbed to death.",
            ),
            ["ATTACK"],
            id="who stood in the way of rape",
        ),
        pytest.param(
            (
                "en",
                None,
                "Gunmen opened fire on the market of Kandahar on Monday evening, killing six traders. The assailants "
                "also set fire to several stalls.",
            ),
            ["ATTACK"],
            id="also, by those who are known",
        ),
        pytest.param(
            (
                "en",
                None,
                "Partisans blew up a railway near Kandahar on Monday. Four wagons were destroyed, two guards died.",
            ),
            ["REM_EXPLOS"],
            id="what a bomb destroyed",
        ),
        pytest.param(
            (
                "en",
                "Gun battle in Kandahar: two soldiers die",
                "People in Kandahar woke up to gunshots on Monday as soldiers and the Plain Coalition clashed.",
            ),
            ["ARMED_CLASH"],
            id="shots without a number are one happening",
        ),
        pytest.param(
            (
                "en",
                "Car bomb in Argelia kills two soldiers",
                "A lorry loaded with explosives was detonated on Sunday in the hamlet of Vega-Baja, Argelia, in "
                "Colombia. Two soldiers died.",
            ),
            ["REM_EXPLOS"],
            id="the headline names the district",
        ),
        pytest.param(
            (
                "en",
                "Car bomb in Argelia kills two soldiers",
                "A lorry loaded with explosives was detonated on Sunday in the hamlet of Vega-Baja, in the west of "
                "Colombia. Two soldiers died.",
            ),
            ["REM_EXPLOS", "REM_EXPLOS"],
            id="the headline names another place",
        ),
        pytest.param(
            (
                "en",
                None,
                "Jets dropped two bombs on Kandahar on Monday. This was announced by the governor. Two houses were "
                "destroyed and three people died.",
            ),
            ["AIR_STRIKE"],
            id="damage told two sentences later",
        ),
        pytest.param(
            (
                "pt",
                "Ataque em Macomia",
                "Homens armados atacaram na segunda-feira a aldeia de Litamanda, no distrito de Macomia, Moçambique.",
            ),
            ["ATTACK"],
            id="the town of a headline may be its district",
        ),
        pytest.param(
            ("en", None, "Heavy fighting exploded on Monday in Kandahar between two militias."),
            ["ARMED_CLASH"],
            id="what explodes as a word for breaking out",
        ),
        pytest.param(
            (
                "en",
                None,
                "Four soldiers were killed in an ambush near Kandahar on Monday. One more victim of the ambush died "
                "on Tuesday.",
            ),
            ["ARMED_CLASH"],
            id="a victim of what was told",
        ),
        pytest.param(
            (
                "it",
                "Notte di guerriglia urbana in Calabria",
                "Scontri lunedì a Cosenza tra due bande. La questura riferisce di sei morti e nove feriti.",
            ),
            ["VIOL_DEMONSTR"],
            id="an unrest in the singular, in the plural and by its dead",
        ),
        pytest.param(
            (
                "en",
                "Bombing kills four before dawn in Kandahar",
                "A bomb exploded in Kandahar on Monday, police said. Four people died.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: English",
        ),
        pytest.param(
            (
                "ar",
                "تفجير فجرا في بلدوين",
                "قتل أربعة أشخاص في تفجير في بلدوين يوم الاثنين، قالت الشرطة.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Arabic",
        ),
        pytest.param(
            (
                "fr",
                "Attentat à l'aube à Goma",
                "Une bombe a explosé lundi à Goma, a indiqué la police. Quatre personnes sont mortes.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: French",
        ),
        pytest.param(
            (
                "ru",
                "Взрыв на рассвете в Грозном",
                "В Грозном в понедельник произошёл взрыв, погибли четыре человека, сообщила полиция.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Russian",
        ),
        pytest.param(
            (
                "es",
                "Explosión de madrugada en Cúcuta",
                "Una bomba estalló el lunes en Cúcuta y mató a cuatro personas, dijo la policía.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Spanish",
        ),
        pytest.param(
            (
                "en",
                "Twin bombs kill four soldiers in Kirkuk",
                "Four soldiers were killed when two roadside bombs hit their patrol in Kirkuk on Monday, police said.",
            ),
            ["REM_EXPLOS"],
            id="two bombs of one attack: English",
        ),
        pytest.param(
            (
                "pt",
                "Duas explosões matam quatro soldados em Maputo",
                "Quatro soldados morreram em duas explosões na segunda-feira em Maputo, disse a polícia.",
            ),
            ["REM_EXPLOS"],
            id="two bombs of one attack: Portuguese",
        ),
        pytest.param(
            (
                "de",
                "Zwei Explosionen in Kirkuk",
                "Vier Soldaten wurden getötet, als am Montag in Kirkuk zwei Bomben explodierten.",
            ),
            ["REM_EXPLOS"],
            id="two bombs of one attack: German",
        ),
        pytest.param(
            (
                "en",
                "At least seven dead as rebels raid Mali post",
                "At least seven soldiers died when militants overran their base in Menaka on Monday, the army said.",
            ),
            ["ARMED_CLASH"],
            id="the headline's raid",
        ),
        pytest.param(
            (
                "fr",
                "Neuf morts dans des manifestations à Lomé",
                "Les manifestations de mardi à Lomé ont fait neuf morts, a dit le préfet.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: French",
        ),
        pytest.param(
            (
                "es",
                "Mueren siete personas en protestas en Cúcuta",
                "Las protestas del lunes en Cúcuta dejaron siete muertos, informó el gobernador.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: Spanish",
        ),
        pytest.param(
            (
                "pt",
                "Sete mortos em protestos em Maputo",
                "Os protestos de segunda-feira em Maputo deixaram sete mortos, disse o governador.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: Portuguese",
        ),
        pytest.param(
            (
                "it",
                "Sette morti nelle proteste a Goma",
                "Le proteste di lunedì a Goma hanno provocato sette morti, ha detto il governatore.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: Italian",
        ),
        pytest.param(
            (
                "uk",
                "Семеро загиблих на протестах у Гомі",
                "Протести в Гомі в понеділок призвели до загибелі семи людей, повідомив губернатор.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: Ukrainian",
        ),
        pytest.param(
            (
                "ar",
                "سبعة قتلى في احتجاجات غوما",
                "أسفرت احتجاجات في غوما يوم الاثنين عن مقتل سبعة أشخاص، قال المحافظ.",
            ),
            ["PEACE_PROTEST"],
            id="the headline's dead: Arabic",
        ),
        pytest.param(
            (
                "en",
                "Bomb kills seven in Kandahar",
                "Three policemen were shot dead in Herat on Monday. The bomb in Kandahar killed seven people.",
            ),
            ["REM_EXPLOS", "ATTACK"],
            id="the headline tells of the second",
        ),
        pytest.param(
            (
                "ar",
                "قصف على إدلب يقتل ثلاثة",
                "قتل ثلاثة أشخاص في قصف على إدلب يوم الاثنين. وقال الوزير إن القصف إحراج لتونس.",
            ),
            ["ART_MISS_ATTACK"],
            id="the shelling, with an article: Arabic",
        ),
        pytest.param(
            (
                "ar",
                "قصف على إدلب يقتل ثلاثة",
                "قتل ثلاثة أشخاص في قصف على إدلب يوم الاثنين. وكان الجيش قد دمر منزلا في حلب.",
            ),
            ["ART_MISS_ATTACK"],
            id="what had been before is background: Arabic",
        ),
        pytest.param(
            ("ar", None, "قصف الجيش يوم الاثنين مقار وتجمعات مسلحين في إدلب."),
            ["ART_MISS_ATTACK"],
            id="gatherings of fighters are no rally: Arabic",
        ),
        pytest.param(
            (
                "ru",
                None,
                "Ракета попала в рынок в Донецке в понедельник. Правительство Украины обвинило Россию в этом ударе.",
            ),
            ["ART_MISS_ATTACK"],
            id="who is accused is no place: Russian",
        ),
        pytest.param(
            (
                "ru",
                None,
                "Ракета попала в рынок в Донецке в понедельник. Правительство России обвинило Украину в этом ударе.",
            ),
            ["ART_MISS_ATTACK"],
            id="who is accused is no place, the other side: Russian",
        ),
        pytest.param(
            (
                "uk",
                None,
                "Ракета влучила в ринок у Донецьку в понеділок. Уряд України звинуватив Росію в цьому ударі.",
            ),
            ["ART_MISS_ATTACK"],
            id="who is accused is no place: Ukrainian",
        ),
        pytest.param(
            (
                "uk",
                None,
                "Ракета влучила в ринок у Донецьку в понеділок. Уряд Росії звинуватив Україну в цьому ударі.",
            ),
            ["ART_MISS_ATTACK"],
            id="who is accused is no place, the other side: Ukrainian",
        ),
        pytest.param(
            (
                "fr",
                None,
                "Des manifestations à Lomé ont fait neuf morts mardi. Le défilé a viré à l'affrontement.",
            ),
            ["PEACE_PROTEST"],
            id="protests, then the march: French",
        ),
        pytest.param(
            ("en", None, "Masons have repaired a school bombed in Basra on March 2."),
            [],
            id="told to say which school",
        ),
        pytest.param(
            ("ru", None, "Неизвестные обстреляли пост в Грозном в понедельник. Введён план «Перехват»."),
            ["ATTACK"],
            id="a plan by its name: Russian",
        ),
        pytest.param(
            (
                "de",
                None,
                "Die Leichen von zwölf Menschen wurden nach dem Angriff auf Amerli in eine Klinik in Mossul gebracht.",
            ),
            ["ATTACK"],
            id="bodies brought elsewhere: German",
        ),
        pytest.param(
            (
                "it",
                None,
                "I corpi di dodici persone sono stati portati all'ospedale di Mosul dopo l'attacco a Sinjar.",
            ),
            ["ATTACK"],
            id="bodies brought elsewhere: Italian",
        ),
        pytest.param(
            ("ru", None, "Тела двенадцати человек доставили в больницу Мосула после нападения на Синджар."),
            ["ATTACK"],
            id="bodies brought elsewhere: Russian",
        ),
        pytest.param(
            ("uk", None, "Тіла дванадцяти людей доставили до лікарні Мосула після нападу на Синджар."),
            ["ATTACK"],
            id="bodies brought elsewhere: Ukrainian",
        ),
        pytest.param(
            (
                "en",
                None,
                "The bodies of 12 people were brought to the hospital of Mosul after the attack on Sinjar.",
            ),
            ["ATTACK"],
            id="bodies brought elsewhere: English",
        ),
        pytest.param(
            (
                "en",
                None,
                "A drone hit a clinic in Basra on Monday, killing two nurses. The director said beds were full. "
                "On Sunday, shells fell on the market of Basra.",
            ),
            ["AIR_STRIKE"],
            id="no more than named, of a day before the news: English",
        ),
        pytest.param(
            (
                "ru",
                None,
                "В понедельник дрон попал в больницу в Грозном, погибли две медсестры. Врач сказал, что мест нет. "
                "В воскресенье сообщалось о взрыве в Хасавюрте.",
            ),
            ["AIR_STRIKE"],
            id="no more than named, of a day before the news: Russian",
        ),
        pytest.param(
            (
                "en",
                None,
                "A drone hit a clinic in Basra on Monday, killing two nurses. The director said beds were full. "
                "On Sunday, shells fell on the market of Basra, killing five people.",
            ),
            ["AIR_STRIKE", "ART_MISS_ATTACK"],
            id="told with its dead, of a day before",
        ),
        pytest.param(
            ("ar", None, "قتل جنديان في هجوم في بلدوين يوم الاثنين. ونفى الجيش سقوط قتلى في صفوفهم."),
            ["ATTACK"],
            id="the fall of men is no fall of a town: Arabic",
        ),
        pytest.param(
            (
                "en",
                None,
                "The Brigade killed four soldiers in an ambush at Basra on Monday. The truce was a promise of others, "
                "and those who broke it have now been punished.",
            ),
            ["ARMED_CLASH"],
            id="a truce known before, beside a loose time",
        ),
        pytest.param(
            (
                "en",
                None,
                "Two roadside bombs hit a bus in Basra on Monday, killing four people. "
                "The second device went off as helpers came.",
            ),
            ["REM_EXPLOS"],
            id="one of those that were counted",
        ),
        pytest.param(
            (
                "en",
                None,
                "A nurse who was hurt in the bombing of Basra on Monday died on Friday, the health office announced "
                "in Baghdad.",
            ),
            ["REM_EXPLOS"],
            id="where the death was announced",
        ),
        pytest.param(
            (
                "en",
                None,
                "Three men who died on Monday when police broke up a road blockade in Basra had been hit by bullets.",
            ),
            ["PROTEST_WITH_INTER"],
            id="two words led to one outcome",
        ),
        pytest.param(
            (
                "en",
                None,
                "Brigade fighters struck a clinic in Basra on Monday, killing three nurses. "
                "A few hours later fighters struck the power station.",
            ),
            ["ATTACK", "ATTACK"],
            id="another thing was hit at another hour",
        ),
        pytest.param(
            (
                "en",
                None,
                "Missiles struck a clinic in Basra on Monday, killing three nurses. "
                "The army said that its forces had struck a depot.",
            ),
            ["ART_MISS_ATTACK"],
            id="what the other side says was hit",
        ),
        pytest.param(
            (
                "en",
                "Killings at Basra market",
                "Two masons told of the morning of 3 May at Basra market. Their words agree. Fighters closed the gate "
                "and took seven men away.",
            ),
            ["ATTACK"],
            id="the killings of the headline, the men led away",
        ),
        pytest.param(
            (
                "fr",
                None,
                "L'association accuse des miliciens d'avoir exécuté cinq de ses membres lundi à Bassora. "
                "Les victimes auraient été emmenées derrière le parc.",
            ),
            ["ATTACK"],
            id="led away to be killed: French",
        ),
        pytest.param(
            (
                "en",
                None,
                "Basra was hit on two consecutive days. Six people have died, the hospital said on Tuesday. "
                "On 5 May a drone hit an ambulance and hurt a driver.",
            ),
            ["ATTACK", "AIR_STRIKE"],
            id="hit on two days, then the second",
        ),
        pytest.param(
            (
                "en",
                "Lorries burned on the Hilla road",
                "Raiders fell upon a column of lorries south of Basra on Monday and killed two drivers.",
            ),
            ["ATTACK"],
            id="a road that leads elsewhere",
        ),
        pytest.param(
            (
                "en",
                None,
                "Six guards were hurt in an attack on their post in Basra on Monday, an officer said. "
                "Houses burned in the town the same evening.",
            ),
            ["ATTACK", "PROPERTY_DISTRUCT"],
            id="the same evening",
        ),
        pytest.param(
            (
                "en",
                None,
                "Rebels burned five lorries in the Ashar district of Basra on Monday night.",
            ),
            ["PROPERTY_DISTRUCT"],
            id="a city and its quarter",
        ),
        pytest.param(
            (
                "en",
                None,
                "3 May, Basra. Bomb at a mill. Two dead. 3 May, Hilla. Bomb at a bank. Two dead.",
            ),
            ["REM_EXPLOS", "REM_EXPLOS"],
            id="two entries of a log",
        ),
        pytest.param(
            (
                "en",
                None,
                "On Monday the governor visited farmers hurt in Sunday's raid on Basra.",
            ),
            ["ATTACK"],
            id="a visit to those who were hurt",
        ),
        pytest.param(
            (
                "en",
                None,
                "A mortar bomb wounded two boys in Basra on Monday. Neighbours heard three explosions within a minute.",
            ),
            ["ART_MISS_ATTACK"],
            id="how it sounded",
        ),
        pytest.param(
            (
                "en",
                None,
                "Gunmen killed a judge in Basra on Monday. It was the third such attack in the province this month.",
            ),
            ["ATTACK"],
            id="one more of its kind",
        ),
        pytest.param(
            (
                "en",
                None,
                "A drone struck a car near Basra on Monday. "
                "The army has carried out dozens of strikes there over the years.",
            ),
            ["AIR_STRIKE"],
            id="what has been done for years",
        ),
        pytest.param(
            (
                "en",
                None,
                "Raiders killed nine herders in Basra on Monday. "
                "The raid is thought to be a reprisal for the killing of two guards.",
            ),
            ["ATTACK"],
            id="what it repays",
        ),
        pytest.param(
            (
                "en",
                None,
                "Gunmen killed six farmers in Basra on Monday, and three guards died in a separate ambush near Mosul.",
            ),
            ["ATTACK", "ATTACK"],
            id="a separate ambush",
        ),
        pytest.param(
            (
                "en",
                None,
                "Guards of the two countries exchanged fire for half an hour near Basra on Monday.",
            ),
            ["ARMED_CLASH"],
            id="for half an hour",
        ),
        pytest.param(
            (
                "en",
                "Two air strikes hit Basra, four dead",
                "Two air strikes killed four people in Basra on Monday. The first strike came at dawn.",
            ),
            ["AIR_STRIKE"],
            id="the first of two",
        ),
        pytest.param(
            (
                "en",
                "Kidnapped priest freed in Basra",
                "A priest who was abducted in Basra on Monday was let go on Tuesday, his bishop said.",
            ),
            ["ABDUCT_DISSAP"],
            id="a priest is let go",
        ),
        pytest.param(
            (
                "en",
                None,
                "Gunmen shot dead four men at a bridge near Basra on Monday. Two workers fled into the hills. "
                "Before they withdrew, the attackers set fire to a lorry.",
            ),
            ["ATTACK"],
            id="who left a fire behind",
        ),
        pytest.param(
            (
                "en",
                None,
                "The Front said that it stormed a post near Basra on Monday. "
                "The newspaper found no sign of a fire in pictures taken on Tuesday.",
            ),
            ["ATTACK"],
            id="no sign of a fire",
        ),
        pytest.param(
            (
                "en",
                None,
                "A teacher told of killings at a mine near Basra on Monday. An officer would not speak of the raid.",
            ),
            ["ATTACK"],
            id="killings, then the raid",
        ),
        pytest.param(
            (
                "en",
                None,
                "Searchers came to the mine near Basra two days after the killings of 4 May. "
                "They found a fifth miner, shot in the back.",
            ),
            ["ATTACK"],
            id="the killings, then one of the dead",
        ),
        pytest.param(
            (
                "en",
                None,
                "A bomb shattered the door of a court in Basra on Monday, injuring a guard. "
                "The prime minister called the blast an act planned in Tehran.",
            ),
            ["REM_EXPLOS"],
            id="what it was called",
        ),
        pytest.param(
            (
                "en",
                None,
                "Two gunmen on a motorcycle shot dead a mediator in Basra on Monday and wounded his son, it said.",
            ),
            ["ATTACK"],
            id="shot dead by men on a motorcycle",
        ),
        pytest.param(
            (
                "en",
                None,
                "The attack of 3 May on a patrol in Basra has two owners. "
                "On Monday a second group released a video and said that its men had killed four guards.",
            ),
            ["ATTACK"],
            id="a claim released later",
        ),
        pytest.param(
            (
                "en",
                None,
                "Troops killed six rebels in a clash in Kandahar on Monday. Two rifles and ammunition were recovered.",
            ),
            ["ARMED_CLASH"],
            id="what is taken from those who fell",
        ),
        pytest.param(
            ("en", None, "The army killed ten bandits in Kandahar on Monday and recovered three rifles."),
            ["ATTACK"],
            id="weapons taken in one breath with a killing",
        ),
        pytest.param(
            (
                "en",
                "Blast and gunfire at hotel in Kandahar",
                "A car bomb exploded outside a hotel in Kandahar on Monday and gunmen fought their way inside. Nine "
                "people died. Guards were still exchanging fire with the attackers at nightfall.",
            ),
            ["REM_EXPLOS"],
            id="a raid that goes on",
        ),
        pytest.param(
            (
                "en",
                "Suspected chlorine attack on Kandahar",
                "Helicopters dropped barrel bombs on Kandahar on Monday that held what medics believe was chlorine.",
            ),
            ["CHEM_WEAP"],
            id="a gas attack from the air",
        ),
        pytest.param(
            (
                "en",
                None,
                "The air force bombed a depot of the Northern Front in Kandahar on Monday, a military source said. The "
                "source denied reports about the targeting of a market.",
            ),
            ["AIR_STRIKE"],
            id="what is denied of it",
        ),
        pytest.param(
            (
                "en",
                None,
                "Rebels captured Kandahar on Monday, residents said. Fourteen people died, a nurse said.",
            ),
            ["NON_STATE_ACTOR_OVERTAKES_TER"],
            id="the dead of a town's capture",
        ),
        pytest.param(
            (
                "en",
                "Bombs hit Kandahar",
                "Air strikes on the Dand district of Kandahar killed three on Monday. One of the bombs hit a school.",
            ),
            ["AIR_STRIKE"],
            id="a headline's one, told as several of one place",
        ),
        pytest.param(
            (
                "en",
                "Bomb hits market in Kandahar",
                "Attacks in Kandahar killed nine people on Monday. A bomb hit a market, killing six.",
            ),
            ["REM_EXPLOS", "ATTACK"],
            id="attacks of any kind, and the one of the headline",
        ),
        pytest.param(
            (
                "en",
                None,
                "A teacher was killed in an attack on a bus on the road between Gao and Ansongo. The attack "
                "occurred on Sunday in the Tassiga sector.",
            ),
            ["ATTACK"],
            id="where the attack occurred, told after",
        ),
        pytest.param(
            (
                "es",
                None,
                "Una maestra murió en un ataque contra un autobús en la vía entre Gao y Ansongo. El atentado se "
                "registró el domingo en el sector de Tassiga.",
            ),
            ["ATTACK"],
            id="es: where the attack occurred, told after",
        ),
        pytest.param(
            (
                "en",
                None,
                "A teacher was killed in an attack on a bus in Gao on Monday. An attack occurred on Sunday in "
                "Ansongo.",
            ),
            ["ATTACK", "ATTACK"],
            id="an attack that occurred elsewhere",
        ),
        pytest.param(
            (
                "es",
                None,
                "Dos guardias murieron el lunes al estallar un coche bomba en Gao. Nadie lo reivindicó. El "
                "alcalde pidió calma. Las escuelas cerraron. Los hospitales piden sangre. El mercado no abrió. Es "
                "el segundo atentado de este tipo en Gao en tres días.",
            ),
            ["REM_EXPLOS"],
            id="es: which it is in a series, far from it",
        ),
        pytest.param(
            (
                "pt",
                None,
                "Cinco pescadores foram mortos a tiros na segunda-feira em Gao. Foi o segundo ataque do dia na "
                "cidade, depois da explosão que matou um guarda.",
            ),
            ["ATTACK"],
            id="pt: the second of a day, after another",
        ),
        pytest.param(
            (
                "es",
                None,
                "La policía dispersó el lunes una marcha en Gao con gases lacrimógenos. El sindicato habla de "
                "abusos. El ministro lo niega. Una maestra sigue en el hospital por el impacto de una bomba "
                "lacrimógena.",
            ),
            ["PROTEST_WITH_INTER"],
            id="es: what hurt one of those who marched",
        ),
        pytest.param(
            (
                "en",
                None,
                "Police fired tear gas at a crowd in Gao on Monday. On Tuesday they used tear gas in Kidal.",
            ),
            ["PROTEST_WITH_INTER", "PROTEST_WITH_INTER"],
            id="tear gas on two days",
        ),
        pytest.param(
            (
                "es",
                None,
                "Doce presos murieron el lunes en un tiroteo en Gao. Decenas de familiares se congregaron afuera en "
                "busca de noticias.",
            ),
            ["ATTACK"],
            id="es: who comes for news",
        ),
        pytest.param(
            (
                "en",
                None,
                "Hundreds gathered in Gao on Monday to bury the dead.",
            ),
            [],
            id="who comes to bury the dead",
        ),
        pytest.param(
            (
                "en",
                None,
                "Hundreds of residents gathered in Gao on Monday to demand justice.",
            ),
            ["PEACE_PROTEST"],
            id="who comes to demand",
        ),
        pytest.param(
            (
                "pt",
                None,
                "A Justiça condenou na segunda-feira um cabo a 92 anos de prisão por um roubo em Gao.",
            ),
            [],
            id="pt: years in prison",
        ),
        pytest.param(
            (
                "es",
                None,
                "Miembros de Los Delta atacaron el lunes un bar en Gao. Los Delta mataron a dos guardias.",
            ),
            ["ATTACK"],
            id="es: a gang whose name is that of a place",
        ),
    ],
)
def test_one_happening_is_told_once(tools: Tools, row: Row, types: list[str]) -> None:
    assert news(tools, row) == types

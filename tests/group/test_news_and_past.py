"""What is news and on which day, beside what is recalled: each event of the news as one line, in several languages.

Who did it is left out."""

from __future__ import annotations

import pytest
from tests.group.telling import line

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load()


# Read on Thursday, 20 March 2036.
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "Police in Gao used batons on Tuesday to disperse dockers who had blocked a road. Nine were hurt.",
            ["PROTEST_WITH_INTER 2036-03-18 in Gao, 9 hurt"],
            id="batons to disperse a crowd",
        ),
        pytest.param(
            "en",
            "A car bomb killed four people at a checkpoint in Gao on Tuesday. Ambulances came from the town. Traders "
            "marched against the governor.",
            ["REM_EXPLOS 2036-03-18 in Gao, 4 dead"],
            id="told after the news with no place, day or toll",
        ),
        pytest.param(
            "en",
            "A car bomb killed four people at a checkpoint in Gao on Tuesday. Ambulances came from the town. Traders "
            "marched against the governor in Kidal on Wednesday.",
            ["REM_EXPLOS 2036-03-18 in Gao, 4 dead", "PEACE_PROTEST 2036-03-19 in Kidal"],
            id="told after the news with a place and a day",
        ),
        pytest.param(
            "fr",
            "Une voiture piégée a tué quatre personnes à Gao mardi. Des ambulances sont venues de la ville. Des "
            "commerçants ont manifesté contre le gouverneur.",
            ["REM_EXPLOS 2036-03-18 in Gao, 4 dead"],
            id="what traders did, with no place, day or toll",
        ),
        pytest.param(
            "en",
            "Police in Gao used batons on Tuesday to beat a prisoner.",
            ["ATTACK 2036-03-18 in Gao"],
            id="batons to beat somebody",
        ),
        pytest.param(
            "en",
            "The trial of six men over the 2031 bombing of a market in Gao opened on Tuesday. Nine people were killed "
            "in the bombing.",
            [],
            id="the year of what was tried",
        ),
        pytest.param(
            "en",
            "Six men were charged over the bombing of a market in Gao on Tuesday. Nine people were killed in the "
            "bombing.",
            ["REM_EXPLOS 2036-03-18 in Gao, 9 dead"],
            id="a bombing of the week",
        ),
        pytest.param(
            "en",
            "Guards killed a raider and captured another in Gao on Tuesday.",
            ["ARREST 2036-03-18 in Gao", "ATTACK 2036-03-18 in Gao, 1 dead"],
            id="another person is captured",
        ),
        pytest.param(
            "en",
            "Shells fell on a house in Gao on Tuesday. An elderly couple was killed.",
            ["ART_MISS_ATTACK 2036-03-18 in Gao, 2 dead"],
            id="a couple is two",
        ),
        pytest.param(
            "en",
            "Police shot a man in Gao on Tuesday. Last week, three people died there when shells fell.",
            ["ATTACK 2036-03-18 in Gao"],
            id="last week, told after the news",
        ),
        pytest.param(
            "en",
            "The ceasefire collapsed on Tuesday when gunmen attacked a post in Gao.",
            ["ATTACK 2036-03-18 in Gao"],
            id="a ceasefire that is over",
        ),
        pytest.param(
            "en",
            "Police shot a man in Gao on Tuesday. The week before, a polling office there was set on fire.",
            ["ATTACK 2036-03-18 in Gao"],
            id="the week before",
        ),
        pytest.param(
            "en",
            "Police shot a man in Gao on Tuesday. In 2029 soldiers shot dead six people there.",
            ["ATTACK 2036-03-18 in Gao"],
            id="a year before those who did it",
        ),
        pytest.param(
            "en",
            "Both sides signed a truce in Gao on Tuesday, ending two months of clashes that have killed 600 people.",
            ["AGREEMENT 2036-03-18 in Gao"],
            id="months of clashes that have killed",
        ),
        pytest.param(
            "en",
            "Police shot a man in Gao on Tuesday. Last week, the army and the rebels had agreed a ceasefire.",
            ["ATTACK 2036-03-18 in Gao"],
            id="what was agreed last week",
        ),
        pytest.param(
            "en",
            "Police shot a man in Gao on Tuesday. On Wednesday, the army and the rebels agreed a ceasefire.",
            ["ATTACK 2036-03-18 in Gao", "AGREEMENT 2036-03-19 in Gao"],
            id="what was agreed since",
        ),
        pytest.param(
            "en",
            "Last week, three people died in Gao when shells fell.",
            ["ART_MISS_ATTACK 2036-W11 in Gao, 3 dead"],
            id="last week, and nothing else",
        ),
        pytest.param(
            "en",
            "A mine killed two herders near Taoudenni on Monday. In January, a mine killed six on the same track.",
            ["REM_EXPLOS 2036-03-17 in Taoudenni, 2 dead"],
            id="in a month before",
        ),
        pytest.param(
            "en",
            "A mine killed two herders near Taoudenni on Monday. On Tuesday, a mine killed six near Araouane.",
            [
                "REM_EXPLOS 2036-03-17 in Taoudenni, 2 dead",
                "REM_EXPLOS 2036-03-18 in Araouane, 6 dead",
            ],
            id="of two days of the week both are news",
        ),
        pytest.param(
            "en",
            "Three men went on trial in Bamako on Monday over an attack on a hotel in Gao that killed 21 people.",
            [],
            id="a trial",
        ),
        pytest.param(
            "en",
            "Five men accused of bombing a market in Gao appeared in court in Bamako on Monday.",
            [],
            id="in court",
        ),
        pytest.param(
            "en",
            "Gunmen shot a guard in Gao on Monday outside a court where the trial of two militants was under way.",
            ["ATTACK 2036-03-17 in Gao"],
            id="outside a trial",
        ),
        pytest.param(
            "en",
            "A roadside bomb killed four in Gao on Monday. The Front, which has kidnapped dozens here, was blamed.",
            ["REM_EXPLOS 2036-03-17 in Gao, 4 dead"],
            id="what somebody has done to dozens",
        ),
        pytest.param(
            "fr",
            "Une bombe a tué quatre soldats à Gao lundi. Le Front, qui a enlevé des dizaines de gens, n'a pas réagi.",
            ["REM_EXPLOS 2036-03-17 in Gao, 4 dead"],
            id="what somebody has done to dozens, in French",
        ),
        pytest.param(
            "fr",
            "Une bombe a tué quatre soldats à Gao lundi. Les deux camps s'accusent de violer la trêve.",
            ["REM_EXPLOS 2036-03-17 in Gao, 4 dead"],
            id="a truce that is violated",
        ),
        pytest.param(
            "en",
            "A roadside bomb killed four in Gao on Monday. Police blamed the Front, which kidnapped two men on Sunday.",
            ["REM_EXPLOS 2036-03-17 in Gao, 4 dead", "ABDUCT_DISSAP 2036-03-16 in Gao, 2 taken"],
            id="what somebody did the day before",
        ),
        pytest.param(
            "en",
            "Three people killed in an attack in Gao on Monday were buried on Tuesday.",
            ["ATTACK 2036-03-17 in Gao, 3 dead"],
            id="the dead, buried",
        ),
        pytest.param(
            "en",
            "Gunmen blocked the road near Boni on Monday and burned two lorries.",
            ["ATTACK 2036-03-17 in Boni"],
            id="a road blocked by gunmen",
        ),
        pytest.param(
            "en",
            "Residents blocked the road near Boni on Monday.",
            ["PEACE_PROTEST 2036-03-17 in Boni"],
            id="a road blocked by residents",
        ),
        pytest.param(
            "en",
            "Three men died in an ambush near Gao on Monday, bringing to 70 the number of soldiers killed this year.",
            ["ATTACK 2036-03-17 in Gao, 3 dead"],
            id="died in it, and not later",
        ),
        pytest.param(
            "de",
            "Am Montag wurde in Gao ein Händler erschossen. Vergangene Woche waren dort zwei Lehrer getötet worden.",
            ["ATTACK 2036-03-17 in Gao, 1 dead"],
            id="de: last week",
        ),
        pytest.param(
            "ru",
            "Во вторник в Гао застрелили торговца. На прошлой неделе там при обстреле погибли двое.",
            ["ATTACK 2036-03-18 in Гао, 1 dead"],
            id="ru: last week",
        ),
        pytest.param(
            "es",
            "Una mina mató el lunes a dos pastores en Gao. El año pasado, un ataque similar causó seis muertos.",
            ["REM_EXPLOS 2036-03-17 in Gao, 2 dead"],
            id="es: the year before",
        ),
        pytest.param(
            "en",
            "The army shelled Timbuktu on Monday in retaliation for the killing of two officers in Gao.",
            ["ART_MISS_ATTACK 2036-03-17 in Timbuktu"],
            id="a motive lends no dead",
        ),
        pytest.param(
            "fr",
            "Les rebelles ont bombardé Tombouctou lundi en représailles à la mort de trois des leurs tués à Gao.",
            ["ART_MISS_ATTACK 2036-03-17 in Tombouctou"],
            id="fr: a motive lends no dead",
        ),
        pytest.param(
            "en",
            "Gunmen killed two in Gao on Monday. Youths burned a mill in Mopti in retaliation for the killings.",
            ["ATTACK 2036-03-17 in Gao, 2 dead", "PROPERTY_DISTRUCT 2036-03-17 in Mopti"],
            id="a motive that was told as news",
        ),
        pytest.param(
            "en",
            "Rebels shell the farms around Gao nearly every night. On Monday, a shell killed a cook in Gao.",
            ["ART_MISS_ATTACK 2036-03-17 in Gao, 1 dead"],
            id="a habit beside the news",
        ),
        pytest.param(
            "en",
            "Rebels shelled the farms around Gao on Monday night.",
            ["ART_MISS_ATTACK 2036-03-17TNI in Gao"],
            id="one night is no habit",
        ),
        pytest.param(
            "ru",
            "В понедельник в Гао взорвалась мина, погиб солдат. Это третий взрыв в городе за месяц.",
            ["REM_EXPLOS 2036-03-17 in Гао, 1 dead"],
            id="ru: the third one is the one told",
        ),
        pytest.param(
            "ar",
            "هاجم مسلحون يوم الاثنين ثكنة في غاو. وهذا هو الهجوم الثاني في المدينة خلال أسبوع.",
            ["ATTACK 2036-03-17 in غاو"],
            id="ar: the second one is the one told",
        ),
        pytest.param(
            "de",
            "Am Montag brannte in Gao eine Mühle nach einem Anschlag. Seit Januar gab es in Mali neun Anschläge.",
            ["ATTACK 2036-03-17 in Gao"],
            id="de: so many since January",
        ),
        pytest.param(
            "en",
            "The raid came a week after six people were killed in an air strike on Mopti.",
            ["ATTACK"],
            id="what it came after gives neither place nor day",
        ),
        pytest.param(
            "en",
            "Gunmen raided a mill in Gao on Sunday. Two days after the attack, a guard was shot dead in the town.",
            ["ATTACK 2036-03-16 in Gao", "ATTACK 2036-03-18 in Gao, 1 dead"],
            id="days counted on from what was told",
        ),
        pytest.param(
            "en",
            "Gunmen raided a mill in Gao on Sunday. A day after the raid, the mayor said that two guards had died.",
            ["ATTACK 2036-03-16 in Gao, 2 dead"],
            id="what was said after it is no other raid",
        ),
        pytest.param(
            "en",
            "Two guards were killed on Monday in Gao, police said on Thursday. The previous day, men burned a school.",
            ["ATTACK 2036-03-17 in Gao, 2 dead", "PROPERTY_DISTRUCT 2036-03-16 in Gao"],
            id="the day before what was done, not before it was told",
        ),
        pytest.param(
            "pt",
            "Dois guardas foram mortos na segunda-feira em Gao, disse hoje a polícia. "
            "Na véspera, rebeldes atacaram Mopti.",
            ["ATTACK 2036-03-17 in Gao, 2 dead", "ATTACK 2036-03-16 in Mopti"],
            id="pt: the day before what was done",
        ),
        pytest.param(
            "en",
            "The mayor spoke on Wednesday. Overnight, shells killed a cook in Gao.",
            ["ART_MISS_ATTACK 2036-03-19/2036-03-20 in Gao, 1 dead"],
            id="overnight opens a sentence",
        ),
        pytest.param(
            "en",
            "A week after the bombing of a mill in Mopti that killed 20, gunmen shot dead a miller in Gao on Tuesday.",
            ["ATTACK 2036-03-18 in Gao, 1 dead"],
            id="what came weeks before, told in full",
        ),
        pytest.param(
            "en",
            "Two days after the raid on a mill in Mopti that killed nine, police on Tuesday arrested three men.",
            ["ATTACK 2036-03-16 in Mopti, 9 dead", "ARREST 2036-03-18 in Mopti"],
            id="an arrest is news of the raid, too",
        ),
        pytest.param(
            "en",
            "Rebels have carried out six attacks in Mali since May, killing 40. On Sunday, they killed two in Gao.",
            ["ATTACK 2036-03-16 in Gao, 2 dead"],
            id="the dead of several are not those of the last",
        ),
        pytest.param(
            "en",
            "Gunmen killed a trader in Gao on Tuesday. Earlier in the day, a mortar had hit the airport, hurting one.",
            ["ATTACK 2036-03-18 in Gao, 1 dead", "ART_MISS_ATTACK 2036-03-18 in Gao, 1 hurt"],
            id="earlier in the day is of the day",
        ),
        pytest.param(
            "en",
            "Gunmen killed a trader in Gao on Tuesday. Earlier in the week, a mortar had hit the airport, hurting one.",
            ["ATTACK 2036-03-18 in Gao, 1 dead"],
            id="earlier in the week is not",
        ),
        pytest.param(
            "fr",
            "Des hommes armés ont tué un boucher à Gao mardi. Le même jour, ils avaient brûlé un moulin à Mopti.",
            ["ATTACK 2036-03-18 in Gao, 1 dead", "PROPERTY_DISTRUCT 2036-03-18 in Mopti"],
            id="fr: the same day",
        ),
        pytest.param(
            "en",
            "A nurse was shot dead in Gao on Monday; in February, a clinic in Mopti was burned down.",
            ["ATTACK 2036-03-17 in Gao, 1 dead"],
            id="a month before, in the same sentence",
        ),
        pytest.param(
            "en",
            "A nurse was shot dead in Gao on Monday; on Tuesday, a clinic in Mopti was burned down.",
            ["ATTACK 2036-03-17 in Gao, 1 dead", "PROPERTY_DISTRUCT 2036-03-18 in Mopti"],
            id="two days in the same sentence",
        ),
        pytest.param(
            "en",
            "Sunday's bombing in Mopti was claimed on Tuesday by the Hill Brigade.",
            ["REM_EXPLOS 2036-03-16 in Mopti"],
            id="the day of a claim that stands before its author",
        ),
        pytest.param(
            "en",
            "The shooting in Gao on Monday was the latest in a series of attacks that have left six dead since May.",
            ["ATTACK 2036-03-17 in Gao"],
            id="the latest of a series",
        ),
        pytest.param(
            "es",
            "La explosión en Gao se produjo el martes, un día después de que tres policías murieran en una emboscada.",
            ["REM_EXPLOS 2036-03-18 in Gao"],
            id="es: a day after others died",
        ),
        pytest.param(
            "ar",
            "وبعد يوم من مقتل ثلاثة جنود قرب غاو قصف الجيش الثلاثاء قرية في موبتي.",
            ["ART_MISS_ATTACK 2036-03-18 in موبتي"],
            id="ar: a day after others died",
        ),
        pytest.param(
            "tr",
            "Savunma Bakanlığı, pazartesi günü Gao'da iki militanın öldürüldüğünü açıkladı.",
            ["ATTACK 2036-03-17 in Gao, 2 dead"],
            id="tr: the day of what is told, not of telling it",
        ),
        pytest.param(
            "tr",
            "Geçen ay aynı bölgede iki asker ölmüştü. Pazartesi günü Gao'da bir asker öldürüldü.",
            ["ATTACK 2036-03-17 in Gao, 1 dead"],
            id="tr: last month in the same region",
        ),
        pytest.param(
            "en",
            "Gunmen raided a bus in Sikasso Region on Sunday. Two days after the raid, a guard was shot in Sikasso.",
            ["ATTACK 2036-03-16 in Sikasso Region", "ATTACK 2036-03-18 in Sikasso"],
            id="where somebody was shot days later is not where the raid was",
        ),
        pytest.param(
            "en",
            "A mine killed two policemen in Gao. The incident occurred on Monday. Last week a mine hurt four in Gao.",
            ["REM_EXPLOS 2036-03-17 in Gao, 2 dead"],
            id="the day is told after, and another of before",
        ),
        pytest.param(
            "fa",
            "در انفجار یک ماین در سرخرود دو تن کشته شدند. این رویداد دوشنبه رخ داد. هفته گذشته نیز در انفجاری در "
            "جلال‌آباد چهار تن زخمی شدند.",
            ["REM_EXPLOS 2036-03-17 in سرخرود, 2 dead"],
            id="fa: the day is told after, and another of before",
        ),
        pytest.param(
            "en",
            "A mine killed two policemen in Gao. The attack occurred on Monday, and the Dawn Front claimed it.",
            ["REM_EXPLOS 2036-03-17 in Gao, 2 dead"],
            id="the day is told after",
        ),
        pytest.param(
            "en",
            "Four gunmen died in a clash near Gao. He spoke of it. In January two officers were killed there.",
            ["ARMED_CLASH in Gao, 4 dead"],
            id="recalled with another toll, beside news without a day",
        ),
        pytest.param(
            "fa",
            "چهار مهاجم در درگیری در خاش کشته شدند. تحقیقات ادامه دارد. دی‌ماه گذشته دو مأمور پلیس در همین منطقه کشته "
            "شدند.",
            ["ARMED_CLASH in خاش, 4 dead"],
            id="fa: a month of another calendar",
        ),
        pytest.param(
            "en",
            "Soldiers killed nine villagers in Gao, survivors said. On 3 January soldiers shot nine people there.",
            ["ATTACK 2036-01-03 in Gao, 9 dead"],
            id="the day of old news, with its toll",
        ),
        pytest.param(
            "en",
            "Clashes broke out in Gao on Monday. The fighting began after the arrest of a commander.",
            ["ARMED_CLASH 2036-03-17 in Gao"],
            id="an arrest that set off the news",
        ),
        pytest.param(
            "en",
            "Clashes broke out in Gao on Monday after police arrested two men.",
            ["ARMED_CLASH 2036-03-17 in Gao", "ARREST 2036-03-17 in Gao"],
            id="an arrest that the news opens with",
        ),
        pytest.param(
            "en",
            "Riots shook Gao on Monday. The riots began after police shot two men dead.",
            ["VIOL_DEMONSTR 2036-03-17 in Gao", "ATTACK 2036-03-17 in Gao, 2 dead"],
            id="a killing that set off the news",
        ),
        pytest.param(
            "ar",
            "اندلعت اشتباكات في زوارة يوم الاثنين. وبدأت المواجهات بعد احتجاز أحد القادة.",
            ["ARMED_CLASH 2036-03-17 in زوارة"],
            id="ar: an arrest that set off the news",
        ),
        pytest.param(
            "fa",
            "دو سرباز دوشنبه در تربت کشته شدند. این حمله یک هفته پس از آن صورت می‌گیرد که شورشیان شش مسافر را در "
            "بولان ربودند.",
            ["ATTACK 2036-03-17 in تربت, 2 dead"],
            id="fa: a week after others were abducted",
        ),
        pytest.param(
            "fa",
            "دو نفر دوشنبه در هرات کشته شدند. این سومین حمله در هرات در دو هفته اخیر است.",
            ["ATTACK 2036-03-17 in هرات, 2 dead"],
            id="fa: the third in two weeks",
        ),
        pytest.param(
            "fa",
            "دو نفر دوشنبه در هرات کشته شدند. پلیس تحقیق می‌کند. در پاییز سال گذشته شش نمازگزار در یک مسجد در هرات "
            "تیرباران شدند.",
            ["ATTACK 2036-03-17 in هرات, 2 dead"],
            id="fa: in autumn of last year",
        ),
        pytest.param(
            "ar",
            "قتل ثلاثة جنود الأسبوع الماضي في هجوم في زوارة.",
            ["ATTACK 2036-W11 in زوارة, 3 dead"],
            id="ar: three last week, not in three weeks",
        ),
        pytest.param(
            "en",
            "Raiders killed four people in Gao on Monday, a year after nine people died in a similar raid in Gao.",
            ["ATTACK 2036-03-17 in Gao, 4 dead"],
            id="a year after a similar raid",
        ),
        pytest.param(
            "ar",
            "قتل جنديان في زوارة يوم الاثنين. وتشهد المدينة بين الحين والآخر اشتباكات بين مجموعات مسلحة.",
            ["ATTACK 2036-03-17 in زوارة, 2 dead"],
            id="ar: now and then",
        ),
        pytest.param(
            "en",
            "A mine killed two herders near Taoudenni on Wednesday. On Saturday, another mine killed six in Gao.",
            ["REM_EXPLOS 2036-03-19 in Taoudenni, 2 dead"],
            id="another, days before the news",
        ),
        pytest.param(
            "es",
            "Una mina mató a dos pastores cerca de Taoudenni el miércoles. El sábado, otra mina mató a seis en Gao.",
            ["REM_EXPLOS 2036-03-19 in Taoudenni, 2 dead"],
            id="es: another, days before the news",
        ),
        pytest.param(
            "pt",
            "Homens armados mataram dois comerciantes em Gao na quarta-feira. No sábado, outro ataque fez seis mortos.",
            ["ATTACK 2036-03-19 in Gao, 2 dead"],
            id="pt: another, days before the news",
        ),
        pytest.param(
            "de",
            "Am Mittwoch töteten Bewaffnete in Gao zwei Händler. Der Angriff dauerte eine Stunde. Nach dem Angriff"
            " flohen sie. Am Samstag waren in Menaka sechs Menschen getötet worden.",
            ["ATTACK 2036-03-19 in Gao, 2 dead"],
            id="de: in passing, days before the news",
        ),
        pytest.param(
            "en",
            "Gunmen killed two traders in Gao on Wednesday. The attack lasted an hour. They fled after the attack."
            " On Thursday, gunmen killed six people in Menaka.",
            ["ATTACK 2036-03-19 in Gao, 2 dead", "ATTACK 2036-03-20 in Menaka, 6 dead"],
            id="in one sentence, but after the news",
        ),
        pytest.param(
            "en",
            "Gunmen killed two traders in Gao on Wednesday. On Saturday, gunmen killed six people in Menaka.",
            ["ATTACK 2036-03-19 in Gao, 2 dead", "ATTACK 2036-03-15 in Menaka, 6 dead"],
            id="two, in a sentence each",
        ),
        pytest.param(
            "es",
            "La policía detuvo a tres hombres en Gao el miércoles. Las detenciones se hicieron en un mercado. Los tres"
            " detenidos están en Bamako. El sábado, hombres armados mataron a un comerciante en Gao.",
            ["ARREST 2036-03-19 in Gao", "ATTACK 2036-03-15 in Gao, 1 dead"],
            id="es: what people are arrested for may be news",
        ),
        pytest.param(
            "es",
            "Bombardeos mataron a once personas el domingo en Gao. La guerra comenzó en 2033 con el ataque que dejó 90"
            " muertos en Menaka.",
            ["ART_MISS_ATTACK 2036-03-16 in Gao, 11 dead"],
            id="es: what a war began with",
        ),
        pytest.param(
            "en",
            "Strikes killed 11 people on Sunday in Gao. The war began in 2033, with the raid that killed 90 in Menaka.",
            ["AIR_STRIKE 2036-03-16 in Gao, 11 dead"],
            id="what a war began with",
        ),
        pytest.param(
            "es",
            "La ofensiva comenzó el domingo con un ataque que dejó doce muertos en Gao.",
            ["ATTACK 2036-03-16 in Gao, 12 dead"],
            id="es: what an offensive of the week began with",
        ),
        pytest.param(
            "es",
            "En Gao se han registrado 19 secuestros este año. El miércoles secuestraron a un médico en Gao.",
            ["ABDUCT_DISSAP 2036-03-19 in Gao, 1 taken"],
            id="es: this year",
        ),
        pytest.param(
            "pt",
            "Seis pessoas foram mortas e dezenas de casas incendiadas num ataque a Gao, disseram hoje à agência fontes"
            " locais. O ataque aconteceu na noite de sexta-feira.",
            ["ATTACK 2036-03-14TNI in Gao, 6 dead"],
            id="pt: the day of saying, between commas",
        ),
        pytest.param(
            "de",
            "Bewaffnete haben am Dienstag in Gao 73 Schülerinnen verschleppt. "
            "Am Freitag war in Mopti ein Priester entführt worden.",
            ["ABDUCT_DISSAP 2036-03-18 in Gao, 73 taken"],
            id="German had been",
        ),
        pytest.param(
            "de",
            "Bewaffnete haben am Dienstag in Gao drei Lehrer verschleppt. "
            "Im Januar waren in Mopti zwei Ärzte entführt und nach Wochen freigelassen worden.",
            ["ABDUCT_DISSAP 2036-03-18 in Gao, 3 taken"],
            id="German had been, said once of two",
        ),
        pytest.param(
            "de",
            "In Gao wurden am Dienstag zwei Bauern erschossen. "
            "Am Freitag waren in Mopti neun Menschen ums Leben gekommen, als Granaten einschlugen.",
            ["ATTACK 2036-03-18 in Gao, 2 dead"],
            id="German had died as",
        ),
        pytest.param(
            "de",
            "In Gao wurden am Dienstag zwei Bauern erschossen. "
            "Am selben Tag sind in Mopti drei Hirten getötet worden.",
            ["ATTACK 2036-03-18 in Gao, 2 dead", "ATTACK 2036-03-18 in Mopti, 3 dead"],
            id="German have been is news",
        ),
        pytest.param(
            "de",
            "Die Polizei hat zwei Verdächtige festgenommen. "
            "Bei dem Anschlag auf einen Markt in Gao waren am Freitag zwölf Menschen getötet worden.",
            ["ARREST", "ATTACK 2036-03-14 in Gao, 12 dead"],
            id="had been, of what the report is about",
        ),
        pytest.param(
            "tr",
            "Gao'da salı günü bir araca ateş açıldı, iki kişi öldü. "
            "Cuma günü de Mopti'de bir okul vurulmuş, dokuz kişi yaşamını yitirmişti.",
            ["ATTACK 2036-03-18 in Gao, 2 dead"],
            id="Turkish had been",
        ),
        pytest.param(
            "tr",
            "Gao'da dün düzenlenen saldırıda iki kişi ölmüştü. Polis bugün üç kişiyi gözaltına aldı.",
            ["ATTACK 2036-03-19 in Gao, 2 dead", "ARREST 2036-03-20 in Gao"],
            id="Turkish had been, of what the report is about",
        ),
        pytest.param(
            "en",
            "Nobody has claimed the attack. "
            "On Sunday three people had been wounded by a grenade thrown at a cafe in Gao.",
            ["GRENADE 2036-03-16 in Gao, 3 hurt"],
            id="had been, with nothing else told",
        ),
        pytest.param(
            "pt",
            "O exército disse ter atacado fábricas em Gao, em resposta ao ataque a uma ponte em Menaka no"
            " sábado, que fez três mortos.",
            ["ATTACK in Gao"],
            id="pt: the day, the place and the dead of a motive",
        ),
        pytest.param(
            "es",
            "El ejército bombardeó Gao el lunes en represalia por el ataque a Menaka.",
            ["ART_MISS_ATTACK 2036-03-17 in Gao"],
            id="es: what a deed answers",
        ),
        pytest.param(
            "fr",
            "L'armée a bombardé Gao lundi en représailles à une attaque contre un pont à Menaka samedi.",
            ["ART_MISS_ATTACK 2036-03-17 in Gao"],
            id="fr: what a deed answers",
        ),
        pytest.param(
            "es",
            "En respuesta al ataque contra un puente en Menaka, el ejército bombardeó Gao el lunes.",
            ["ART_MISS_ATTACK 2036-03-17 in Gao"],
            id="es: a motive at the head, and what was done",
        ),
        pytest.param(
            "en",
            "The group broke the ceasefire on Tuesday. Two soldiers were killed in Gao on Monday.",
            ["ATTACK 2036-03-17 in Gao, 2 dead"],
            id="a truce that is broken",
        ),
        pytest.param(
            "en",
            "The army and the rebels reached a ceasefire on Monday in Gao.",
            ["AGREEMENT 2036-03-17 in Gao"],
            id="a truce that is reached",
        ),
        pytest.param(
            "en",
            "Iran protested against the strike. Students protested in Gao on Monday.",
            ["PEACE_PROTEST 2036-03-17 in Gao"],
            id="a state that protests in words",
        ),
        pytest.param(
            "en",
            "The death toll from the attack on the village of Tessit rose to 22. "
            "Gunmen had stormed the village on Sunday.",
            ["ATTACK 2036-03-16 in Tessit, 22 dead"],
            id="what the toll is of, with its day",
        ),
        pytest.param(
            "fr",
            "Le bilan de l'attaque du village de Tessit, au Mali, est passé à 22 morts. "
            "Des hommes armés avaient pris d'assaut le village dimanche.",
            ["ATTACK 2036-03-16 in Tessit, 22 dead"],
            id="what the toll is of, in French",
        ),
        pytest.param(
            "ar",
            "ارتفع عدد قتلى الهجوم على قرية في ريف بارا إلى 22. وكان مسلحون قد اقتحموا القرية فجر الأحد.",
            ["ATTACK 2036-03-16TMO in بارا, 22 dead"],
            id="what the toll is of, in Arabic, where verbs stand first",
        ),
        pytest.param(
            "uk",
            "Кількість загиблих унаслідок удару по Тернополю зросла до семи. "
            "Нагадаємо, ворог атакував місто 17 березня.",
            ["ATTACK 2036-03-17 in Тернополю, 7 dead"],
            id="what the toll is of, in Ukrainian",
        ),
        pytest.param(
            "en",
            "Gunmen attacked the village of Tessit, killing two. Jihadists had stormed the village last Thursday.",
            ["ATTACK in Tessit, 2 dead"],
            id="the news is told by a verb: an attack before it",
        ),
        pytest.param(
            "en",
            "Two people were killed in an attack on the village of Tessit. Gunmen had stormed the village on Friday.",
            ["ATTACK in Tessit, 2 dead"],
            id="an attack that was not told of before",
        ),
        pytest.param(
            "en",
            "The UN condemned the attack on the village of Tessit. Gunmen had stormed another village on Friday.",
            ["ATTACK in Tessit"],
            id="another village",
        ),
        pytest.param(
            "es",
            "Subió a cuatro la cifra de muertos por el ataque en Tame. "
            "El jueves habían sido asesinados dos hombres en Saravena.",
            ["ATTACK in Tame, 4 dead"],
            id="another place",
        ),
        pytest.param(
            "en",
            "Rebels said they had taken control of Kanyabayonga. "
            "The army denied this, saying it had repelled the assault.",
            ["ARMED_CLASH in Kanyabayonga"],
            id="the assault that was repelled is the one told of",
        ),
        pytest.param(
            "en",
            "Rebels took Kanyabayonga on Tuesday. The army repelled an assault on Goma.",
            ["NON_STATE_ACTOR_OVERTAKES_TER 2036-03-18 in Kanyabayonga", "ARMED_CLASH 2036-03-18 in Goma"],
            id="an assault elsewhere",
        ),
        pytest.param(
            "ru",
            "При обстреле Горловки ранен мужчина 1971 г.р.",
            ["ART_MISS_ATTACK in Горловки, 1 hurt"],
            id="a year of birth, in Russian",
        ),
        pytest.param(
            "uk",
            "Внаслідок обстрілу Нікополя загинула жінка 1958 року народження.",
            ["ART_MISS_ATTACK in Нікополя, 1 dead"],
            id="a year of birth, in Ukrainian",
        ),
        pytest.param(
            "fr",
            "Un homme né en 1985 a été tué mardi à Goma.",
            ["ATTACK 2036-03-18 in Goma, 1 dead"],
            id="a year of birth, in French",
        ),
        pytest.param(
            "en",
            "A man born in 1985 was killed on Tuesday in Goma.",
            ["ATTACK 2036-03-18 in Goma, 1 dead"],
            id="a year of birth",
        ),
        pytest.param(
            "ru",
            "В 1971 году при взрыве в Горловке погибли двое.",
            [],
            id="a year that is no birth",
        ),
        pytest.param(
            "fr",
            "Le mouvement est né en 1985 d'une attaque à Goma.",
            [],
            id="a year in which a movement was born",
        ),
        pytest.param(
            "ar",
            "استهدفنا صباح الأربعاء تجمعا لقوات العدو في مدينة الأبيض بصلية من الصواريخ.",
            ["ART_MISS_ATTACK 2036-03-19TMO in الأبيض"],
            id="a gathering of forces is no purpose",
        ),
        pytest.param(
            "ar",
            "قصفت مسيرة أمس سوق مدينة الضعين ما أوقع أربعة قتلى.",
            ["AIR_STRIKE 2036-03-19 in الضعين, 4 dead"],
            id="a march that shells is a drone",
        ),
        pytest.param(
            "ar",
            "خرجت مسيرة أمس في مدينة تعز.",
            [],
            id="a march that goes out is no drone",
        ),
        pytest.param(
            "fr",
            "Une patrouille est tombée mardi dans une embuscade à une vingtaine de kilomètres de Ménaka, "
            "sur l'axe d'Ansongo.",
            ["ARMED_CLASH 2036-03-18 in Ménaka"],
            id="a road is named by its other end",
        ),
        pytest.param(
            "fr",
            "Deux soldats ont été tués mardi dans une embuscade sur l'axe d'Ansongo.",
            ["ARMED_CLASH 2036-03-18 in Ansongo, 2 dead"],
            id="a road, and no other place",
        ),
        pytest.param(
            "fr",
            "Deux soldats ont été tués mardi sur un marché d'Ansongo.",
            ["ATTACK 2036-03-18 in Ansongo, 2 dead"],
            id="a market is no road",
        ),
        pytest.param(
            "fr",
            "Onze morts dans le pilonnage d'un camp à Gao\n\n"
            "Onze civils ont été tués mardi dans des tirs d'artillerie contre le camp de Bourem, à Gao. "
            "Six personnes ont été blessées.",
            ["ART_MISS_ATTACK 2036-03-18 in Bourem, Gao, 11 dead, 6 hurt"],
            id="fire is no number of attacks, in French",
        ),
        pytest.param(
            "fr",
            "Trois frappes ont visé mardi un camp à Gao, faisant onze morts. "
            "Une autre frappe a tué un enfant à Ménaka.",
            ["AIR_STRIKE 2036-03-18 in Gao, 11 dead", "ATTACK 2036-03-18 in Ménaka, 1 dead"],
            id="strikes are a number",
        ),
        pytest.param(
            "en",
            "Herders burned 40 huts near Gao since the weekend.",
            ["PROPERTY_DISTRUCT 2036-W11-WE in Gao"],
            id="houses burned since the weekend",
        ),
        pytest.param(
            "en",
            "Raiders have burned 40 huts near Gao since 2034.",
            [],
            id="and since a year",
        ),
        pytest.param(
            "en",
            "Gunmen shot dead a guard in Gao on Tuesday. Since February 63 people have been killed there.",
            ["ATTACK 2036-03-18 in Gao, 1 dead"],
            id="a figure that is no day of the month before it",
        ),
        pytest.param(
            "en",
            "Rebels attacked Gao on Tuesday, killing two. By noon the army had taken Kidal.",
            ["ATTACK 2036-03-18 in Gao, 2 dead", "GOV_REGAINS_TERIT 2036-03-18T12:00 in Kidal"],
            id="what had been done by noon",
        ),
        pytest.param(
            "en",
            "Rebels attacked Gao on Tuesday, killing two. The army had taken Kidal.",
            ["ATTACK 2036-03-18 in Gao, 2 dead"],
            id="what had been done before",
        ),
        pytest.param(
            "en",
            "A day of clashes in Gao on Tuesday left four dead.",
            ["ARMED_CLASH 2036-03-18 in Gao, 4 dead"],
            id="a day of clashes is one",
        ),
        pytest.param(
            "en",
            "Three months of clashes in Gao have left 210 dead.",
            [],
            id="months of clashes are a spell",
        ),
        pytest.param(
            "en",
            "Soldiers came under fire in Gao on Tuesday. Fighting in the town last month killed nine people.",
            ["ATTACK 2036-03-18 in Gao"],
            id="fighting of last month",
        ),
        pytest.param(
            "en",
            "A court in Gao on Tuesday jailed a man for stabbing two people in 2033. The attack left a student dead.",
            [],
            id="the attack that was tried",
        ),
        pytest.param(
            "en",
            "A court in Gao on Tuesday jailed a man for an attack in 2033. "
            "Gunmen shot dead a judge on Wednesday. The attack left a clerk dead.",
            ["ATTACK 2036-03-19 in Gao, 2 dead"],
            id="an attack after what was tried",
        ),
        pytest.param(
            "en",
            "Gunmen kidnapped 22 pupils in Gao Region on Tuesday. "
            "Eleven of the pupils were rescued on Wednesday near Ansongo.",
            ["ABDUCT_DISSAP 2036-03-18 in Gao Region, 22 taken"],
            id="where they were rescued is no place of the deed",
        ),
        pytest.param(
            "en",
            "A bomb exploded in Gao on Tuesday. "
            "Hours later, a second device was found in Kidal and destroyed by experts.",
            ["REM_EXPLOS 2036-03-18 in Gao", "DISR_WEAP 2036-03-18 in Kidal"],
            id="hours later is that day",
        ),
        pytest.param(
            "en",
            "Sappers defused a bomb in Gao on Tuesday. It could have killed dozens.",
            ["DISR_WEAP 2036-03-18 in Gao"],
            id="what a bomb could have done",
        ),
        pytest.param(
            "en",
            "Soldiers shot dead a man in Gao on Tuesday. The army said he had thrown a grenade at the soldiers.",
            ["ATTACK 2036-03-18 in Gao, 1 dead"],
            id="what he had done whom they shot",
        ),
        pytest.param(
            "en",
            "A man shot two guards in Gao on Tuesday. He then threw a grenade at a bus.",
            ["GRENADE 2036-03-18 in Gao"],
            id="what he did who shot",
        ),
        pytest.param(
            "en",
            "Armed youths stopped two lorries near Gao on Tuesday. The drivers were beaten.",
            ["ATTACK 2036-03-18 in Gao"],
            id="armed youths are no crowd",
        ),
        pytest.param(
            "en",
            "Two men shot dead a trader in Gao on Tuesday. Both men fled on a motorbike.",
            ["ATTACK 2036-03-18 in Gao, 1 dead"],
            id="they fled",
        ),
    ],
)
def test_news_beside_the_past(tools: Tools, language: str, text: str, expected: list[str]) -> None:
    report = ingest(text, published="2036-03-20", language=language)
    events = to_contract(read_report(report, tools))["events"]
    news = [{**e, "actors": []} for e in events if e["news"]]
    assert [line(e, day=e["date"]["value"] if e["date"] else "") for e in news] == expected


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        pytest.param(
            "A vigil for the dead is set for Friday in Bamako.",
            "planned",
            id="the day after that of the report",
        ),
        pytest.param("A vigil for the dead was held on Wednesday in Bamako.", "actual", id="the day before"),
    ],
)
def test_what_has_a_day_to_come_is_planned(tools: Tools, text: str, happened: str) -> None:
    report = ingest(text, published="2036-03-20", language="en")
    assert [e["happened"] for e in to_contract(read_report(report, tools))["events"]] == [happened]

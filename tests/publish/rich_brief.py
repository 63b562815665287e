"""A brief written by hand, with everything a page must be able to show. All reports and people are invented."""

from __future__ import annotations

import hashlib

from svodka.model.public import (
    PublicAnnouncement,
    PublicBrief,
    PublicCheck,
    PublicCitation,
    PublicDispute,
    PublicItem,
    PublicLeftOut,
    PublicPlace,
    PublicReport,
    PublicSection,
    PublicSentence,
    PublicTally,
)

ROOT = hashlib.sha256(b"root").hexdigest()


def report(key: str, source: str, day: str | None, lang: str = "en", **more: str | None) -> PublicReport:
    return PublicReport(
        id=key,
        external_id=None,
        title=more.get("title") or f"Report {key}",
        source=source,
        url=more.get("url", f"https://news.example/{key}"),
        published=day,
        lang=lang,
        sha256=hashlib.sha256(key.encode()).hexdigest(),
        reprint_of=more.get("reprint_of"),
        run_by=more.get("run_by") or "unknown",
        gloss=more.get("gloss") or "",
    )


REPORTS = (
    report("lantern-1", "Northern Lantern", "2022-11-22", run_by="independent", gloss="an independent news website", title="Convoys leave the Urals in the snow"),
    report("lantern-2", "Northern Lantern", "2022-11-23", run_by="independent", gloss="an independent news website", title="Wives ask for a decree that ends the draft"),
    report("lantern-3", "Northern Lantern", "2022-11-23", run_by="independent", title="A fishing village and its eleven notices"),
    report("vesti-1", "Вести Заречья", "2022-11-22", "ru", run_by="state", gloss="a regional newspaper run by the state", title="В учебном центре рассказали об условиях"),
    report("vesti-2", "Вести Заречья", "2022-11-23", "ru", run_by="state", title="Губернатор пообещал выплаты до конца месяца"),
    report("pravdyvo-1", "Правдиве слово", "2022-11-23", "uk", run_by="independent", gloss="a Ukrainian news agency", title="На півострові роздають повістки"),
    report("pravdyvo-2", "Правдиве слово", "2022-11-21", "uk", run_by="independent", title="Мешканці розповіли про обшуки"),
    report("ministry-1", "Defence Ministry bulletin", "2022-11-22", "ru", run_by="party to the war", gloss="the ministry's own channel", title="Сводка об учениях"),
    report("copy-1", "Daily Mirror of Reports", "2022-11-23", reprint_of="Northern Lantern", title="Convoys leave the Urals", url="https://mirror.example/a?b=1&c=2"),
    report("undated-1", "Harbour Post", None, gloss="a town weekly", title="Letters to the editor", url=None),
)
BY_ID = {entry.id: entry for entry in REPORTS}


def cite(document: str, words: str, start: int = 120, lang: str | None = None) -> PublicCitation:
    """Make a citation from words with the cited part in [[double brackets]]."""
    before, rest = words.split("[[", 1)
    quote, after = rest.split("]]", 1)
    entry = BY_ID[document]
    return PublicCitation(
        statement=f"st-{document}-{start}",
        document=document,
        start=start,
        end=start + len(quote),
        sha256=entry.sha256,
        text_sha256=hashlib.sha256(quote.encode()).hexdigest(),
        before=before,
        quote=quote,
        after=after,
        lang=lang or entry.lang,
        redacted="[name withheld" in words,
    )


def place(name: str, country: str, adm1: str | None, iso: str | None, at: tuple[float, float] | None, **more: object) -> PublicPlace:
    return PublicPlace(
        text=name,
        name=name,
        country=country,
        adm1=adm1,
        adm1_id=iso,
        lat=at[0] if at else None,
        lon=at[1] if at else None,
        level=str(more.get("level", "settlement")),
        role=str(more.get("role", "event")),
        radius_km=float(str(more.get("radius_km", 5))),
        reason="written so",
        settlement_unresolved=bool(more.get("unresolved")),
    )


def sentence(text: str, *cites: PublicCitation, kind: str = "claim", stance: str = "asserted", derived: tuple[tuple[str, str], ...] = ()) -> PublicSentence:
    return PublicSentence(text=text, kind=kind, stance=stance, citations=cites, derived=derived)


def item(event: str, topic: str, sentences: tuple[PublicSentence, ...], where: PublicPlace | None, when: tuple[str | None, str | None], families: tuple[str, ...] = (), *, late: bool = False) -> PublicItem:
    return PublicItem(
        event=event,
        topic=topic,
        sentences=sentences,
        independent=max(1, len(families)),
        families=families,
        late=late,
        place=where,
        start=when[0],
        end=when[1],
    )


CAMP = cite("vesti-1", "Журналисты побывали в учебном центре под Читой. [[По словам мобилизованных, спальные мешки они купили сами]], а печи привезли волонтёры.", 210)
CAMP_DENIED = cite("ministry-1", "[[Сведения о нехватке спальных мешков не соответствуют действительности]], сообщили в пресс-службе округа.", 88)
NOTICES = cite("lantern-3", "The village has one shop. [[Eleven men received draft notices in a single morning]], its elder told us, out of a population of two hundred.", 340)
NOTICES_LESS = cite("vesti-2", "По данным военкомата, [[в селе вручены четыре повестки]], остальные мужчины в списках не значатся.", 512)
CONVOY = cite("lantern-1", "Snow fell all night. [[A column of forty lorries left the depot near Yekaterinburg on Tuesday]] with men called up in October.", 64)
CONVOY_COPY = cite("copy-1", "[[A column of forty lorries left the depot near Yekaterinburg on Tuesday]].", 12)
CRIMEA = cite("pravdyvo-1", "Наші співрозмовники просили не називати імен. [[У Джанкої повістки отримали щонайменше шістдесят чоловіків]], каже [name withheld 1], чий брат поїхав з міста.", 430)
SEARCH = cite("pravdyvo-2", "[[Мешканці Мелітополя розповіли про нічні обшуки]] у двох будинках на околиці.", 15)
DECREE = cite("lantern-2", "A dozen women stood outside the reception. [[They asked for a decree that would formally end the mobilization]], and were told to write a letter.", 140)
PAYMENTS = cite("vesti-2", "[[Губернатор пообещал выплатить обещанные двести тысяч рублей до 30 ноября]] всем, кто призван из области.", 20)
TRAINING = cite("ministry-1", "[[Подразделения продолжили учебные стрельбы на полигоне под Барановичами]] вместе с белорусскими военными.", 300)
LEAVE = cite("undated-1", "[[My neighbour left for the border with two bags]], writes a reader, and nobody asked him to stay.", 77)

CHITA = place("Peschanka", "RU", "Zabaykalsky Krai", "RU-ZAB", (51.93, 113.6))
ANADYR = place("Chukotka Autonomous Okrug", "RU", "Chukotka Autonomous Okrug", "RU-CHU", (66.0, 171.0), level="region", radius_km=600)
KAMCHATKA = place("Petropavlovsk-Kamchatsky", "RU", "Kamchatka Krai", "RU-KAM", (53.02, 158.65))
KALININGRAD = place("Kaliningrad", "RU", "Kaliningrad Oblast", "RU-KGD", (54.71, 20.51))
YEKATERINBURG = place("Yekaterinburg", "RU", "Sverdlovsk Oblast", "RU-SVE", (56.84, 60.6))
DZHANKOI = place("Dzhankoi", "UA", "Crimea", "UA-43", (45.71, 34.39))
SEVASTOPOL = place("Sevastopol", "UA", "Sevastopol", "UA-40", (44.6, 33.53))
MELITOPOL = place("Melitopol", "UA", "Zaporizhzhia Oblast", "UA-23", (46.85, 35.37), radius_km=110)
BARANAVICHY = place("Baranavichy", "BY", "Brest Region", "BY-BR", (53.13, 26.02))
BELGOROD = place("Belgorod Oblast", "RU", "Belgorod Oblast", "RU-BEL", (50.6, 37.2), unresolved=True, level="region", radius_km=120)
VALUYKI = place("Valuyki", "RU", "Belgorod Oblast", "RU-BEL", (50.21, 38.1))
LUHANSK = place("Luhansk Oblast", "UA", "Luhansk Oblast", "UA-09", (48.9, 39.0), level="region", radius_km=130)
SVATOVE = place("Svatove", "UA", "Luhansk Oblast", "UA-09", (49.41, 38.15))
DONBAS = place("Donbas", "UA", None, None, (48.3, 38.3), level="area", radius_km=150)
RUSSIA = place("Russia", "RU", None, None, (60.0, 100.0), level="country", radius_km=3000)
MOSCOW = place("Moscow", "RU", "Moscow", "RU-MOW", (55.75, 37.62), radius_km=20)
TBILISI = place("Tbilisi", "GE", "Tbilisi", "GE-TB", (41.69, 44.8))

SECTIONS = (
    PublicSection(
        topic="decree_law",
        title="Decrees and laws",
        items=(
            item(
                "ev-decree",
                "decree_law",
                (
                    sentence("Relatives of mobilized men asked the presidential administration in Moscow for a decree that would formally end the mobilization, Northern Lantern reports.", DECREE),
                    sentence("No decree had been published by 23 November 2022.", kind="note"),
                ),
                MOSCOW,
                ("2022-11-22", "2022-11-22"),
                ("Northern Lantern",),
            ),
        ),
    ),
    PublicSection(
        topic="draft_recruitment",
        title="Draft and recruitment",
        items=(
            item(
                "ev-notices",
                "draft_recruitment",
                (
                    sentence("Eleven men received draft notices in a single morning in a village in Chukotka, its elder told Northern Lantern.", NOTICES),
                    sentence("Other figures: four notices, according to the draft office (Вести Заречья).", NOTICES_LESS, kind="counter"),
                ),
                ANADYR,
                ("2022-11-21", "2022-11-23"),
                ("Northern Lantern", "Вести Заречья"),
            ),
            item(
                "ev-dzhankoi",
                "draft_recruitment",
                (
                    sentence("At least sixty men received draft notices in Dzhankoi, Crimea, [name withheld 1] told Pravdyve slovo.", CRIMEA, stance="alleged", derived=(("Pravdyve slovo", "transliterated"), ("at least sixty", "number:uk"))),
                ),
                DZHANKOI,
                ("2022-11-22", "2022-11-22"),
                ("Правдиве слово",),
            ),
            item(
                "ev-sevastopol",
                "draft_recruitment",
                (sentence("Draft notices were also handed out in Sevastopol, the same agency reports.", CRIMEA),),
                SEVASTOPOL,
                ("2022-11-22", "2022-11-22"),
                ("Правдиве слово",),
            ),
        ),
    ),
    PublicSection(
        topic="training_deployment",
        title="Training and deployment",
        items=(
            item(
                "ev-convoy",
                "training_deployment",
                (
                    sentence("A column of forty lorries left a depot near Yekaterinburg on 22 November 2022 with men called up in October, Northern Lantern reports.", CONVOY, CONVOY_COPY),
                    sentence("Two reports have it; one is a reprint of the other, so that they count as one source.", CONVOY, CONVOY_COPY, kind="count"),
                ),
                YEKATERINBURG,
                ("2022-11-22", "2022-11-22"),
                ("Northern Lantern",),
            ),
            item(
                "ev-range",
                "training_deployment",
                (sentence("Units continued firing practice at a range near Baranavichy together with Belarusian soldiers, the Defence Ministry says.", TRAINING),),
                BARANAVICHY,
                ("2022-11-22", "2022-11-22"),
                ("Defence Ministry bulletin",),
            ),
            item(
                "ev-valuyki",
                "training_deployment",
                (sentence("A training ground was set up beside a school in a village of Belgorod Oblast, residents told Northern Lantern.", NOTICES),),
                BELGOROD,
                ("2022-11-16", "2022-11-20"),
                ("Northern Lantern",),
                late=True,
            ),
        ),
    ),
    PublicSection(
        topic="conditions_pay",
        title="Conditions and pay",
        items=(
            item(
                "ev-camp",
                "conditions_pay",
                (
                    sentence("Mobilized men at a training centre in Peschanka near Chita say that they bought their sleeping bags themselves and that volunteers brought the stoves.", CAMP, stance="alleged"),
                    sentence("The district's press service denies this: reports of missing sleeping bags “do not correspond to reality”.", CAMP_DENIED, kind="counter", stance="denied"),
                ),
                CHITA,
                ("2022-11-22", "2022-11-22"),
                ("Вести Заречья", "Defence Ministry bulletin", "Northern Lantern"),
            ),
            item(
                "ev-pay",
                "conditions_pay",
                (sentence("The governor promised to pay the 200,000 roubles [USD 3,300] by 30 November 2022 to everyone called up from the region.", PAYMENTS, stance="planned", derived=(("USD 3,300", "currency:2022-11-23"),)),),
                VALUYKI,
                ("2022-11-23", "2022-11-23"),
                ("Вести Заречья",),
            ),
        ),
    ),
    PublicSection(
        topic="refusal_desertion",
        title="Refusal and desertion",
        items=(
            item(
                "ev-basement",
                "refusal_desertion",
                (sentence("Men who refused to return to the front are held in a cellar in the Luhansk region, relatives told Northern Lantern; one of them, [name withheld 2], has not answered calls for nine days.", cite("lantern-2", "[[Those who refused are kept in a cellar, relatives say; [name withheld 2] has not answered calls for nine days]].", 900), stance="alleged"),),
                LUHANSK,
                ("2022-11-14", "2022-11-23"),
                ("Northern Lantern", "Правдиве слово"),
            ),
            item(
                "ev-svatove",
                "refusal_desertion",
                (sentence("A second group was brought to Svatove, the same relatives say.", cite("lantern-2", "[[A second group was brought to Svatove]].", 1100), stance="alleged"),),
                SVATOVE,
                (None, None),
                ("Northern Lantern",),
            ),
        ),
    ),
    PublicSection(
        topic="repression_surveillance",
        title="Repression and surveillance",
        items=(
            item(
                "ev-search",
                "repression_surveillance",
                (sentence("Residents of the Melitopol area describe night searches in two houses.", SEARCH),),
                MELITOPOL,
                ("2022-11-20", "2022-11-21"),
                ("Правдиве слово",),
            ),
            item(
                "ev-donbas",
                "repression_surveillance",
                (sentence("Checks of telephones were stepped up across the Donbas, the agency adds.", SEARCH),),
                DONBAS,
                ("2022-11-21", "2022-11-21"),
                ("Правдиве слово",),
            ),
        ),
    ),
    PublicSection(
        topic="emigration_relocation",
        title="Emigration and relocation",
        items=(
            item("ev-leave", "emigration_relocation", (sentence("A reader of the Harbour Post describes a neighbour's flight to Tbilisi.", LEAVE),), TBILISI, (None, None), ("Harbour Post",)),
            item("ev-kaliningrad", "emigration_relocation", (sentence("Ticket prices from Kaliningrad doubled within a week, Northern Lantern reports.", cite("lantern-3", "[[Ticket prices from Kaliningrad have doubled within a week]].", 1500)),), KALININGRAD, ("2022-11-23", "2022-11-23"), ("Northern Lantern",)),
            item("ev-kamchatka", "emigration_relocation", (sentence("Two trawler crews stayed at sea off Kamchatka rather than return to Petropavlovsk-Kamchatsky.", cite("lantern-3", "[[Two trawler crews have stayed at sea rather than return]].", 1700)),), KAMCHATKA, ("2022-11-23", "2022-11-23"), ("Northern Lantern",)),
            item("ev-country", "emigration_relocation", (sentence("Recruiters across Russia say that men no longer answer calls from unknown numbers.", cite("lantern-1", "[[Men no longer answer calls from unknown numbers]], recruiters say.", 2000)),), RUSSIA, ("2022-11-23", None), ("Northern Lantern",)),
        ),
    ),
)

DISPUTES = (
    PublicDispute(id="co-1", type="denial", reason="The press service rejects what the men say about their equipment.", claim=CAMP, claim_by="mobilized men at the training centre", counter=CAMP_DENIED, counter_by="the district's press service"),
    PublicDispute(id="co-2", type="value", reason="Eleven notices against four.", claim=NOTICES, claim_by="the village elder", counter=NOTICES_LESS, counter_by="the draft office"),
    PublicDispute(id="co-3", type="date", reason="The column left on Tuesday, or has not left.", claim=CONVOY, claim_by="Northern Lantern", counter=TRAINING, counter_by="Defence Ministry bulletin"),
)

TALLIES = (
    PublicTally(ledger="draft_notices", label="Draft notices in one village", region="Chukotka Autonomous Okrug", low=4, high=11, unit="people", statements=(NOTICES.statement, NOTICES_LESS.statement), claimants=("the village elder", "the draft office")),
    PublicTally(ledger="draft_notices", label="Draft notices in Dzhankoi", region="Crimea", low=60, high=None, unit="people", statements=(CRIMEA.statement,), claimants=("[name withheld 1]",)),
    PublicTally(ledger="payments", label="Payment promised to each man", region="Belgorod Oblast", low=200000, high=200000, unit="RUB", statements=(PAYMENTS.statement,), claimants=("the governor",)),
    PublicTally(ledger="payments", label="Payment received so far", region=None, low=None, high=50000, unit="RUB", statements=(PAYMENTS.statement, "st-not-cited"), claimants=()),
)

ANNOUNCEMENTS = (
    PublicAnnouncement(statement=PAYMENTS.statement, text="Promised payments to reach everyone called up from the region.", speaker="the governor", due_start="2022-11-30", due_end="2022-11-30", citation=PAYMENTS),
    PublicAnnouncement(statement=DECREE.statement, text="A round table on the rights of mobilized men.", speaker="a group of relatives", due_start="2022-11-25", due_end="2022-11-25", citation=DECREE),
    PublicAnnouncement(statement=TRAINING.statement, text="Joint exercises to continue into the winter.", speaker="the Defence Ministry", due_start="2022-12-01", due_end="2023-02-28", citation=TRAINING),
    PublicAnnouncement(statement=CONVOY.statement, text="A second column is to follow.", speaker=None, due_start=None, due_end=None, citation=CONVOY),
    PublicAnnouncement(statement=NOTICES_LESS.statement, text="The draft office is to publish corrected lists.", speaker="the draft office", due_start="2022-12-05", due_end=None, citation=NOTICES_LESS),
)

CHECKS = (
    PublicCheck(number=1, name="every factual sentence has a citation", figure="24 of 24", held=True, hard=True),
    PublicCheck(number=2, name="each citation resolves in the archive", figure="27 of 27", held=True, hard=True),
    PublicCheck(number=6, name="stance is kept, never upgraded", figure="0 upgrades", held=True, hard=True),
    PublicCheck(number=13, name="length of the brief", figure="412 words", held=False, hard=False),
)

LEFT_OUT = (
    PublicLeftOut(event="ev-x1", text="A shop in a harbour town sells knitted socks for soldiers.", reason="below the salience of this brief"),
    PublicLeftOut(event="ev-x2", text="A choir sang at a railway station.", reason="below the salience of this brief"),
    PublicLeftOut(event="ev-x3", text="A bridge was closed for repairs in June.", reason="outside the window"),
)


def rich() -> PublicBrief:
    return PublicBrief(
        id="brief-4f1c09aa",
        version="0.1.0",
        title="Mobilization in Russia, 22–23 November 2022",
        lang="en",
        window_start="2022-11-22",
        window_end="2022-11-23",
        sections=SECTIONS,
        left_out=LEFT_OUT,
        tallies=TALLIES,
        disputes=DISPUTES,
        announcements=ANNOUNCEMENTS,
        reports=REPORTS,
        checks=CHECKS,
        archive_root=ROOT,
        withheld=2,
    )


def empty() -> PublicBrief:
    return PublicBrief(
        id="brief-empty",
        version="0.1.0",
        title="No reports",
        lang="en",
        window_start=None,
        window_end=None,
        sections=(),
        left_out=(),
        tallies=(),
        disputes=(),
        announcements=(),
        reports=(),
        checks=(),
        archive_root="",
        withheld=0,
    )

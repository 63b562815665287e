"""What two reports of one story tell otherwise without a shared word: absences, ages, causes of death, counts of a role."""

from dataclasses import replace

import pytest
from linkable import named, people, place, report, said_by, statement

from svodka.events.absences import absences_elsewhere
from svodka.events.blocking import candidates
from svodka.events.features import facts_of
from svodka.events.ground import Ground
from svodka.events.matching import Matcher
from svodka.events.one_person import ages, deaths_elsewhere
from svodka.events.roles import roles
from svodka.lexicon.concepts import concepts_in
from svodka.model import PersonStatus, PlaceLevel, Quantity, QuantityKind, Span, Topic

WHERE = place("Dolinsk", "RU-LPK", PlaceLevel.SETTLEMENT)
LEADS = {
    "en": "Potters of Dolinsk marched to the Verkhnesk kiln on Friday with Ulrich Brandmeier",
    "ru": "Гончары Долинска в пятницу пошли к печи Верхнеска, с ними Ульрих Брандмайер",
    "uk": "Гончарі Долинська у п'ятницю пішли до печі Верхнеська, з ними Ульріх Брандмаєр",
}
"""Both reports open with the same news, so that they tell one story."""


def ground(*sides):
    facts = []
    for key, (lang, words, fields) in enumerate(sides):
        of = report(str(key), f"{LEADS[lang]}. {words}.", lang=lang)
        lead = statement(of, LEADS[lang], places=(WHERE,), concepts=("protested", "industry"), people=(named("Ulrich Brandmeier"),))
        told = {"places": (WHERE,), "concepts": concepts_in(words, lang), **fields(of)}
        facts += [facts_of(one, of) for one in (lead, statement(of, words, **told))]
    pairs = candidates(facts)
    ids = {fact.id: fact.id for fact in facts}
    once = dict.fromkeys(ids, 1)
    return Ground(facts=facts, pairs=pairs, matcher=Matcher(facts, pairs), event_of=ids, size=once, told_by=once)


def plain(lang, words):
    return lang, words, lambda _: {"topics": (Topic.CASUALTIES,), "chain": said_by(f"voice {lang}")}


def came(lang, words, noun):
    number = next(word for word in words.split() if word.isdigit())
    return lang, words, lambda of: {"quantities": (people(of, number, float(number), float(number), noun),)}


def over(lang, words, noun):
    number = next(word for word in words.split() if word.isdigit())
    return lang, words, lambda of: {"quantities": (people(of, number, float(number), None, noun),)}


def aged(lang, words, years):
    def fields(of):
        start = of.text.index(str(years))
        span = Span(report=of.id, start=start, stop=start + 2)
        age = Quantity(
            low=years, high=years, unit="years", of="", kind=QuantityKind.AGE, about=False, as_written=str(years), span=span
        )
        return {"quantities": (age,)}

    return lang, words, fields


def found(rule, *sides):
    return [(claim.report.external_id, counter.report.external_id) for claim, counter, *_ in rule(ground(*sides))]


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        (plain("en", "Guards beat him in the barracks"), plain("ru", "Следов насилия эксперты не нашли"), True),
        (plain("uk", "На тілі були сліди побоїв"), plain("en", "An autopsy found no signs of violence"), True),
        (plain("ru", "Охранники избили его в казарме"), plain("uk", "Ознак насильства експерти не виявили"), True),
        (plain("en", "Guards fed him in the barracks"), plain("ru", "Следов насилия эксперты не нашли"), False),
        (plain("uk", "На тілі був шарф"), plain("en", "An autopsy found no signs of violence"), False),
        (plain("ru", "Охранники избили его в казарме"), plain("uk", "Ознак отруєння експерти не виявили"), False),
    ],
)
def test_no_signs_of_it_stand_against_who_tells_of_it(one, two, clash):
    assert bool(found(absences_elsewhere, one, two)) is clash


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        (plain("en", "He died of a stroke"), plain("ru", "Он умер после избиения"), True),
        (plain("ru", "Причиной стал инфаркт"), plain("uk", "Його забили до смерті, причиною було побиття"), True),
        (plain("uk", "Він помер від інсульту"), plain("en", "A blunt trauma of the chest was the cause"), True),
        (plain("en", "He died of a stroke"), plain("ru", "Он умер от инфаркта"), False),
        (plain("ru", "Он скрыл болезнь"), plain("uk", "Його забили до смерті"), False),
        (plain("uk", "Він помер від інсульту"), plain("en", "Bruises covered him"), False),
    ],
)
def test_one_man_dies_of_one_cause(one, two, clash):
    assert bool(found(deaths_elsewhere, one, two)) is clash


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        (aged("en", "He is 31 now", 31), aged("ru", "Ему 34 года", 34), True),
        (aged("ru", "Ему 34 года", 34), aged("uk", "Йому 31 рік", 31), True),
        (aged("uk", "Йому 31 рік", 31), aged("en", "He is 34 now", 34), True),
        (aged("en", "He is 31 now", 31), aged("ru", "Ему 31 год", 31), False),
        (aged("ru", "Ему 34 года", 34), aged("uk", "Йому 34 роки", 34), False),
        (aged("uk", "Йому 31 рік", 31), aged("en", "His son is 12 now", 12), False),
    ],
)
def test_one_man_has_one_age(one, two, clash):
    assert bool(found(ages, one, two)) is clash


def test_another_man_may_have_another_age():
    one, two = aged("en", "He is 31 now", 31), aged("en", "Oskar Tannhof is 34 now", 34)
    other = replace(named("Oskar Tannhof"), status=PersonStatus.OFFICIAL)
    lang, words, fields = two
    assert not found(ages, one, (lang, words, lambda of: {**fields(of), "people": (other,)}))


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        (came("en", "Some 90 potters gathered there", "potter"), came("ru", "В акции участвовали 40 человек", "человек"), True),
        (came("ru", "Лагерь покинули 40 человек", "человек"), came("uk", "Полігон залишили 90 людей", "людина"), True),
        (came("uk", "Прийшли 40 людей", "людина"), came("en", "The rally drew in 90 people who gathered", "people"), True),
        (came("en", "Some 90 potters gathered there", "potter"), came("ru", "Полиция задержала 40 человек", "человек"), False),
        (came("ru", "Лагерь покинули 40 человек", "человек"), over("uk", "Полігон залишили понад 30 людей", "людина"), False),
        (came("uk", "Прийшли 40 людей", "людина"), came("en", "They gathered, including 15 people", "people"), False),
    ],
)
def test_figures_of_one_role_clash_whoever_is_counted(one, two, clash):
    assert bool(found(roles, one, two)) is clash

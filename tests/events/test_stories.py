"""Stories: reports of one thing found together, two alike things kept apart, in any order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.events.features import cosine
from svodka.events.stories import APART, Stories, profile, regroup

BAKERY = (
    "Bakers of Lipetsk bake for the regiment",
    "A bakery in Lipetsk sends rye loaves to the 19th regiment each Friday, its owner Orlova said.",
)
BAKERY_AGAIN = (
    "Rye loaves for the front",
    "Orlova, who owns a bakery in Lipetsk, said that loaves leave for the regiment on Fridays.",
)
COURT = (
    "Court in Omsk fines student",
    "A court in Omsk fined the student Gusev 30,000 rubles for a poster against the war.",
)


def test_a_profile_has_length_one_and_weighs_names_and_the_headline_more() -> None:
    told = profile(*BAKERY, "en")
    assert sum(value * value for value in told.values()) == pytest.approx(1.0)
    assert told["lipetsk"] > told["friday"]


def test_a_text_without_a_telling_word_has_no_profile() -> None:
    assert profile("", "— … !", "ru") == {}
    assert Stories().place({}) == 0


def test_reports_of_one_story_are_nearer_than_others() -> None:
    bakery, again, court = (profile(*report, "en") for report in (BAKERY, BAKERY_AGAIN, COURT))
    assert cosine(bakery, again) > 3 * cosine(bakery, court)


def test_online_a_report_joins_its_story_or_opens_one() -> None:
    stories = Stories()
    placed = [stories.place(profile(*report, "en")) for report in (BAKERY, COURT, BAKERY_AGAIN)]
    assert placed == [0, 1, 0]


def test_regrouping_joins_what_belongs_together() -> None:
    assert regroup([profile(*report, "en") for report in (BAKERY, COURT, BAKERY_AGAIN)]) == [0, 1, 0]
    assert regroup([]) == []


@given(st.permutations((BAKERY, BAKERY_AGAIN, COURT)))
def test_regrouping_does_not_depend_on_the_order(reports: list[tuple[str, str]]) -> None:
    found = regroup([profile(*report, "en") for report in reports])
    assert found[reports.index(BAKERY)] == found[reports.index(BAKERY_AGAIN)] != found[reports.index(COURT)]


FRAME = "The military court sentenced {} of {} to {} months for leaving his unit in winter; the lawyer {} will appeal."
ACCUSED = ("Lobanov", "Sychev", "Rodin", "Frolov", "Kalugin", "Zhdanov", "Belov", "Nazin", "Ugarov", "Vlasov", "Pronin")
TOWNS = ("Tver", "Perm", "Penza", "Omsk", "Tula", "Ryazan", "Kirov", "Chita", "Samara", "Ufa", "Orel")


def test_trials_like_all_trials_around_them_are_not_one_story() -> None:
    """Local scaling: what every report of the day has in common joins none of them."""
    trials = [
        FRAME.format(name, town, 10 + at, name[::-1].title())
        for at, (name, town) in enumerate(zip(ACCUSED, TOWNS, strict=True))
    ]
    alike = cosine(profile("", trials[0], "en"), profile("", trials[1], "en"))
    found = regroup([profile("", trial, "en") for trial in trials for _ in range(2)])
    assert alike > APART
    assert [found[at] == found[at + 1] for at in range(0, len(found), 2)] == [True] * len(trials)
    assert len(set(found)) == len(trials)

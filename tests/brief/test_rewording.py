"""Whether a reworded sentence still says the same, and what is made of a model's answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from builders import a_material, a_place, a_quantity, a_report, a_speaker, a_statement
from standin import completion
from svodka.brief import write_brief
from svodka.brief.rewording import (
    Pair,
    Proposal,
    answered,
    objections,
    read_answer,
    reworded_item,
    unfaithful,
    with_rewordings,
)
from svodka.brief.rewording.frame import RULES
from svodka.model import AnswerError, MaterialIndex, SpeakerKind, Stance, Window

OURS = {
    "en": "On Monday the garrison in Engels said that about 40 reservists were allegedly called up "
    "by Captain Lukin, not by the office (The Lantern, 22 November 2022).",
    "ru": "В понедельник гарнизон в Энгельсе сообщил, что около 40 резервистов якобы призвал "
    "капитан Лукин, а не военкомат (Маяк, 22 ноября 2022 года).",
    "uk": "У понеділок гарнізон в Енгельсі повідомив, що близько 40 резервістів нібито призвав "
    "капітан Лукін, а не військкомат (Маяк, 22 листопада 2022 року).",
}


def pair(ours, theirs, lang="en", cited=""):
    return Pair(ours=ours, theirs=theirs, lang=lang, cited=((cited or ours, lang),), derived=("The Lantern", "Маяк"))


def said(lang, *changes):
    theirs = OURS[lang]
    for old, new in changes:
        assert old in theirs
        theirs = theirs.replace(old, new)
    return " | ".join(unfaithful(pair(OURS[lang], theirs, lang)))


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_our_own_words_are_faithful_to_themselves(lang):
    assert said(lang) == ""


@pytest.mark.parametrize(
    ("lang", "change"),
    [
        ("en", (("said that about", "said about"),)),
        ("en", (("were allegedly called", "had been allegedly called"),)),
        ("en", (("reservists were", "the reservists were"),)),
        ("ru", (("что около", "как около"),)),
        ("uk", (("що близько", "як близько"),)),
    ],
)
def test_grammar_may_change(lang, change):
    assert said(lang, *change) == ""


@pytest.mark.parametrize(
    ("lang", "old", "new", "words"),
    [
        ("en", "about 40", "about 400", "the number “400” is new"),
        ("en", "about 40", "40", "the word “about” is missing"),
        ("en", "about 40", "more than 40", "the word “more” is new"),
        ("en", "about 40 reservists", "about 40 reservists, two of them sick,", "the number “two” is new"),
        ("en", "allegedly ", "", "the word “allegedly” is missing"),
        ("en", "not by", "and by", "the word “not” is missing"),
        ("en", "said that", "confirmed that", "the word “confirmed” is new"),
        ("en", "said that", "denied that", "is new"),
        ("en", "Engels", "Saratov", "the name “Saratov” is new"),
        ("en", "Captain Lukin", "Captain Lukin and Major Orlov", "the name “Orlov” is new"),
        ("en", "On Monday", "On Tuesday", "the name “Tuesday” is new"),
        ("en", "22 November 2022)", "23 November 2022)", "the credit"),
        ("en", "The Lantern", "The Beacon", "the credit"),
        ("en", "called up", "shot", "the word “shot” is neither ours nor the source's"),
        ("en", "reservists", "children", "the word “children” is neither"),
        ("en", "about 40", "about 40%", "the number “%” is new"),
        ("en", "about 40", "about ~40", "the number “~” is new"),
        ("en", "about 40", "about -40", "the number “-” is new"),
        ("en", "were allegedly", "are allegedly", "the time is another"),
        ("en", "were allegedly called", "were allegedly to be called", "the time is another: to be"),
        ("en", "said that", "said <b>that</b>", "the number “<” is new"),
        ("en", "2022).", "2022)?", "the number “?” is new"),
        ("en", "Engels said", "Engels “said", "the number ““” is new"),
        ("en", "reservists were", "reservist was", "the word “reservist” is neither"),
        ("ru", "призвал", "призовёт", "is new"),
        ("ru", "сообщил", "сообщит", "is new"),
        ("uk", "призвав", "призве", "is neither ours nor the source's"),
        ("ru", "около 40", "около 400", "the number “400” is new"),
        ("ru", "якобы ", "", "the word “якобы” is missing"),
        ("ru", "а не", "и", "is missing"),
        ("ru", "сообщил", "подтвердил", "the word “подтвердил” is new"),
        ("ru", "Энгельсе", "Саратове", "the name “Саратове” is new"),
        ("ru", "22 ноября", "23 ноября", "the credit"),
        ("ru", "В понедельник", "Во вторник", "is missing"),
        ("uk", "близько 40", "близько 400", "the number “400” is new"),
        ("uk", "нібито ", "", "the word “нібито” is missing"),
        ("uk", "а не", "й", "is missing"),
        ("uk", "Енгельсі", "Саратові", "the name “Саратові” is new"),
        ("uk", "повідомив", "заперечив", "is new"),
    ],
)
def test_whatever_carries_the_meaning_must_stand(lang, old, new, words):
    assert words in said(lang, (old, new))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Orlov said that Lukin denied the call-up.", "Lukin said that Orlov denied the call-up."),
        ("Orlov said that Lukin denied the call-up.", "Lukin denied the call-up, Orlov said."),
        ("The men went from Engels to Volsk.", "The men went from Volsk to Engels."),
        ("Soldiers shot officers there.", "Officers shot soldiers there."),
        ("On 3 May the office called up 40 men, on 4 May 70.", "On 4 May the office called up 40 men, on 3 May 70."),
        ("Орлов сообщил, что Лукин опроверг призыв.", "Лукин сообщил, что Орлов опроверг призыв."),
        ("Орлов повідомив, що Лукін спростував призов.", "Лукін повідомив, що Орлов спростував призов."),
    ],
)
def test_who_and_when_may_not_change_places(ours, theirs):
    lang = "en" if ours.isascii() else "uk" if "і" in ours else "ru"
    assert unfaithful(pair(ours, theirs, lang))


def test_a_name_may_not_slip_in_as_the_first_word():
    assert "the word “Wagner” is neither" in " ".join(unfaithful(pair("Forty men were called up.", "Wagner forty men called up.")))
    assert unfaithful(pair("Lukin said that men were called up in Engels.", "Orlov said that men were called up in Engels."))


def test_quotations_stand_to_the_letter():
    ours = "Lukin said: “We were not fed.”"
    assert unfaithful(pair(ours, "Lukin said: “We were fed.”"))
    assert unfaithful(pair(ours, "Lukin said that they were not fed."))


def test_few_words_may_be_dropped_and_none_that_tells_what_happened():
    ours = "In the grey morning fog the tired drivers with their loud old lorries reached the depot."
    assert unfaithful(pair(ours, "The drivers reached the depot."))
    assert "killed" in " ".join(unfaithful(pair("Four miners were killed in the pit.", "Four miners were in the pit.")))


def test_every_rule_says_what_it_is_for_and_refuses_alone():
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


# Answers


def test_a_completion_is_read_and_a_fence_is_taken_off():
    told = json.dumps({"sentences": ["One.", "Two  words."]})
    assert read_answer(answered(completion(told)), 2) == ("One.", "Two words.")
    assert read_answer(f"```json\n{told}\n```", 2) == ("One.", "Two words.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe{", "not UTF-8"),
        (b'{"choices": [{"mess', "no chat completion"),
        (b"{}", "no chat completion"),
        (b'{"choices": []}', "no choice"),
        (b'{"choices": [{"message": {"content": null}}]}', "no chat completion"),
        (completion("{}", finish_reason="length"), "cut off"),
        (b"[" * 100_000, "no chat completion"),
        (b"<html>", "no chat completion"),
    ],
)
def test_bytes_that_are_no_answer(data, words):
    with pytest.raises(AnswerError, match=words):
        answered(data)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sure! Here you are", "list of sentences"),
        ('{"sentences": ["One."', "list of sentences"),
        ('{"sentences": "One."}', "list of sentences"),
        ('{"sentences": ["One."], "leak": 1}', "list of sentences"),
        ('{"sentences": ["One.", "Two."]}', "2 sentences for 1"),
        ('{"sentences": [" "]}', "empty"),
        ('{"sentences": ["One.\\u202e"]}', "control characters"),
        (json.dumps({"sentences": ["x" * 3000]}), "too long"),
        ("\ud800", "list of sentences"),
    ],
)
def test_text_that_is_no_list_of_sentences(text, words):
    with pytest.raises(AnswerError, match=words):
        read_answer(text, 1)


# The checks decide


def an_item(stance=Stance.ASSERTED):
    report = a_report("Forty reservists were called up in Gridino, the Office said.", published="2022-11-22")
    statement = a_statement(
        report,
        "Forty reservists were called up in Gridino",
        cue="said",
        speaker=a_speaker(report, "the Office", kind=SpeakerKind.ORGANISATION),
        places=(a_place(report, "Gridino", "Gridino"),),
        quantities=(a_quantity(report, "Forty reservists", 40, 40),),
        stance=stance,
    )
    material = a_material([report], [statement])
    brief = write_brief(material, Window(start=date(2022, 11, 22), stop=date(2022, 11, 22)))
    return material, brief, brief.sections[0].items[0]


def proposed(item, theirs):
    return Proposal(item=item, model="stand-in", places=(0,), theirs=(theirs,))


def test_a_faithful_rewording_stands_and_the_brief_gets_another_id():
    material, brief, item = an_item()
    ours = item.sentences[0].text
    proposal = proposed(item, ours.replace("were called", "had been called"))
    assert objections(proposal, brief, MaterialIndex(material), (), str) == ()
    changed = with_rewordings(brief, {item.event: proposal})
    assert changed.id != brief.id
    assert changed.sections[0].items[0].reworded == "stand-in"
    assert changed.sections[0].items[0].sentences[0].citations == item.sentences[0].citations
    assert with_rewordings(brief, {}) is brief
    other = replace(proposal, item=replace(item, independent=9))
    assert with_rewordings(brief, {item.event: other}).sections == brief.sections


def test_the_sixteen_checks_speak_on_reworded_words_too():
    material, brief, item = an_item()
    found = objections(proposed(item, "Ninety reservists were called up in Lipki."), brief, MaterialIndex(material), (), str)
    assert any(one.startswith("check 4: ") for one in found)
    assert any(one.startswith("check 5: ") for one in found)
    long = proposed(item, " ".join([item.sentences[0].text] * 6))
    assert any(one.startswith("check 13: ") for one in objections(long, brief, MaterialIndex(material), (), str))


def test_a_leaked_name_is_refused_without_being_repeated():
    material, brief, item = an_item()
    proposal = proposed(item, item.sentences[0].text.replace("Forty", "Oleg Zavyalov and forty"))
    found = objections(proposal, brief, MaterialIndex(material), (), lambda text: text.replace("Oleg Zavyalov", "[name withheld 1]"))
    assert found == ("check 14: a name of a person at risk",)


def test_an_item_keeps_its_other_sentences():
    _, _, item = an_item()
    two = replace(item, sentences=(item.sentences[0], item.sentences[0]))
    told = reworded_item(proposed(two, "Other words."))
    assert [one.text for one in told.sentences] == ["Other words.", item.sentences[0].text]

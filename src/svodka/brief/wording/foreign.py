"""Statements in other languages than the brief's: who says what, where, when, how many, by a grammar template.

There is no machine translation; every word comes from a field by a rule recorded with the sentence. What cannot be
said so without loss is only pointed at ("wrote about …"), the original standing beside it.
"""

from __future__ import annotations

import re

from svodka.brief.wording.acts import Act, act_words, acts_of, counted, named, plan_kind
from svodka.brief.wording.clause import balanced, bare, inner_quoted, sentence_before, word_count
from svodka.brief.wording.figures import counted_words, day_words, days_words, quantity_words, singular, start_words
from svodka.brief.wording.leaning import begins_mid_thought
from svodka.brief.wording.mending import unlisted, unwrapped, without_strays
from svodka.brief.wording.places import place_phrase
from svodka.brief.wording.respelled import shown_name
from svodka.brief.wording.view import Derived, View, Worded
from svodka.brief.wording.words import frame, wording
from svodka.model import Granularity, Person, Span, Stance, When, WhenRole

MOST_FIGURES = 3
COUNTED, GIST, GIST_ABOUT, TOLD, BARE, ABOUT = 2, 3, 4, 5, 6, 7
"""Qualities: a number of people with a verb; an original quoted, with its act or its topic; an act with its place, day
or number; an act alone; a topic only."""
SHORTEST_ORIGINAL, LONGEST_ORIGINAL = 4, 24
"""Words of an original that is quoted in the sentence."""
LONGEST_WHOLE = 25
"""Words of a sentence that is quoted whole because the clause in it begins in the middle of a thought."""
CUT = 3
"""What a clause loses that begins so."""
SHORTEST_ALONE = 6
"""Words below which an original says too little without the sentence before it."""


Phrase = tuple[str, Derived]
"""A piece of a sentence with the rules behind it."""


def template(view: View) -> Worded | None:
    """Return the sentence of a statement that cannot be quoted in the brief's language."""
    acts = acts_of(view)
    where, when = place_phrase(view.statement, view.lang), _when(view)
    if view.lang != "en":
        return _gist(view, acts, where, when) or _named_only(view, acts, where, when)
    number = counted(view, acts)
    if number is not None:
        act, quantity, verb = number
        subject = counted_words(quantity, view.lang, view.statement.lang)
        rule = (subject, f"quantity:«{' '.join(quantity.as_written.split())}»")
        return _clause(view, (subject, (rule,)), _agreeing(view, act, verb, one=singular(quantity)), (where, when))
    people = named(view, acts)
    if people is not None:
        act, who, verb = people
        return _clause(view, _names(who, view), _agreeing(view, act, verb, one=len(who) == 1), (where, when))
    gist = _gist(view, acts, where, when)
    if gist is not None:
        return gist
    return _told(view, acts[0], where, when) if acts else _about(view, where, when)


def _names(people: tuple[Person, ...], view: View) -> Phrase:
    """Return people's names in Latin letters."""
    names = [shown_name(" ".join(one.name.split()), view.statement.lang, view.lang) for one in people]
    words = ", ".join(names[:-1]) + frame(view.lang, "template", "and") + names[-1] if len(names) > 1 else names[0]
    return words, tuple((name, "person:transliterated") for name in names)


def _agreeing(view: View, act: Act, verb: str, *, one: bool) -> Phrase:
    """Return a plural verb as its subject and the statement's stance want it."""
    if view.statement.stance is Stance.PLANNED:
        verb = re.sub("^were ", "to be ", verb)
    elif one:
        verb = re.sub("^were ", "was ", verb)
    return verb, ((verb, f"concept:{act.key}"),)


def _clause(view: View, subject: Phrase, verb: Phrase, around: tuple[Phrase, Phrase]) -> Worded:
    """Return “X said that two civilians were wounded in Y on Z”."""
    where, when = around
    clause = f"{subject[0]} {verb[0]}{where[0]}{when[0]}".rstrip(",")
    rules = subject[1] + verb[1] + where[1] + when[1]
    stance = view.statement.stance.value
    if view.who:
        text = frame(view.lang, "template", f"said_{stance}", who=view.who.opening, clause=clause, tag=view.tag())
    else:
        opening = clause[:1].upper() + clause[1:] if view.statement.stance is Stance.ASSERTED else clause
        text = _own(view, f"own_{stance}", clause=opening)
    return view.finish(text, view.statement.span, rules, COUNTED)


def _gist(view: View, acts: list[Act], where: Phrase, when: Phrase) -> Worded | None:
    """Return “On deaths in X on Z, an outlet wrote: «…»”: the original quoted behind what its fields say it is about.

    None where the original is too long to quote, or its fields say nothing.
    """
    act_told = acts[0] if acts else None
    about = act_words(view, act_told) if act_told else _topic(view)
    span = _original(view)
    inside = span == view.statement.span != view.sentence and _is_inside(view)
    words = inner_quoted(unwrapped(without_strays(unlisted(bare(span.of(view.text))))))
    if not about or not SHORTEST_ORIGINAL <= word_count(words) <= LONGEST_WHOLE or not balanced(without_strays(bare(span.of(view.text)))):
        return None
    cut = inside or begins_mid_thought(words, view.statement.lang)
    filled = {"planned": _planned(view, "gist_planned"), "source": _source(view, span), "words": f"…{words}" if inside else words}
    text, rules = _gist_text(view, (about, bool(act_told)), (where, when), filled)
    rule = ((about, f"concept:{act_told.key}" if act_told else "topic"),) if about in text else ()
    quality = (GIST if act_told else GIST_ABOUT) + CUT * cut
    return view.finish(text, span, (*rule, *rules), quality)


def _gist_text(view: View, about: tuple[str, bool], around: tuple[Phrase, Phrase], filled: dict[str, str]) -> tuple[str, Derived]:
    """Return the sentence with the rules of place and day; *about*: what it is about, and whether that is an act.

    In Russian and Ukrainian a topic alone is left out: the section's heading says as much.
    """
    where, when = around
    told = about[0] if about[1] or view.lang == "en" else ""
    act = f"{told}{where[0]}{when[0]}".strip(",").removeprefix(", ").strip()
    pattern: str = wording(view.lang)["template"][f"gist_{view.statement.stance.value}"]
    pattern = pattern if act else pattern.replace(" — {act}", "")
    return pattern.format(act=act, **filled), (*where[1], *when[1])


def _named_only(view: View, acts: list[Act], where: Phrase, when: Phrase) -> Worded | None:
    """Return «Издание (дата) — обстрел, область, день»: what the fields say of an original too long to quote."""
    if not acts:
        return None
    told, (figures, rules) = act_words(view, acts[0]), _figures(view, acts[0])
    act = f"{told}{where[0]}{when[0]}{figures}"
    planned, source = _planned(view, "planned"), _source(view, view.statement.span)
    text = frame(view.lang, "template", f"act_{view.statement.stance.value}", act=act, planned=planned, source=source)
    return view.finish(text, view.statement.span, ((told, f"concept:{acts[0].key}"), *where[1], *when[1], *rules), TOLD)


def _original(view: View) -> Span:
    """Return what to quote: the sentence; with the one before it where it leans on that; the bare clause where it is long."""
    words = view.sentence.of(view.text)
    if word_count(words) > LONGEST_ORIGINAL:
        clause = view.statement.span.of(view.text)
        leans = _is_inside(view) or begins_mid_thought(clause, view.statement.lang)
        whole = leans and word_count(words) <= LONGEST_WHOLE
        return view.sentence if whole else view.statement.span
    if word_count(words) < SHORTEST_ALONE or begins_mid_thought(unlisted(words), view.statement.lang):
        wider = sentence_before(view.report, view.sentence)
        if wider is not None and word_count(wider.of(view.text)) <= LONGEST_ORIGINAL:
            return wider
    return view.sentence


def _is_inside(view: View) -> bool:
    """Tell whether the clause begins in the middle of its sentence, with a small letter."""
    return view.statement.span.start > view.sentence.start and view.statement.span.of(view.text)[:1].islower()


def _source(view: View, span: Span) -> str:
    """Return “Outlet cites X (date)” for the words at *span*, without X where they say it in the same words themselves."""
    filled = {"outlet": view.outlet if view.lang == "en" else view.heading, "date": view.date}
    said = view.who is not None and view.who.span is not None and span.contains(view.who.span)
    bare_words = view.lang != "en" and said and view.who is not None and "«" in view.who.text
    unnamed = view.who is not None and view.lang != "en" and view.who.text == frame(view.lang, "template", "unnamed")
    if view.who is None or bare_words or (said and unnamed):
        return frame(view.lang, "template", "gist_source", **filled)
    key = "gist_relayed" if view.relays else "gist_cited"
    return frame(view.lang, "template", key, who=view.who.text.rstrip(","), relays=", ".join(view.relays), **filled)


def _topic(view: View) -> str:
    """Return the statement's topic in the middle of a sentence, "" where its words have none."""
    if not view.statement.topics or not view.statement.concepts:
        return ""
    title: str = wording(view.lang)["topics"][view.statement.topics[0].value]
    return title[:1].lower() + title[1:]


def _told(view: View, act: Act, where: Phrase, when: Phrase) -> Worded:
    """Return “X reported shelling in Y on Z”."""
    figures, figure_rules = _figures(view, act)
    told = act_words(view, act)
    stance = view.statement.stance
    words = f"{told}{where[0]}{when[0]}".rstrip(",") + figures
    filled = {"who": view.who.opening if view.who else view.opening, "act": words}
    filled["tag"] = view.tag() if view.who else frame(view.lang, "template", "undated_tag", date=view.date)
    filled["planned"] = _planned(view, "planned")
    text = frame(view.lang, "template", f"act_{stance.value}", **filled)
    rules = ((told, f"concept:{act.key}"), *where[1], *when[1], *figure_rules)
    return view.finish(text, view.statement.span, rules, TOLD if where[0] or when[0] or figures else BARE)


def _planned(view: View, part: str) -> str:
    """Return how what is planned is opened, as *part* of the word list has it: by what its cue says."""
    cues = [cue.of(view.text) for cue in (view.statement.stance_cue, view.statement.cue) if cue is not None]
    kinds = [plan_kind(cue, view.statement.lang) for cue in cues]
    kind = next((one for one in kinds if one != "plan"), "plan")
    return frame(view.lang, part, kind)


def _about(view: View, where: Phrase, when: Phrase) -> Worded | None:
    """Return “X wrote about families and protest”: the topic only."""
    topic = _topic(view)
    if not topic:
        return None
    words = f"{topic}{where[0]}{when[0]}".rstrip(",")
    stance = view.statement.stance.value
    if view.who:
        text = frame(view.lang, "template", f"about_{stance}", who=view.who.opening, act=words, tag=view.tag())
    else:
        text = _own(view, f"wrote_{stance}", act=words)
    return view.finish(text, view.statement.span, ((topic, "topic"), *where[1], *when[1]), ABOUT)


def _own(view: View, key: str, **filled: str) -> str:
    """Return a sentence in the report's own voice."""
    text = frame(view.lang, "template", key, outlet=view.apposed, date=view.date, **filled)
    return text[:1].upper() + text[1:] if text.startswith(view.apposed) and view.outlet[:1].islower() else text


def _when(view: View) -> Phrase:
    """Return when it happened, or is due, in absolute dates."""
    wanted = (WhenRole.HAPPENED, WhenRole.DUE)
    dated = [when for when in view.statement.whens if when.role in wanted and (when.start or when.stop) and when.span]
    if not dated:
        return "", ()
    when = min(dated, key=lambda one: (wanted.index(one.role), one.span.start if one.span else 0))
    words, date = _when_words(when, view.lang)
    return words, ((date, f"when:{when.anchor}"),)


def _when_words(when: When, lang: str) -> tuple[str, str]:
    """Return the phrase for a time and the dates within it."""
    if when.start is None or when.stop is None:
        known = when.start or when.stop
        date = day_words(known, lang) if known else ""
        return frame(lang, "template", "since" if when.stop is None else "until", date=date), date
    date = days_words(when.start, when.stop, lang)
    if when.role is WhenRole.DUE:
        return frame(lang, "template", "due", date=date), date
    if when.start == when.stop or (when.start.year, when.start.month) == (when.stop.year, when.stop.month):
        whole = "–" not in date and when.start != when.stop
        return frame(lang, "template", "in_place" if whole else "on_day", place=date, date=date), date
    if when.granularity in (Granularity.MONTH, Granularity.YEAR) and "–" not in date:
        return frame(lang, "template", "in_place", place=date), date
    start, stop = day_words(when.start, lang), day_words(when.stop, lang)
    if when.start.year == when.stop.year:
        start = start_words(when.start, lang)
    return frame(lang, "template", "between", start=start, stop=stop), f"{start} {stop}"


def _figures(view: View, act: Act) -> Phrase:
    """Return the numbers whose unit has an English word; ages and numbers of anything else stay with the original.

    So do people who stand in another clause than an act that could have befallen them: they may be others.
    """
    befalls = act.key in wording(view.lang)["acts"]
    apart = [one for one in view.statement.quantities if not (befalls and one.unit == "people")]
    pairs = [(quantity_words(one, view.lang, view.statement.lang), one) for one in apart]
    shown = [(words, one) for words, one in pairs if words][:MOST_FIGURES]
    if not shown:
        return "", ()
    derived = tuple((words, f"quantity:«{' '.join(one.as_written.split())}»") for words, one in shown)
    figures = "; ".join(dict.fromkeys(words for words, _ in shown))
    return frame(view.lang, "template", "figures", figures=figures), derived

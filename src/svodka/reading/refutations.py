"""Denials that only their surroundings, or a turn of phrase, tell from a plain negative.

“There were no raids” denies where an office says it in answer to reports of raids, after a denial of its own, or
with stress; from a soldier who complains it is an assertion. And what stands under the label “Fake:” is denied by
whoever set the label. Words by themselves (“опроверг”, “назвал фейком”) are the business of `svodka.reading.stance`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from svodka.lexicon.data import fold_text, table
from svodka.lexicon.data import words as words_of
from svodka.lexicon.denials import denial_phrases
from svodka.lexicon.lemmas import lemma
from svodka.model import Firing, Span, Speaker, Stance, Statement
from svodka.reading.antecedents import WORD, noun_class
from svodka.reading.document import Document

VERSION = 1
NEAR = 2
"""Statements after a denial in which its source goes on denying."""
GAP = 200
"""Characters that may lie between them."""
BRIEF = 10
"""Words of a statement that says no more than that something is not so."""
BESIDE = 2
"""Words beside "there was no" among which stands what there was none of."""
OPENING = 60
"""Characters between a cue and the statement that it introduces."""
CHIEFS = frozenset(("командир", "комбат"))
"""Soldiers who answer for others."""
MEDIA = (
    "издани", "газет", "агентств", "канал", "телеграм", "telegram", "сми", "радио", "портал", "сайт", "редакци", "журнал",
    "телеканал", "паблик", "видання", "агенці", "змі", "радіо", "паблік", "телевид", "телебач",
)
"""Stems of those who report and answer for nobody."""
PRIVATE = frozenset(("soldier", "person", "relative", "source"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement that is not yet denied, the ones before it, its sentence's folded text and its own, and the false zones.

    *opening*: the folded text from a cue that stands right before it.
    """

    statement: Statement
    before: Sequence[Statement]
    folded: str
    sentence: str
    opening: str
    false: tuple[tuple[int, int], ...]


def with_refutations(statements: list[Statement], document: Document) -> list[Statement]:
    """Return the statements with the stance "denied" where one of RULES tells it, with its evidence."""
    false = false_zones(document)
    sentences = sentence_texts(document)
    found: list[Statement] = []
    for statement in statements:
        told = Told(
            statement=statement,
            before=found,
            folded=fold_text(statement.span.of(document.text)),
            sentence=sentences.get(sentence_start(statement, document), ""),
            opening=opening_of(statement, document),
            false=false,
        )
        if is_label(told):
            continue
        rules = () if statement.stance is Stance.DENIED else RULES.get(statement.lang, ())
        fired = next(((rule.__name__, at) for rule in rules if (at := rule(told))), None)
        found.append(denied(statement, *fired) if fired else statement)
    return found


def denied(statement: Statement, rule: str, at: tuple[int, int]) -> Statement:
    """Return the statement as a denial on the evidence *at*, which lies at [start, stop) of the report's text."""
    span = Span(report=statement.span.report, start=at[0], stop=at[1])
    kept = tuple(firing for firing in statement.made_by if not firing.rule.startswith("stance."))
    firing = Firing(rule=f"stance.{rule}", version=VERSION, span=span)
    return replace(statement, stance=Stance.DENIED, stance_cue=span, made_by=(*kept, firing))


def under_false_label(told: Told) -> tuple[int, int] | None:
    """“Фейк № 2. На рынке ловят призывников.”: the outlet itself calls untrue what stands under the label."""
    start, stop = told.statement.span.start, told.statement.span.stop
    inside = next(((a, b) for a, b in told.false if a <= start and stop <= b), None)
    return (start, stop) if inside and not told.statement.chain else None


def has_no_part(told: Told) -> tuple[int, int] | None:
    """“Мы не имеем отношения к взрыву”, “військові не причетні”: a source clears somebody."""
    return evidence(told, "no_part") if told.statement.chain else None


def goes_on_denying(told: Told) -> tuple[int, int] | None:
    """“Штаб опроверг сообщения о бунте. «Отказов не было», — сказали там”: a negative after a denial by the same source."""
    statement = told.statement
    if statement.speaker is None or statement.stance is Stance.PLANNED or harmless(told):
        return None
    near = [s for s in told.before[-NEAR:] if statement.span.start - s.span.stop <= GAP]
    same = any(s.stance is Stance.DENIED and s.speaker and is_same(s.speaker, statement.speaker, statement.lang) for s in near)
    found = evidence(told, "negative") if same else None
    first = told.folded.partition(",")[0]
    return found if found and found[0] < statement.span.start + len(first) else None


def is_same(one: Speaker, two: Speaker, lang: str) -> bool:
    """Tell whether two mentions are of one source: the same name, or an office by the same first word (“штаб флота”, “в штабе”)."""
    if one.name == two.name:
        return True
    heads = [WORD.findall(fold_text(speaker.name))[:1] for speaker in (one, two)]
    offices = tuple(table("", "offices")["stems"])
    return all(head and head[0].startswith(offices) for head in heads) and len({lemma(head[0], lang) for head in heads}) == 1


def in_answer(told: Told) -> tuple[int, int] | None:
    """“«Рейдов нет», — ответил он на вопрос о рейдах”: a negative in a sentence that names what it answers."""
    if harmless(told) or not is_official(told.statement) or patterns(told.statement.lang, "answering").search(told.sentence) is None:
        return None
    return evidence(told, "negative")


def emphatic_negative(told: Told) -> tuple[int, int] | None:
    """“Никаких списков не составляют, заявил военком”: an office or an official denies with stress."""
    if told.statement.stance is Stance.PLANNED or harmless(told) or not is_official(told.statement):
        return None
    return evidence(told, "emphatic") if patterns(told.statement.lang, "not_done").search(told.folded) else None


def never_was(told: Told) -> tuple[int, int] | None:
    """“This never happened”, “ничего подобного не было”: of whatever somebody else has told."""
    found = denial_phrases(told.statement.lang, "rejecting").search(told.opening + told.folded)
    if found is None or not told.statement.chain:
        return None
    start = told.statement.span.start - len(told.opening)
    return start + found.start(), start + found.end()


def was_none(told: Told) -> tuple[int, int] | None:
    """“There was no walkout”: a source says briefly that there was no such thing.

    Want of water or of money is no denial.
    """
    words = [match.group() for match in WORD.finditer(told.folded)]
    found = denial_phrases(told.statement.lang, "absent").search(told.folded) if told.statement.chain and len(words) <= BRIEF else None
    if found is None:
        return None
    lang = told.statement.lang
    near = (*WORD.findall(told.folded[: found.start()])[-BESIDE:], *WORD.findall(told.folded, found.end())[:BESIDE])
    beside = {lemma(word, lang) for word in near}
    return placed(told, found) if beside and beside.isdisjoint(wants(lang)) else None


Rule = Callable[[Told], tuple[int, int] | None]
SLAVIC: tuple[Rule, ...] = (
    under_false_label,
    has_no_part,
    goes_on_denying,
    in_answer,
    emphatic_negative,
    never_was,
)
ENGLISH: tuple[Rule, ...] = (never_was, was_none)
RULES: Mapping[str, tuple[Rule, ...]] = {"en": ENGLISH, "ru": SLAVIC, "uk": SLAVIC}
"""By language; the surroundings of an English denial are read by `svodka.reading.stance`."""


def evidence(told: Told, key: str) -> tuple[int, int] | None:
    """Return where an expression of denials.toml *key* stands in the statement."""
    match = patterns(told.statement.lang, key).search(told.folded)
    return None if match is None else placed(told, match)


def placed(told: Told, match: re.Match[str]) -> tuple[int, int]:
    """Return where a match in a statement stands in the report's text."""
    return told.statement.span.start + match.start(), told.statement.span.start + match.end()


def is_label(told: Told) -> bool:
    """“Фейк № 2.”: the label itself states nothing."""
    if told.statement.lang not in ("ru", "uk"):
        return False
    return label_pattern(told.statement.lang).fullmatch(told.folded) is not None


def harmless(told: Told) -> bool:
    """“Жертв нет”, “комментариев не поступало”, “не знаю”: nobody has told otherwise."""
    return any(patterns(told.statement.lang, key).search(told.folded) for key in ("harmless", "of_the_mind"))


def is_official(statement: Statement) -> bool:
    """Tell whether an office, a body or somebody who holds an office speaks, and no soldier, relative or witness."""
    speaker = statement.speaker
    if speaker is None:
        return False
    written = WORD.findall(fold_text(f"{speaker.role or ''} {speaker.as_written} {speaker.name}"))
    classes = {noun_class(word, statement.lang) for word in (lemma(w, statement.lang) for w in written) if word not in CHIEFS}
    if classes & PRIVATE or any(word.startswith(MEDIA) for word in written):
        return False
    stems = tuple(table("", "offices")["stems"])
    office = any(word.startswith(stems) for word in written)
    return office or "official" in classes or bool(CHIEFS & set(written))


def opening_of(statement: Statement, document: Document) -> str:
    """Return what introduces a statement, from its cue on, folded: “called false the information that”."""
    cue, start = statement.cue, statement.span.start
    return fold_text(document.text[cue.start : start]) if cue and 0 <= start - cue.stop <= OPENING else ""


def sentence_start(statement: Statement, document: Document) -> int:
    """Return where the sentence of a statement begins."""
    return next((s.start for s in document.sentences if s.start <= statement.span.start < s.stop), -1)


def sentence_texts(document: Document) -> dict[int, str]:
    """Return the folded text of each sentence by where it begins."""
    return {s.start: fold_text(document.text[s.start : s.stop]) for s in document.sentences}


def false_zones(document: Document) -> tuple[tuple[int, int], ...]:
    """Return what stands under labels that call it untrue: the rest of the line, or the next one; up to a label of the truth."""
    lang = document.report.lang
    if lang not in ("ru", "uk"):
        return ()
    folded = fold_text(document.text)
    zones: list[tuple[int, int]] = []
    for label in label_pattern(lang).finditer(folded):
        start = label.end()
        while start < len(folded) and folded[start].isspace():
            start += 1
        stop = folded.find("\n", start)
        stop = len(folded) if stop < 0 else stop
        truth = truth_pattern(lang).search(folded, start, stop)
        zones.append((start, truth.start() if truth else stop))
    return tuple(zones)


@cache
def label_pattern(lang: str) -> re.Pattern[str]:
    """Match “Фейк:”, “ФЕЙК № 3.”, “❌ Неправда —” at the head of a line."""
    labels = "|".join(re.escape(label) for label in sorted(table(lang, "denials")["false_labels"], key=len, reverse=True))
    return re.compile(rf"^[^\w\n]{{0,8}}(?:{labels})(?:\s*(?:№|#|номер)?\s*\d{{1,2}})?[»\"”]?\s*(?:[.:!]|[—–-](?=\s))[ \t]*", re.MULTILINE)


@cache
def truth_pattern(lang: str) -> re.Pattern[str]:
    """Match the words that bring the truth behind something false."""
    labels = "|".join(re.escape(label) for label in table(lang, "denials")["true_labels"])
    return re.compile(rf"(?<=[.!?…»\"”]) *[^\w\n]{{0,6}}(?:{labels})\b")


@cache
def wants(lang: str) -> frozenset[str]:
    """Return the lemmas of what one may be short of."""
    written = words_of(lang, "denials", "wants")
    return written | {lemma(word, lang) for word in written}


@cache
def patterns(lang: str, key: str) -> re.Pattern[str]:
    """Compile the expressions of denials.toml *key* to one; they are written over folded text."""
    return re.compile("|".join(f"(?:{part})" for part in table(lang, "denials")[key]))

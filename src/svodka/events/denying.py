"""What takes an account back, and what only looks like it: a refusal, a mention of falsehoods, a negated aside.

The reading decides what is a denial; these rules leave aside those that have nothing to deny, and tell how much a denial says
itself. Words are in ``lexicon/<lang>/opposing.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from svodka.events import wording
from svodka.events.causes import causes_of
from svodka.events.clashes import listed, worded
from svodka.events.features import Facts, language
from svodka.lexicon.data import LANGS, fold, words
from svodka.lexicon.weights import WORD, lemmas_of, weight

NEXT_TO = 12
"""Characters before a cue in which its own negation stands."""
BEFORE = 24
"""Characters before a cue in which stands what makes a verdict of it."""
AFTER = 12
"""Characters after a cue in which a clause begins."""
MARK = re.compile(r"[,.;:!?—–()\"“”«»]")
TELLS = 2.5
"""Weight of a word from which it is content of its own."""
SEVERAL = 2
"""Words of its own from which a denial says what it denies."""


def denies(fact: Facts) -> bool:
    """Tell whether a statement denies what somebody told, as it was read and none of `LOOK_ALIKES` explains otherwise."""
    if not fact.denied or fact.statement.stance_cue is None or language(fact.statement.lang) == "und":
        return fact.denied
    return not any(look_alike(fact) for look_alike in LOOK_ALIKES)


def negated(fact: Facts) -> bool:
    """“Cannot rule out” and “does not deny” deny nothing."""
    cue = fact.statement.stance_cue
    before = WORD.findall(fact.report.text[max(0, cue.start - NEXT_TO) : cue.start]) if cue else []
    return bool(before) and fold(before[-1]) in words(fact.statement.lang, "clashes", "negations")


def declines(fact: Facts) -> bool:
    """A refusal of an offer, a path or a demand denies nothing: no account is named and no verdict given."""
    cue = _cue(fact)
    if not _known(fact, "declining").intersection(cue):
        return False
    cause = bool(_known(fact, "excluding").intersection(cue)) and bool(causes_of(fact))
    pointing = worded(fact, "anaphoric") and not _telling(_phrase_after(fact), fact)
    accounts = fact.lemmas & (_known(fact, "accounts") | _known(fact, "verdicts"))
    return not (_clause_follows(fact) or cause or pointing or accounts)


def mentions(fact: Facts) -> bool:
    """“Spreads disinformation” denies nothing; “called it disinformation” does."""
    if not _known(fact, "mentioned").intersection(_cue(fact)):
        return False
    cue = fact.statement.stance_cue
    said = fold(cue.of(fact.report.text)) if cue else ""
    return not said.endswith(INSTRUMENTAL) and not _known(fact, "linking").intersection(_before(fact))


def qualifies(fact: Facts) -> bool:
    """“An unreliable partner” denies nothing; “the report is unreliable” and “this is baseless” do."""
    if not _known(fact, "adjectival").intersection(_cue(fact)):
        return False
    return not fact.lemmas & (_known(fact, "accounts") | _known(fact, "this"))


def appeals(fact: Facts) -> bool:
    """“Calling on colleagues” calls nothing untrue, and “there is no such thing as distance” speaks of the world at large."""
    cue = fact.statement.stance_cue
    said = fact.report.text[cue.start : cue.stop + AFTER] if cue else ""
    return any(wording.opposed(said, fact.statement.lang, kind) for kind in ("calling_on", "general"))


def describes(fact: Facts) -> bool:
    """A bare “not” denies nothing in a description (“which is not a member”), nor of a mind (“did not want”)."""
    cue, lang = _cue(fact), fact.statement.lang
    if len(cue) != 1 or cue[0] not in words(lang, "clashes", "negations"):
        return False
    opening, after = lemmas_of(text_of(fact), lang)[:1], _after(fact)[:1]
    return not _known(fact, "describing").isdisjoint(opening) or not _known(fact, "minding").isdisjoint(after)


LOOK_ALIKES: tuple[Callable[[Facts], bool], ...] = (negated, declines, mentions, qualifies, appeals, describes)
"""What was read as a denial and takes no account back."""
INSTRUMENTAL = ("ом", "ем", "ой", "ей", "ою", "ею", "єю", "ами", "ями")
"""How a Russian or Ukrainian noun ends that somebody calls an account: «назвали фейком»."""


def tells_content(denial: Facts) -> bool:
    """Tell whether a denial says itself what it denies, so that only a claim like it can be meant."""
    if len(content_of(denial)) < SEVERAL:
        return False
    clause = bool(wording.account_of(text_of(denial), denial.statement.lang)) or _clause_follows(denial)
    return clause or not worded(denial, "anaphoric")


def content_of(denial: Facts) -> frozenset[str]:
    """Return the telling words that a denial has besides its cue, its speaker, verdicts and words for what was said."""
    if language(denial.statement.lang) == "und":
        return frozenset()
    cue, span = denial.statement.stance_cue, denial.statement.span
    text = denial.report.text[cue.stop : span.stop] if cue is not None and cue.start >= span.start else text_of(denial)
    return _telling(text, denial)


def _telling(text: str, denial: Facts) -> frozenset[str]:
    lang = denial.statement.lang
    apart = _known(denial, "accounts") | _known(denial, "verdicts") | _known(denial, "declining")
    return frozenset(word for word in lemmas_of(text, lang) if weight(word, lang) >= TELLS and word not in apart)


def _phrase_after(fact: Facts) -> str:
    """Return what follows the cue up to the next mark: “rejected this path”, but “rejected this, calling it…”."""
    cue, span = fact.statement.stance_cue, fact.statement.span
    return MARK.split(fact.report.text[cue.stop : span.stop], maxsplit=1)[0] if cue else ""


def tells_nothing(claim: Facts) -> bool:
    """Tell whether a statement says only that something is not known, asked, or not so: nobody denies that."""
    told = (wording.opposed(text_of(claim), claim.statement.lang, kind) for kind in ("nothing_told", "denying"))
    return any(told) or worded(claim, "silent")


def negative(claim: Facts) -> bool:
    """Tell whether a statement negates: it and a denial that says what it denies are of one side."""
    return claim.statement.lang in LANGS and bool(claim.lemmas & words(claim.statement.lang, "clashes", "negations"))


def text_of(fact: Facts) -> str:
    """Return the words of a statement."""
    return fact.statement.span.of(fact.report.text)


def _known(fact: Facts, key: str) -> frozenset[str]:
    return listed(fact.statement.lang, key, "opposing")


def _cue(fact: Facts) -> list[str]:
    cue = fact.statement.stance_cue
    return lemmas_of(cue.of(fact.report.text), fact.statement.lang) if cue else []


def _before(fact: Facts) -> Sequence[str]:
    cue = fact.statement.stance_cue
    return lemmas_of(fact.report.text[max(0, cue.start - BEFORE) : cue.start], fact.statement.lang) if cue else ()


def _clause_follows(fact: Facts) -> bool:
    """Tell whether the cue is followed by what is denied: “denied that he…”."""
    after = _after(fact)
    return bool(after) and after[0] in words(fact.statement.lang, "denials", "introducing")


def _after(fact: Facts) -> Sequence[str]:
    cue = fact.statement.stance_cue
    return lemmas_of(fact.report.text[cue.stop : cue.stop + AFTER], fact.statement.lang) if cue else ()

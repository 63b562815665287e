"""What takes an account back, and what only looks like it: a refusal, a mention of falsehoods, a negated aside.

The reading decides what is a denial; these rules leave aside those that have nothing to deny, and tell how much a denial says
itself. Words are in ``lexicon/<lang>/opposing.toml``.
"""

from __future__ import annotations

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
    return not (_clause_follows(fact) or cause or _of_account(fact) or fact.lemmas & _known(fact, "verdicts"))


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
    return not (_of_account(fact) or fact.lemmas & _known(fact, "this"))


def appeals(fact: Facts) -> bool:
    """“Calling on colleagues” calls nothing untrue."""
    cue = fact.statement.stance_cue
    if cue is None:
        return False
    said = fact.report.text[cue.start : cue.stop + AFTER]
    return wording.opposed(said, fact.statement.lang, "calling_on")


LOOK_ALIKES: tuple[Callable[[Facts], bool], ...] = (negated, declines, mentions, qualifies, appeals)
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
    lang = denial.statement.lang
    if language(lang) == "und":
        return frozenset()
    cue, span = denial.statement.stance_cue, denial.statement.span
    text = denial.report.text[cue.stop : span.stop] if cue is not None and cue.start >= span.start else text_of(denial)
    apart = _known(denial, "accounts") | _known(denial, "verdicts") | _known(denial, "declining")
    return frozenset(word for word in lemmas_of(text, lang) if weight(word, lang) >= TELLS and word not in apart)


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


def _of_account(fact: Facts) -> bool:
    return worded(fact, "anaphoric") or bool(fact.lemmas & _known(fact, "accounts"))


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
    cue = fact.statement.stance_cue
    after = lemmas_of(fact.report.text[cue.stop : cue.stop + AFTER], fact.statement.lang) if cue else []
    return bool(after) and after[0] in words(fact.statement.lang, "denials", "introducing")

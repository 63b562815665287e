"""Which statement a denial speaks of: in its sentence, near by, in another report, or the whole account."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from svodka.events.causes import causes_of
from svodka.events.clashes import worded
from svodka.events.denying import content_of, denies, negative, tells_content, tells_nothing, text_of
from svodka.events.features import Facts, cosine, language, unit
from svodka.events.ground import Edges, Ground, by_report, voice
from svodka.events.locality import Locality
from svodka.events.wording import account_of, opposed
from svodka.lexicon.data import words
from svodka.lexicon.glossary import sense_weight, senses
from svodka.model import ContradictionKind, Stance

ON = 5
"""Statements after a denial among which the claim is looked for when none before it fits."""
ALIKE = 0.12
"""Cosine of words, as rare as they are in the report, from which a denial speaks of a claim."""
MEANT = 0.2
"""The same of senses, of which there are fewer."""
SAME_WORDS = 0.3
"""Cosine of words by their weight at large, for reports so short that all their words stand in every statement."""
COVERED = 0.4
"""Share of what a denial means, in squares of weights, that a claim holds if the denial speaks of it."""
SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s|\n")
FAR_BACK = 12
"""Statements before a denial among which the claim is looked for when none near by fits."""
BACK = 3
"""Statements before a denial among which the denied claim is looked for when nothing else tells."""
TELLING = 3
"""Different words of a claim besides numbers, at least: a dateline claims nothing."""
BRIEF = 8
"""Different words of a denial that says little more than that it denies."""
CHARGES = frozenset(("accuse", "investigate", "crime", "sentence", "detain"))
"""Senses of what somebody may plead not guilty to."""
FOOTAGE = frozenset(("video", "appealed_video"))
"""Concepts of a recording: who calls it staged denies what is seen on it."""
ACCUSED = frozenset(("accuse", "crime"))
"""Those of them that tell of the charge itself."""
CLAIMED = "claimed"
"""The side of what is neither denied nor only planned."""
SAME_CLAIM = 0.5
"""Points without the sides' penalty from which a denial speaks of a claim in another report."""


def denials_read(ground: Ground) -> Edges:
    """Find denials without content of their own, for which the reading names the statement before.

    Where that one is no allegation but one stands a little further up, the allegation is what is denied. A denial of
    an "account" after mere plans and asides is one of what most reports tell of that story, or of what this one opens with.
    """
    by_id = {fact.id: fact for fact in ground.facts}
    held = by_report(ground.facts)
    for fact in ground.facts:
        claim = by_id.get(fact.statement.denies or "")
        if claim is None or claim.denied or claim.id == fact.id or not denies(fact) or worded(claim, "unproven"):
            continue
        if tells_content(fact) and not _speaks_of(claim, fact, Locality(held[fact.report.id])):
            other = _neighbour(ground, held[fact.report.id], held[fact.report.id].index(fact))
            if other is not None:
                yield (other, fact, ContradictionKind.DENIAL, f"{voice(fact)} denies it")
            continue
        alleged = _allegation(held[fact.report.id], fact)
        account = alleged is None and claim.side == Stance.PLANNED.value and _of_account(fact)
        if not account:
            yield (alleged or claim, fact, ContradictionKind.DENIAL, f"{voice(fact)} denies it")
        else:
            before = [
                one for one in held[fact.report.id] if _claims(one, fact) and one.statement.span < fact.statement.span
            ]
            weight = {one.id: (ground.told_by[ground.event_of[one.id]], ground.size[ground.event_of[one.id]]) for one in before}
            for lead in sorted(before, key=lambda one: (weight[one.id], -one.statement.span.start), reverse=True)[:1]:
                yield (lead, fact, ContradictionKind.DENIAL, f"{voice(fact)} denies the account")


def _of_account(fact: Facts) -> bool:
    lang = fact.statement.lang
    said = set(fact.said)
    return language(lang) != "und" and bool(said & words(lang, "clashes", "accounts"))


def _allegation(held: Sequence[Facts], denial: Facts) -> Facts | None:
    at = held.index(denial)
    alleged = (fact for fact in reversed(held[max(0, at - BACK) : at]) if fact.statement.stance is Stance.ALLEGED)
    return next((fact for fact in alleged if _claims(fact, denial)), None)


def denials_of_neighbours(ground: Ground) -> Edges:
    """Pair a denial with the claim in its report, by somebody else, that is most like it.

    Denials that follow each other deny one thing: what one of them denies, the others do that name nothing themselves.
    """
    by_id = {fact.id: fact for fact in ground.facts}
    for held in by_report(ground.facts).values():
        bare = [at for at, fact in enumerate(held) if denies(fact) and _names_none(fact, by_id)]
        found = {at: _neighbour(ground, held, at) for at in bare}
        for at in bare:
            beside = (found.get(at - 1), found.get(at + 1)) if _brief(held[at]) else ()
            target = found[at] or next((other for other in beside if other and _claims(other, held[at])), None)
            target = target or _taken_up(ground, held, at)
            if target is not None:
                yield target, held[at], ContradictionKind.DENIAL, f"{voice(held[at])} denies it"


def _names_none(denial: Facts, by_id: Mapping[str, Facts]) -> bool:
    """Tell whether the reading names no claim that is denied; to name another denial is to name none."""
    named = by_id.get(denial.statement.denies or "")
    return not denial.statement.denies or (named is not None and named.denied)


def _brief(denial: Facts) -> bool:
    """Tell whether a denial says little more than that it denies."""
    return (worded(denial, "anaphoric") and not tells_content(denial)) or len(denial.lemmas) <= BRIEF


def _neighbour(ground: Ground, held: Sequence[Facts], at: int) -> Facts | None:
    """Return what a denial speaks of: a claim near by that is like it, or one farther up."""
    denial = held[at]
    locality = Locality(held)
    above = [fact for fact in held[max(0, at - FAR_BACK) : at] if fact.side == CLAIMED]
    for near in (held[max(0, at - BACK) : at], held[at + 1 : at + 1 + ON], above):
        claims = [fact for fact in near if _claims(fact, denial) and _speaks_of(fact, denial, locality)]
        if claims:
            return max(
                claims,
                key=lambda fact: (
                    _alleged(fact),
                    fact.side != Stance.PLANNED.value,
                    ground.matcher.without_sides(fact, denial),
                    fact.statement.span,
                ),
            )
    return None


def _taken_up(ground: Ground, held: Sequence[Facts], at: int) -> Facts | None:
    """Return what "this" takes up: of the claims just before, the one most reports tell."""
    denial = held[at]
    if not worded(denial, "anaphoric") or tells_content(denial):
        return None
    claims = [fact for fact in held[max(0, at - BACK) : at] if _claims(fact, denial)]
    return max(claims, key=lambda fact: (ground.told_by[ground.event_of[fact.id]], fact.statement.span), default=None)


def _alleged(fact: Facts) -> bool:
    return fact.statement.stance is Stance.ALLEGED


def _speaks_of(claim: Facts, denial: Facts, locality: Locality) -> bool:
    first, second = sorted((claim.statement.span, denial.statement.span))
    between = denial.report.text[max(first.stop - 1, 0) : second.start]
    in_one_sentence = first is claim.statement.span and not SENTENCE_END.search(between) and not tells_content(denial)
    alike = cosine(locality.words(claim), locality.words(denial)) >= ALIKE
    meant = cosine(locality.senses(claim), locality.senses(denial)) >= MEANT
    at_large = max(cosine(claim.words, denial.words), cosine(claim.meaning, denial.meaning)) >= SAME_WORDS
    shown = all(FOOTAGE & set(fact.statement.concepts) for fact in (claim, denial))
    return in_one_sentence or alike or meant or at_large or shown or _confirms(claim, denial) or _covered(claim, denial)


def _covered(claim: Facts, denial: Facts) -> bool:
    """Tell whether a claim holds most of what a few words deny, or of what the denied reports are of."""
    text, lang = denial.text, denial.statement.lang
    account = unit({sense: sense_weight(sense) for word in account_of(text, lang) for sense in senses(word, lang)})
    denied = account or denial.meaning
    return sum(weight**2 for sense, weight in denied.items() if sense in claim.senses) >= COVERED


def pleas(ground: Ground) -> Edges:
    """Pair a plea of not guilty, or that one was elsewhere, with the charge told of near it; a charge before a sentence."""
    for held in by_report(ground.facts).values():
        for at, fact in enumerate(held):
            alibi = opposed(text_of(fact), fact.statement.lang, "alibi")
            if alibi or worded(fact, "guilt"):
                near_by = (*held[max(0, at - FAR_BACK) : at][::-1], *held[at + 1 : at + 1 + BACK])
                found = [near for near in near_by if CHARGES & near.senses.keys() and _charges(near, fact)]
                found = [near for near in found if _accuses(near)] or (found if not alibi else [])
                charge = next(iter(found), None)
                if charge is not None:
                    yield charge, fact, ContradictionKind.DENIAL, f"{voice(fact)} pleads not guilty"


def _accuses(claim: Facts) -> bool:
    return _alleged(claim) or bool(ACCUSED & claim.senses.keys())


def _charges(claim: Facts, plea: Facts) -> bool:
    """Tell whether a statement may hold the charge: it may be read as the words of him who is charged."""
    charged = claim.id != plea.id and not claim.denied and claim.side != Stance.PLANNED.value
    return charged and (_alleged(claim) or _claims(claim, plea))


def unproven(ground: Ground) -> Edges:
    """Pair "no evidence of that", "they have not shown it", "nothing of the kind will happen" with the claim, by another voice.

    It is looked for shortly before; an allegation also farther up.
    """
    for held in by_report(ground.facts).values():
        locality = Locality(held)
        for at, fact in enumerate(held):
            if _doubts(fact):
                told = _near(held, at, locality) or _alleged_above(held, at, locality)
                for claim in told:
                    yield claim, fact, ContradictionKind.DENIAL, f"{voice(fact)} sees nothing that bears it out"


def _doubts(fact: Facts) -> bool:
    """Tell whether a statement, without denying, says that nothing bears a claim out; a plan may say it will not happen."""
    text, lang = text_of(fact), fact.statement.lang
    if fact.denied or opposed(text, lang, "own") or worded(fact, "unverified"):
        return False
    said = opposed(text, lang, "unshown") or opposed(text, lang, "not_to_be")
    return said or (fact.side == CLAIMED and worded(fact, "unproven"))


def _near(held: Sequence[Facts], at: int, locality: Locality) -> list[Facts]:
    fact = held[at]
    pointing, to_come = worded(fact, "anaphoric"), opposed(text_of(fact), fact.statement.lang, "not_to_be")
    planned = to_come or opposed(text_of(fact), fact.statement.lang, "unshown")
    before = held[max(0, at - BACK) : at][::-1]
    claims = [near for near in before if _claims(near, fact) and (planned or near.side != Stance.PLANNED.value)]
    alike = [near for near in claims if _speaks_of(near, fact, locality)]
    announced = [near for near in claims if to_come and near.side == Stance.PLANNED.value]
    return (alike or announced or (claims if pointing else []))[:1]


def _alleged_above(held: Sequence[Facts], at: int, locality: Locality) -> list[Facts]:
    fact = held[at]
    above = [near for near in held[max(0, at - FAR_BACK) : at][::-1] if _alleged(near) and _claims(near, fact)]
    return [near for near in above if _speaks_of(near, fact, locality)][:1]


def disbelief(ground: Ground) -> Edges:
    """Pair "she does not believe it", "they do not believe the official version" with the account before it, by another voice.

    Of a death the account is the cause given; else what was told right before.
    """
    for held in by_report(ground.facts).values():
        for at, fact in enumerate(held):
            if opposed(text_of(fact), fact.statement.lang, "disbelief"):
                before = [near for near in held[max(0, at - BACK) : at][::-1] if _claims(near, fact) and near.side == CLAIMED]
                given = [near for near in before if causes_of(near) or near.statement.chain]
                for claim in given[:1]:
                    yield claim, fact, ContradictionKind.DENIAL, f"{voice(fact)} does not believe it"


def denials_elsewhere(ground: Ground) -> Edges:
    """Pair a denial with the same claim in another report."""
    for one, two in ground.pairs:
        pair = (ground.facts[one], ground.facts[two])
        for claim, denial in (pair, pair[::-1]):
            if (
                denies(denial)
                and not denial.statement.denies
                and _claims(claim, denial)
                and claim.report.id != denial.report.id
                and ground.matcher.without_sides(claim, denial) >= SAME_CLAIM
            ):
                yield claim, denial, ContradictionKind.DENIAL, f"{voice(denial)} denies it"


def _claims(claim: Facts, denial: Facts) -> bool:
    """Tell whether one may deny the other: no denial or doubt itself, another voice, and no part of the denial's own words."""
    one, two = claim.statement.span, denial.statement.span
    nested = claim.report.id == denial.report.id and one.start < two.stop and two.start < one.stop
    same_voice = bool(claim.speaker) and claim.speaker == denial.speaker and not _confirms(claim, denial)
    told = not claim.denied and not worded(claim, "unproven") and not tells_nothing(claim)
    told = told and sum(map(str.isalpha, claim.lemmas)) >= TELLING
    return told and not same_voice and not nested and not (denial.denied and negative(claim) and tells_content(denial))


def _confirms(claim: Facts, denial: Facts) -> bool:
    """Tell whether somebody is said to have confirmed what he is said to deny: then one voice is no reason to leave it."""
    confirmed = denial.denied and opposed(text_of(claim), claim.statement.lang, "confirming")
    return confirmed and bool(content_of(claim) & content_of(denial))


DENIALS: tuple[Callable[[Ground], Edges], ...] = (denials_read, pleas, denials_of_neighbours, unproven, disbelief)
"""Within one report; `denials_elsewhere` looks at the pairs."""

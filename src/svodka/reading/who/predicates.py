"""What a sentence says of a person phrase, by grammar: who was taken, who died, who refused, who complained.

English has a tree; Russian and Ukrainian go by case, voice and clause, since the one's tree errs and the other has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svodka.lexicon.data import fold, words
from svodka.lexicon.phrases import Hit
from svodka.reading.document import Token
from svodka.reading.who.line import Line, hits
from svodka.reading.who.phrases import Phrase, in_title_case

CONJUNCTIONS = frozenset({"и", "а", "но", "і", "та", "й", "але"})
BREAKS = frozenset({";", ":", "(", ")", "—", "–", "!", "?"})
RELATIVE = re.compile(r"котор|котр|який$|яка$|які$|якого$|якої$|яких$|якому$|якій$|яким$|якими$|яку$|кто$|хто$|чей$|чья$|чьи$|чий$")
PASSIVE = re.compile(r"(?:[аяеєоиіїу]н|[уияі]т|нн)(?:о|а|і|и|ий|ого|их|им|ими|у|ій|ої)$")
"""Ends of Ukrainian passive participles and impersonal forms."""
PAST = re.compile(r"(?:ли|ла|ло|лися|лась|лася|лись|вся)$")
"""Ends of a Ukrainian verb in the past, which the tagger at times takes for a noun."""
REACH = 4
CLIMB = 5
SUBJECT = ("nsubj", "csubj")
PASSIVE_SUBJECT = ("nsubjpass",)


def befallen(phrase: Phrase, inside: frozenset[int] = frozenset()) -> set[str]:
    """Return what the sentence says happened to a person, or what the person did.

    *inside*: the tokens of other person phrases, whose words say nothing of this one.
    """
    found = set(_english(phrase, inside)) if phrase.line.lang == "en" else set(_slavic(phrase, inside))
    return found - {"freed", "detained", "captured"} if "freed" in found else found


def _cues(line: Line, section: str, inside: frozenset[int]) -> list[Hit[str]]:
    """Return the cues of a section outside the tokens *inside*, those that are denied left out where a death is told."""
    found = (hit for hit in hits(line, "persons", section) if hit.start not in inside)
    return [hit for hit in found if hit.value not in ("killed", "wounded") or not denied(line, hit.start)]


def _english(phrase: Phrase, inside: frozenset[int]) -> Iterator[str]:
    """Yield what the tree ties to an English phrase."""
    line = phrase.line
    patient = {at: hit.value for hit in _cues(line, "patient", inside) for at in range(hit.start, hit.stop)}
    agent = {at: hit.value for hit in _cues(line, "agent", inside) for at in range(hit.start, hit.stop)}
    if in_title_case(line):
        told = {**patient, **agent}
        yield from (patient[at] for at in (phrase.start - 1,) if at in patient and line.tokens[at].text != "By")
        behind = range(phrase.stop, min(phrase.stop + TITLE, len(line.tokens)))
        yield from (told[at] for at in behind if told.get(at) in AS_TITLED)
        return
    for verb, passive in _verbs(line, phrase.head):
        near = _verb_words(line, verb)
        if passive:
            yield from (patient[at] for at in near if at in patient)
            yield from (agent[at] for at in near if at in agent and agent[at] in ("captured", "missing", "killed"))
        else:
            yield from (agent[at] for at in near if at in agent and not _told_about(line, verb, at))
            yield from (patient[at] for at in near if at in patient and _suffered(line, verb, at))
    for at in _done_by(line, phrase.head):
        yield from {"tells"} & {agent.get(at, "")}
    for at in _objects_of(line, phrase.head):
        yield from (patient[n] for n in (at, at - 1) if n in patient)
        if line.tokens[at].lemma in ("hold", "keep") and _in_custody(line, at):
            yield "detained"
        if at in agent and line.tokens[at].pos == "NOUN":
            yield agent[at]


TITLE = 5
"""Words of a headline behind a noun in which its verb stands."""
AS_TITLED = frozenset({"refused", "leaves", "gathers", "complaint", "missing", "killed", "tells"})
"""What the subject of a headline does or suffers in the active voice, which a headline does not tell from the passive."""


def _in_custody(line: Line, verb: int) -> bool:
    """Tell whether a place of custody is named shortly behind "hold" or "keep"."""
    custody = words("en", "persons", "custody")
    return any(token.lemma in custody and token.dep == "pobj" for token in line.tokens[verb + 1 : verb + 1 + HARM_REACH])


def _told_about(line: Line, verb: int, at: int) -> bool:
    """Tell whether a noun for an act is only what the verb is about: "expects refusals", but not "staged a walkout"."""
    token = line.tokens[at]
    return token.dep in ("dobj", "obj") and token.head == verb and line.tokens[verb].lemma in ABOUT


ABOUT = frozenset(
    {
        "await", "anticipate", "compare", "confirm", "count", "cover", "cite", "describe", "deny", "discuss", "document", "expect",
        "explain", "fear", "follow", "forecast", "foresee", "monitor", "note", "notice", "observe", "predict", "prevent", "publish",
        "record", "register", "report", "see", "study", "track", "verify", "watch", "condemn", "criticise", "criticize", "investigate",
    }
)  # fmt: skip
"""Verbs whose subject tells of an act, and does not do it."""
COUNTING = frozenset({"about", "around", "over", "between", "under", "nearly", "almost", "roughly"})
"""Prepositions that only count: "between 10 and 20 men left", "they hold about forty men"."""


def _counted_for(line: Line, at: int) -> int:
    """Return the verb of which a counted noun behind "about" or "between" is subject or object, -1 where there is none."""
    token = line.tokens[at]
    above = line.tokens[token.head] if token.head >= 0 else token
    if token.dep != "pobj" or above.text.lower() not in COUNTING or above.head < 0:
        return -1
    return above.head if line.tokens[above.head].pos in ("VERB", "AUX") else -1


def _has_own(line: Line, verb: int, ways: tuple[str, ...]) -> bool:
    """Tell whether a verb has a subject, or an object, of its own."""
    return any(token.head == verb and token.dep in ways for token in line.tokens)


def _done_by(line: Line, head: int) -> Iterator[int]:
    """Yield the passive verb whose agent the noun is: "confirmed by two women"."""
    above = line.tokens[line.tokens[_climb(line, head)].head]
    if above.text == "by" and above.head >= 0:
        yield above.head


def _verb_words(line: Line, verb: int) -> list[int]:
    """Return the words that make up a predicate: the verb, its particles, adverbs, complements and their objects."""
    inside = {verb}
    for _ in range(2):
        inside |= {
            at
            for at, token in enumerate(line.tokens)
            if token.head in inside
            and (token.dep in ("prt", "xcomp", "acomp", "attr", "prep", "pobj", "advmod", "auxpass", "oprd") and at > verb - REACH)
            and (token.pos != "VERB" or token.dep == "xcomp")
        }
    objects = {at for at, token in enumerate(line.tokens) if token.head == verb and token.dep in ("dobj", "obj") and token.pos == "NOUN"}
    described = {at for at, token in enumerate(line.tokens) if token.head in objects and token.dep in ("amod", "compound")}
    return sorted(inside | objects | described)


def _suffered(line: Line, verb: int, at: int) -> bool:
    """Tell whether a patient's word in an active predicate is suffered all the same: "faces a trial", "is in detention"."""
    token = line.tokens[at]
    copula = line.tokens[verb].lemma in ("be", "face", "get", "serve", "receive", "remain", "await", "stand", "spend", "undergo")
    return copula and (token.pos in ("NOUN", "ADJ", "ADP") or token.has("VerbForm=Part")) and at != verb


def _verbs(line: Line, head: int) -> Iterator[tuple[int, bool]]:
    """Yield (verb, whether passive) of which the noun is the subject, over shared subjects, infinitives and relative clauses."""
    seen: set[int] = set()
    at = _climb(line, head)
    queue: list[tuple[int, bool]] = []
    token = line.tokens[at]
    if token.dep in SUBJECT + PASSIVE_SUBJECT and token.head >= 0:
        queue.append((token.head, token.dep in PASSIVE_SUBJECT))
    counted = _counted_for(line, at)
    if counted > at and not _has_own(line, counted, SUBJECT + PASSIVE_SUBJECT):
        queue.append((counted, _has_own(line, counted, ("auxpass",))))
    for n, other in enumerate(line.tokens):
        if other.head in (head, at) and other.dep in ("relcl", "acl"):
            queue += _in_clause(line, n)
        if other.head == head and other.dep == "amod" and other.has("VerbForm=Part") and not other.text.endswith("ing"):
            queue.append((n, True))
    while queue:
        verb, passive = queue.pop(0)
        if verb in seen:
            continue
        seen.add(verb)
        yield verb, passive
        for n, other in enumerate(line.tokens):
            own = any(t.head == n and t.dep in SUBJECT + PASSIVE_SUBJECT for t in line.tokens)
            if other.head == verb and other.dep in ("conj", "xcomp", "ccomp") and not own and other.pos in ("VERB", "AUX", "ADJ"):
                inherited = passive and other.dep == "conj" and other.has("VerbForm=Part")
                queue.append((n, inherited or any(t.head == n and t.dep == "auxpass" for t in line.tokens)))


def _in_clause(line: Line, verb: int) -> list[tuple[int, bool]]:
    """Return the verb of a relative or participial clause with its voice for the noun it describes."""
    token = line.tokens[verb]
    subject = next((t for t in line.tokens if t.head == verb and t.dep in SUBJECT + PASSIVE_SUBJECT), None)
    if subject is None:
        return [(verb, token.has("VerbForm=Part") and not token.text.endswith("ing"))]
    if subject.text.lower() in ("who", "that", "which"):
        return [(verb, subject.dep in PASSIVE_SUBJECT)]
    return [(verb, True)]


def _climb(line: Line, at: int) -> int:
    """Return the noun that carries the phrase's syntax: "a group of soldiers", "two of the men", "X and Y"."""
    for _ in range(CLIMB):
        token = line.tokens[at]
        if token.head < 0:
            return at
        above = line.tokens[token.head]
        part_of = token.dep == "pobj" and above.text == "of" and above.head >= 0
        whole = line.tokens[above.head] if part_of else above
        counting = part_of and (whole.pos in ("NUM", "DET", "PRON") or whole.lemma in COUNTERS)
        if token.dep in ("conj", "appos") and above.pos in ("NOUN", "PROPN", "NUM"):
            at = token.head
        elif counting:
            at = above.head
        else:
            return at
    return at


COUNTERS = frozenset(
    {"group", "number", "dozen", "hundred", "couple", "pair", "majority", "crew", "most", "some", "part", "handful", "score"}
)
"""Nouns that only count those whose "of" stands behind them."""


def _objects_of(line: Line, head: int) -> Iterator[int]:
    """Yield the verb whose object the noun is, and the noun behind whose "of" it stands or which it owns."""
    at = _climb(line, head)
    token = line.tokens[at]
    if token.dep in ("dobj", "obj", "dative", "oprd") and token.head >= 0:
        yield token.head
    counted = _counted_for(line, at)
    if 0 <= counted < at and not _has_own(line, counted, ("dobj", "obj")):
        yield counted
    if token.dep == "pobj" and token.head >= 0:
        preposition = line.tokens[token.head]
        if preposition.text in ("of", "against", "for", "on") and preposition.head >= 0:
            above = preposition.head
            yield above if preposition.text in ("of", "against") or line.tokens[above].pos == "VERB" else -1
            yield from _searched(line, above)
    if token.dep == "poss" and token.head >= 0:
        yield token.head
        yield from _searched(line, token.head)


def _searched(line: Line, at: int) -> Iterator[int]:
    """Yield the verb whose object is the home at *at*, since a search of it is one of its owner."""
    token = line.tokens[at]
    if token.lemma in words("en", "persons", "homes") and token.dep in ("dobj", "obj", "nsubjpass") and token.head >= 0:
        yield token.head


def _slavic(phrase: Phrase, inside: frozenset[int]) -> Iterator[str]:
    """Yield what case, voice and clause tie to a Russian or Ukrainian phrase."""
    line = phrase.line
    clause, relative, shared = _clauses(line, phrase)
    for hit in _cues(line, "patient", inside):
        here = hit.start in clause and _undergoes(phrase, hit)
        as_subject = hit.start in shared and phrase.nominative and _is_passive(line, hit)
        if here or as_subject or (hit.start in relative and _undergoes_there(line, hit, relative)):
            yield hit.value
    for hit in _cues(line, "agent", inside):
        own = hit.start in clause or hit.start in shared
        if _noun(line, hit):
            acts = hit.start in clause and _genitive_of(phrase, hit)
        else:
            acts = (own and phrase.nominative) or (hit.start in relative and _acts_there(line, relative))
        if acts:
            yield hit.value


def _clauses(line: Line, phrase: Phrase) -> tuple[range | set[int], set[int], set[int]]:
    """Return the tokens of the phrase's own clause, of the clauses that describe it, and of those that share it as subject."""
    segments = _segments(line)
    own = next(n for n, one in enumerate(segments) if phrase.head in one or phrase.head < one.start)
    clause, relative, shared = set(segments[own]), set[int](), set[int]()
    for one in segments[own + 1 :]:
        if not one or line.tokens[one.start - 1].text in BREAKS:
            break
        opens = fold(line.tokens[one.start].text)
        second = fold(line.tokens[one.start + 1].text) if len(one) > 1 else ""
        if RELATIVE.match(opens) or RELATIVE.match(second):
            relative |= set(one)
        elif not _has_verb(line, one) or _opens_with_participle(line, one):
            clause |= set(one)
        elif relative or len(clause) > len(segments[own]):
            clause |= set(one)
            break
        elif opens in CONJUNCTIONS and line.tokens[one[:2][-1]].pos in ("VERB", "PART", "ADV"):
            shared |= set(one)
        else:
            break
    if own and not _has_verb(line, segments[own]) and line.tokens[segments[own].start - 1].text == ",":
        clause |= set(segments[own - 1])
    return clause, relative, shared


def _segments(line: Line) -> list[range]:
    """Return the stretches between commas and stops."""
    ends = [at for at, token in enumerate(line.tokens) if token.text in BREAKS or token.text == ","]
    starts = [0, *(at + 1 for at in ends)]
    return [range(start, end) for start, end in zip(starts, [*ends, len(line.tokens)], strict=True)]


def _has_verb(line: Line, segment: range) -> bool:
    """Tell whether a stretch has a finite verb or a short participle."""
    return any(
        line.tokens[at].pos in ("VERB", "AUX") and (line.tokens[at].has("VerbForm=Fin") or line.tokens[at].has("Variant=Short"))
        for at in segment
    )


def _opens_with_participle(line: Line, segment: range) -> bool:
    """Tell whether a stretch is a participial phrase."""
    return line.tokens[segment.start].has("VerbForm=Part") and not line.tokens[segment.start].has("Variant=Short")


def _noun(line: Line, hit: Hit[str]) -> bool:
    """Tell whether a word of the event is a noun: арест, задержание, вирок."""
    token = line.tokens[hit.start]
    verb = line.lang == "uk" and PAST.search(fold(token.text)) is not None
    verb = verb or any(_is_finite(one) for one in line.tokens[hit.start : hit.stop])
    return token.pos in ("NOUN", "PROPN") and not _is_finite(token) and not verb


def _is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb."""
    return token.has("VerbForm=Fin") or token.has("Variant=Short")


def _is_passive(line: Line, hit: Hit[str]) -> bool:
    """Tell whether a verb stands in the passive: a participle, or Ukrainian -но, -то."""
    for token in line.tokens[hit.start : hit.stop]:
        if token.has("Voice=Pass") or token.has("Voice=Act") or token.has("Voice=Mid"):
            return token.has("Voice=Pass")
        if token.has("VerbForm=Part"):
            return True
    token = line.tokens[hit.start]
    verbal = token.pos not in ("NOUN", "PROPN") and "Tense=" not in token.feats
    return line.lang == "uk" and verbal and PASSIVE.search(fold(token.text)) is not None


def _undergoes(phrase: Phrase, hit: Hit[str]) -> bool:
    """Tell whether the event in the phrase's clause happens to the person."""
    line = phrase.line
    token = line.tokens[hit.start]
    if phrase.start <= hit.start < phrase.head or (phrase.head < hit.start < phrase.stop):
        return False
    if token.pos == "ADP":
        return phrase.nominative or phrase.oblique
    if _noun(line, hit):
        in_custody = phrase.nominative and _passive_voice_near(line, hit) and not _inflicts(phrase, hit)
        return _genitive_of(phrase, hit) or in_custody
    if _is_passive(line, hit):
        impersonal = line.lang == "uk" and fold(token.text).endswith(("но", "то"))
        return (phrase.oblique and is_free(phrase)) or (phrase.nominative and phrase.plural) if impersonal else phrase.nominative
    reflexive = fold(token.text).endswith(("ся", "сь"))
    return phrase.nominative if reflexive else phrase.oblique and _object_case(phrase)


def _inflicts(phrase: Phrase, hit: Hit[str]) -> bool:
    """Tell whether the phrase is the subject of an active verb of harm beside the noun: "оккупанты держат их в подвале"."""
    line = phrase.line
    for other in _cues(line, "patient", frozenset()):
        token = line.tokens[other.start]
        near = abs(other.start - hit.start) <= HARM_REACH and other.start >= phrase.head
        verb = _is_finite(token) or (line.lang == "uk" and ACTIVE.search(fold(token.text)) is not None)
        if near and verb and not _is_passive(line, other) and not fold(token.text).endswith(("ся", "сь")):
            return True
    return False


HARM_REACH = 8
ACTIVE = re.compile(r"(?:ають|яють|ують|юють|уть|ять|ить|ає|ує|ли|ла|ив|ав)$")
"""Ends of Ukrainian verbs in the active voice."""


def _passive_voice_near(line: Line, hit: Hit[str]) -> bool:
    """Tell whether an event's noun is suffered by the subject: "получил приговор", "перебуває під арештом"."""
    before = line.tokens[max(0, hit.start - 1) : hit.start]
    return any(token.pos == "ADP" or fold(token.text).startswith(("получ", "отрим", "дістал")) for token in before)


def is_free(phrase: Phrase) -> bool:
    """Tell whether no noun right before the phrase takes it as its genitive."""
    line, at = phrase.line, phrase.start
    if at == 0 or line.tokens[at - 1].pos not in ("NOUN", "PROPN"):
        return True
    if line.lang == "ru" and line.tokens[at - 1].has("Animacy=Anim"):
        return True
    if line.lang == "ru":
        return line.tokens[phrase.head].dep in ("obj", "iobj", "nsubjpass", "obl")
    return any(token.pos == "ADP" for token in line.tokens[max(0, at - 3) : at - 1])


def _object_case(phrase: Phrase) -> bool:
    """Tell whether an oblique phrase can be an object: no instrumental, no genitive of a noun before it."""
    token = phrase.line.tokens[phrase.head]
    if token.has("Case=Ins") or token.has("Case=Loc"):
        return False
    return is_free(phrase) or phrase.noun.kind in ("held", "captured") or _owner(phrase)


def _owner(phrase: Phrase) -> bool:
    """Tell whether the phrase is the genitive of somebody's home: "обыскали дом активистки"."""
    return fold(phrase.line.tokens[phrase.start - 1].text) in words(phrase.line.lang, "persons", "homes")


def _genitive_of(phrase: Phrase, hit: Hit[str]) -> bool:
    """Tell whether the phrase stands in the genitive behind an event's noun: "задержание двух мужчин", "обыск у активистки"."""
    gap = phrase.start - hit.stop
    return 0 <= gap <= 2 and (phrase.oblique or gap > 0) and not phrase.nominative  # noqa: PLR2004 ("в отношении")


def _undergoes_there(line: Line, hit: Hit[str], relative: set[int]) -> bool:
    """Tell whether in a relative clause the event happens to whom the pronoun stands for."""
    pronoun = next((line.tokens[at] for at in sorted(relative) if RELATIVE.match(fold(line.tokens[at].text))), None)
    if pronoun is None:
        return False
    subject = _is_nominative_pronoun(pronoun)
    return subject == (_is_passive(line, hit) and not fold(line.tokens[hit.start].text).endswith(("но", "то")))


def _acts_there(line: Line, relative: set[int]) -> bool:
    """Tell whether the pronoun of a relative clause is its subject."""
    return any(RELATIVE.match(fold(line.tokens[at].text)) and _is_nominative_pronoun(line.tokens[at]) for at in relative)


def _is_nominative_pronoun(token: Token) -> bool:
    """Tell whether a relative pronoun can be a subject."""
    return fold(token.text) in {"который", "которая", "которые", "кто", "який", "яка", "які", "хто", "що", "котрий", "котра", "котрі"}


def denied(line: Line, at: int) -> bool:
    """Tell whether a negation stands right before *at*, so that the event did not happen."""
    doubts = words(line.lang, "people", "doubt")
    return any(fold(token.text) in doubts for token in line.tokens[max(0, at - 2) : at])

"""Which English words report as they are used here: classes of verbs and nouns, passives, particles, negation."""

from __future__ import annotations

import re
from functools import cache

from svodka.lexicon.data import table, words
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import kids_with, subtree, under

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OPENING_MARKS = frozenset(("“", '"', "‘", "«", "„", "``", "''"))
CLOSING_MARKS = frozenset(("”", '"', "’", "»", "''"))
DASHES = frozenset(("–", "—", "-", "--"))
LOOSE = frozenset(("report", "argue", "confirm", "concede", "claim"))
"""Classes whose clause the rest of the sentence may be where the parser lost it."""
TRAILING = LOOSE | {"opine", "predict"}
"""Classes of cues that come after what is said, set off by a comma."""


@cache
def verb_class(lemma: str) -> str | None:
    """Return the class of a reporting verb, or None."""
    for name, lemmas in table("en", "cues")["verbs"].items():
        if lemma in lemmas:
            return str(name)
    return None


def cue_class(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the class of the verb at *index* as it is used here, or None where it reports nothing.

    A particle makes another verb ("ruled out", "called up"); “asked them to leave” directs, “asked why” does not.
    """
    token = tokens[index]
    for particle in kids_with(tokens, index, "prt"):
        kind = phrasal_class(f"{token.lemma} {tokens[particle].lemma}")
        return "argue" if kind == "deny" and refuses(tokens, index) else kind
    if token.lemma == "call":
        return class_of_call(tokens, index)
    if is_deed(tokens, index):
        return None
    if token.lemma == "put" and puts_figure(tokens, index):
        return "report"
    if is_denial(tokens, index):
        return "deny"
    if token.lemma in ("reject", "dismiss", "deny"):
        return "argue" if token.lemma != "deny" else None
    if token.lemma in words("en", "cues", "directing_with_infinitive") and (directs(tokens, index) or asks_for_thing(tokens, index)):
        return "direct"
    return verb_class(token.lemma)


def class_of_call(tokens: tuple[Token, ...], index: int) -> str | None:
    """“called for talks” directs, “called it a betrayal” judges, “called his wife” reports nothing."""
    if any(tokens[kid].lemma in ("for", "on", "upon") for kid in kids_with(tokens, index, "prep")):
        return "direct"
    judged = kids_with(tokens, index, "oprd", "ccomp", "attr", "acomp")
    quoted = any(t.text in OPENING_MARKS for t in tokens[index + 1 : index + 16]) and tokens[index].dep != "amod"
    judged = judged or (kids_with(tokens, index, "dobj") and kids_with(tokens, index, "dative"))
    return "argue" if judged or quoted else None


def is_deed(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a verb that can report is used for something done."""
    lemma = tokens[index].lemma
    if any(tokens[kid].lemma in BY_DEED.get(lemma, ()) for kid in kids_with(tokens, index, "prep")):
        return True
    if lemma in ("respond", "reply"):
        return answers_by_deed(tokens, index)
    return lemma == "declare" and brings_about(tokens, index)


BY_DEED = {"appeal": ("against",), "rule": ("in", "for", "against"), "slam": ("into",), "blast": ("into", "through", "off")}
"""“appealed against the fine”, “ruled in favour of the club”, “slammed into the wall”: with these prepositions nothing is said."""


def asks_for_thing(tokens: tuple[Token, ...], index: int) -> bool:
    """“asked for aid” requests, “asked for comment” and “asked about it” do not."""
    for_what = [kid for kid in kids_with(tokens, index, "prep") if tokens[kid].lemma == "for"]
    objects = [kid for prep in for_what for kid in kids_with(tokens, prep, "pobj")]
    return tokens[index].lemma == "ask" and any(tokens[kid].lemma not in words("en", "cues", "asked_of_interviewed") for kid in objects)


def answers_by_deed(tokens: tuple[Token, ...], index: int) -> bool:
    """“responded to the raid by sending troops”: who answers something by doing something says nothing."""
    by = [kid for kid in kids_with(tokens, index, "prep") if tokens[kid].lemma in ("by", "with")]
    deeds = [kid for prep in by for kid in kids_with(tokens, prep, "pcomp")]
    return any(tokens[kid].pos == "VERB" and verb_class(tokens[kid].lemma) is None for kid in deeds)


def brings_about(tokens: tuple[Token, ...], index: int) -> bool:
    """“declared independence”, “declared a state of emergency”: what is made so by the word is an act and no statement."""
    return any(tokens[kid].lemma in words("en", "cues", "declared_acts") for kid in kids_with(tokens, index, "dobj"))


@cache
def phrasal_class(verb: str) -> str | None:
    """Return the class of a verb with its particle, or None."""
    found = table("en", "cues")["phrasal"].get(verb)
    return str(found) if found else None


def directs(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the verb takes an infinitive with "to", the thing that somebody is to do."""
    clauses = kids_with(tokens, index, "xcomp", "ccomp")
    return any(tokens[kid].has("VerbForm=Inf") and kids_with(tokens, kid, "aux") and to_before(tokens, kid) for kid in clauses)


def to_before(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether an infinitive has its "to"."""
    return any(tokens[kid].lemma == "to" for kid in kids_with(tokens, index, "aux"))


def is_cue(tokens: tuple[Token, ...], index: int) -> bool:
    """A reporting verb that is used as a verb: no attribute ("the said man"), no participle of a patient ("men advised to")."""
    token = tokens[index]
    if token.pos not in ("VERB", "AUX") or token.dep in ("amod", "compound"):
        return False
    return cue_class(tokens, index) is not None and not names_patient(tokens, index) and not is_reduced(tokens, index)


def names_patient(tokens: tuple[Token, ...], index: int) -> bool:
    """“A video posted on …”, “men told to …”: a past participle after its noun, whose noun is not who says it."""
    token = tokens[index]
    return token.dep == "acl" and token.has("Tense=Past") and token.has("VerbForm=Part") and not kids_with(tokens, index, "agent")


def is_reduced(tokens: tuple[Token, ...], index: int) -> bool:
    """“Grants announced today are small”, “what it said was …”: the verb behind the cue has no subject but the cue's own."""
    if not tokens[index].has("Tense=Past"):
        return False
    clauses = [kid for kid in kids_with(tokens, index, "ccomp") if kid > index and tokens[kid].pos == "AUX" and is_finite(tokens[kid])]
    own = [kid for clause in clauses for kid in kids_with(tokens, clause, *SUBJECTS, "expl", "mark")]
    beside = all(t.dep in ("advmod", "npadvmod") for clause in clauses for t in tokens[index + 1 : clause])
    return bool(clauses) and not own and beside


def is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    """“have been told”, “it was announced”, “Recruits told to pay” in a headline: the subject is no speaker."""
    nobody_told = (
        tokens[index].lemma in words("en", "cues", "needs_object")
        and directs(tokens, index)
        and not kids_with(tokens, index, "dobj", "dative")
        and index + 1 < len(tokens)
        and tokens[index + 1].lemma == "to"
    )
    return nobody_told or was_asked(tokens, index) or bool(kids_with(tokens, index, "nsubjpass", "auxpass"))


def was_asked(tokens: tuple[Token, ...], index: int) -> bool:
    """“Asked whether …, she said”: the participle tells what the subject was asked."""
    token = tokens[index]
    asked = token.lemma in words("en", "cues", "needs_object") or token.lemma in ("ask", "press", "question")
    bare = not kids_with(tokens, index, "aux", *SUBJECTS)
    return asked and bare and token.dep in ("advcl", "dep", "xcomp") and token.has("Tense=Past") and token.has("VerbForm=Part")


def unsaid(tokens: tuple[Token, ...], index: int) -> bool:
    """“did not say that …”, “nobody told us where …”: what was not said is nobody's statement; a denial is."""
    if cue_class(tokens, index) == "deny":
        return False
    subjects = kids_with(tokens, index, *SUBJECTS)
    nobody = any(tokens[i].lemma in ("nobody", "none", "nothing") or has_no(tokens, i) for i in subjects)
    return bool(kids_with(tokens, index, "neg")) or nobody


def has_no(tokens: tuple[Token, ...], noun: int) -> bool:
    """“no group”, “neither side”."""
    return any(tokens[kid].lemma in ("no", "neither") for kid in kids_with(tokens, noun, "det"))


def is_bare_infinitive(tokens: tuple[Token, ...], clause: int) -> bool:
    """“asked not to be named”: an infinitive without a subject of its own is what is to be done, no report."""
    return to_before(tokens, clause) and not kids_with(tokens, clause, *SUBJECTS)


def is_impersonal(tokens: tuple[Token, ...], index: int) -> bool:
    """“It was announced that …”: nobody is told anything, nobody is named."""
    return any(tokens[kid].lemma == "it" for kid in kids_with(tokens, index, "nsubjpass", "nsubj", "expl"))


def is_finite(token: Token) -> bool:
    """A finite verb, which makes a clause."""
    return token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")


def parts(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a mark parts two phrases: a comma, a closing mark, a dash; but no hyphen inside a word."""
    text = tokens[index].text
    glued = tokens[index - 1].stop == tokens[index].start and tokens[index].stop == tokens[index + 1].start
    return text in (",", "”", '"', "''") or (text in DASHES and not glued)


def removes(tokens: tuple[Token, ...], index: int) -> bool:
    """“dismissed the commander” takes an office away, “dismissed the appeal” ends a case; “dismissed the report” denies."""
    if tokens[index].lemma != "dismiss":
        return False
    objects = {tokens[kid].lemma for kid in kids_with(tokens, index, "dobj", "nsubjpass")}
    judged = any(tokens[kid].lemma == "as" for kid in kids_with(tokens, index, "prep"))
    spoken = words_of_nouns() | words("en", "cues", "words_denied")
    return not judged and (not objects & spoken or bool(objects & words("en", "cues", "cases_of_court")))


def refuses(tokens: tuple[Token, ...], index: int) -> bool:
    """“rejected the offer”, “turned down a request”: what was asked is refused, nothing that was claimed is denied."""
    objects = kids_with(tokens, index, "dobj", "nsubjpass")
    claimed = any(has_that(tokens, clause) for kid in objects for clause in kids_with(tokens, kid, "acl", "ccomp", "relcl"))
    if any(tokens[kid].lemma in ("talk", "case") for kid in objects):  # “talk of a mutiny”, “the case was dismissed”
        claimed = claimed or tokens[index].lemma == "dismiss"
    return not claimed and any(tokens[kid].lemma in words("en", "cues", "requests") for kid in objects)


@cache
def doubting() -> re.Pattern[str]:
    """Compile what stance.toml knows of denials in a fixed turn of phrase."""
    return re.compile("|".join(f"(?:{part})" for part in table("en", "stance")["doubted"]))


def is_denial(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a verb rejects somebody's words: “denied it” does; “denied him leave”, “quashed the revolt” do not."""
    lemma = tokens[index].lemma
    if lemma in ("reject", "dismiss"):
        return not refuses(tokens, index)
    if lemma == "deny":
        return not withholds(tokens, index)
    if lemma == "scoff":
        return scorned(tokens, index)
    return lemma in words("en", "cues", "denying_of_words") and denies_words(tokens, index)


def withholds(tokens: tuple[Token, ...], index: int) -> bool:
    """“denied the prisoners water”, “were denied entry”: something is kept from somebody, nothing is rejected."""
    objects = kids_with(tokens, index, "dobj", "oprd", "nsubjpass")
    withheld = any(tokens[kid].lemma in words("en", "cues", "withheld") for kid in objects)
    given = kids_with(tokens, index, "dative") or len(kids_with(tokens, index, "dobj")) > 1
    return bool(withheld or (given and objects))


def denies_words(tokens: tuple[Token, ...], index: int) -> bool:
    """“quashed the rumour”, “contested the account”: the object, or the subject of a passive, is somebody's words."""
    objects = kids_with(tokens, index, "dobj", "nsubjpass")
    return any(tokens[kid].lemma in words("en", "cues", "words_denied") for kid in objects)


def puts_figure(tokens: tuple[Token, ...], index: int) -> bool:
    """“put the toll at nine”: a figure given."""
    objects = {tokens[kid].lemma for kid in kids_with(tokens, index, "dobj")}
    return bool(objects & words("en", "cues", "figures")) and any(tokens[kid].lemma == "at" for kid in kids_with(tokens, index, "prep"))


def scorned(tokens: tuple[Token, ...], index: int) -> bool:
    """“scoffed at suggestions that …”: what is laughed at is somebody's words."""
    at = [kid for prep in kids_with(tokens, index, "prep") for kid in kids_with(tokens, prep, "pobj")]
    return any(tokens[kid].lemma in words("en", "cues", "words_denied") for kid in at)


@cache
def adjectives() -> dict[str, str]:
    """Return the class of each adjective that takes a clause as somebody's words or thought."""
    return {lemma: name for name, lemmas in table("en", "cues")["adjectives"].items() for lemma in lemmas}


def adjective_class(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the class of an adjective that is a predicate: “made it clear”, “is sure”; None of any other word."""
    token = tokens[index]
    if token.pos != "ADJ" or token.head < 0 or token.dep not in ("acomp", "ccomp", "oprd", "xcomp"):
        return None
    made = tokens[token.head].lemma == "make" and token.lemma in words("en", "cues", "made_clear")
    if made:
        return "report"
    return adjectives().get(token.lemma) if tokens[token.head].lemma in ("be", "feel", "remain", "become", "seem") else None


def clauses_of_adjective(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Return the clauses with a subject of their own that hang on a predicate adjective."""
    return [kid for kid in kids_with(tokens, index, "ccomp", "advcl", "csubj") if kid > index and is_that_clause(tokens, kid)]


def is_that_clause(tokens: tuple[Token, ...], clause: int) -> bool:
    """Tell whether a clause has a subject and no other mark than “that”."""
    marks = {tokens[kid].lemma for kid in kids_with(tokens, clause, "mark")}
    return bool(kids_with(tokens, clause, *SUBJECTS, "expl")) and marks <= {"that"}


def asks_for_anonymity(tokens: tuple[Token, ...], index: int) -> bool:
    """“…, who asked to remain anonymous”: on what terms a source spoke is no news."""
    return any(tokens[i].lemma in words("en", "clauses", "anonymity") for i in subtree(tokens, index))


def strikes(tokens: tuple[Token, ...], index: int) -> bool:
    """“attacked the convoy” is a blow; “attacked the minister”, “attacked his remarks”, “defended him as …” are words."""
    if tokens[index].lemma not in words("en", "cues", "blows"):
        return False
    objects = [tokens[kid] for kid in kids_with(tokens, index, "dobj")]
    judged = any(tokens[kid].lemma == "as" for kid in kids_with(tokens, index, "prep"))
    return not judged and not any(t.entity == "PER" or t.lemma in words_of_nouns() for t in objects)


@cache
def words_of_nouns() -> frozenset[str]:
    """Nouns that can carry a that-clause as somebody's words."""
    nouns = table("en", "cues")["nouns"]
    return frozenset(nouns["report"]) | frozenset(nouns["alleged"]) | frozenset(nouns["denied"])


def noun_class(lemma: str) -> str:
    """Return "claim" for nouns of doubt, "deny" for denials, else "report"."""
    nouns = table("en", "cues")["nouns"]
    return "claim" if lemma in nouns["alleged"] else "deny" if lemma in nouns["denied"] else "report"


def under_cue(tokens: tuple[Token, ...], index: int) -> bool:
    """“denied reports that …”: the noun is the object of a cue, which has the frame."""
    head = tokens[index].head
    object_of_cue = head >= 0 and tokens[index].dep == "dobj" and is_cue(tokens, head) and under(tokens, index, head)
    return object_of_cue or is_judged(tokens, index)


def is_judged(tokens: tuple[Token, ...], index: int) -> bool:
    """“cast doubt on claims that …”, “there is no truth to reports that …”, “the claim that … is false”: its clause is no news."""
    verb = tokens[index].head
    while verb >= 0 and tokens[verb].pos not in ("VERB", "AUX"):
        verb = tokens[verb].head
    if verb < 0 or not (under(tokens, index, verb)):
        return False
    own = [i for kid in kids_with(tokens, index, "acl", "ccomp") for i in subtree(tokens, kid)]
    rest = " ".join(tokens[i].text.casefold() for i in subtree(tokens, verb) if i not in own)
    return judging().search(rest) is not None


@cache
def judging() -> re.Pattern[str]:
    """Compile what stance.toml knows of denials in a fixed turn of phrase, and its verdicts."""
    stance = table("en", "stance")
    return re.compile("|".join(f"(?:{part})" for key in ("doubted", "verdicts", "slights") for part in (*stance[key], r"\bno truth\b")))


def has_that(tokens: tuple[Token, ...], clause: int) -> bool:
    """Tell whether the clause is introduced by "that" or has a subject of its own."""
    return bool(kids_with(tokens, clause, "mark", "nsubj", "nsubjpass"))


def cue_group(tokens: tuple[Token, ...], cue: tuple[int, int]) -> tuple[int, int]:
    """Return a cue with the words that stand with its verb: auxiliaries, negation, adverbs, "to", a particle."""
    start, stop = cue
    own = set(kids_with(tokens, start, "aux", "auxpass", "neg", "advmod", "prt")) if tokens[start].pos in ("VERB", "AUX") else set()
    while start - 1 in own:
        start -= 1
    while stop in own and tokens[stop].dep in ("prt", "advmod", "neg"):
        stop += 1
    takes = tokens[cue[0]].lemma in (*words("en", "cues", "prepositional_cues"), "call", "say")
    matter = words("en", "cues", "prepositions_of_matter") - {"at", "to", "on"} | ({"to", "on"} if tokens[cue[0]].lemma != "say" else set())
    if takes and stop in kids_with(tokens, cue[0], "prep") and tokens[stop].lemma in matter:
        stop += 1
    return start, stop


def frame(
    tokens: tuple[Token, ...],
    index: int,
    source: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    *,
    whole: bool,
    rule: str,
) -> Frame:
    """Build the frame of the verb at *index*."""
    return Frame(
        cue=(index, index + 1),
        cue_class=cue_class(tokens, index) or "report",
        source=source,
        content=content,
        whole=whole,
        rule=rule,
    )

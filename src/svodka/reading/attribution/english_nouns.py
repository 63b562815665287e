"""English attribution by nouns and prepositions: messages and who sent them, “according to”, “citing”."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.lexicon.data import table, words
from svodka.reading.attribution.english_cues import (
    SUBJECTS,
    has_that,
    is_cue,
    noun_class,
    under_cue,
    words_of_nouns,
)
from svodka.reading.attribution.english_sources import (
    agent_of,
    is_day,
    noun_phrase,
    owner_of_message,
    phrase_of_owner,
    source_of,
)
from svodka.reading.document import Token
from svodka.reading.frames import Frame
from svodka.reading.tree import kids_with, runs, subtree

AGENT_LETTERS = 5
"""Endings of trades tell only in longer words: “writer”, not “order”."""


def according_to(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“According to X, …”, “…, according to X”."""
    if tokens[index].lemma != "accord" and tokens[index].text.lower() != "according":
        return
    if index + 1 >= len(tokens) or tokens[index + 1].lemma != "to":
        return
    objects = [kid for i in (index, index + 1) for kid in kids_with(tokens, i, "pobj", "dobj")]
    if not objects:
        return
    yield around(tokens, index, (index, index + 2), noun_phrase(tokens, objects[0]), "according_to")


def in_words_of(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“In the words of X, …”, “in X's view, …”, “by X's account”, “per X, …”: a phrase that names whose words a clause is."""
    preposition = tokens[index]
    if preposition.pos != "ADP" or preposition.lemma not in ("in", "by", "per", "for", "to"):
        return
    objects = kids_with(tokens, index, "pobj")
    if not objects:
        return
    noun = tokens[objects[0]]
    if preposition.lemma == "per" and not kids_with(tokens, objects[0], "det") and not is_somebody(noun):
        return
    owners = [objects[0]] if preposition.lemma == "per" else holders(tokens, objects[0])
    if not owners or (preposition.lemma == "per" and not (is_somebody(noun) and beside_comma(tokens, index))):
        return
    yield around(tokens, index, (index, objects[0] + 1), phrase_of_owner(tokens, owners[0]), "in_words_of")


def holders(tokens: tuple[Token, ...], noun: int) -> list[int]:
    """Return whose a word, view or account is: “his words”, “the words of the mayor”."""
    if tokens[noun].lemma not in words("en", "cues", "whose_words"):
        return []
    of = [kid for prep in kids_with(tokens, noun, "prep") if tokens[prep].lemma == "of" for kid in kids_with(tokens, prep, "pobj")]
    return [kid for kid in (*kids_with(tokens, noun, "poss"), *of) if is_somebody(tokens[kid])]


def beside_comma(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a phrase is set off by a comma before it, or opens the sentence."""
    return index == 0 or tokens[index - 1].text in (",", "(", "—", "–")


def is_somebody(token: Token) -> bool:
    """Tell whether a noun stands for a person, a body or a document that can be cited."""
    nouns = table("en", "voices")["nouns"]
    listed = token.lemma in (*nouns["agent"], *nouns["document"], *nouns["anonymous"])
    trade = token.pos == "NOUN" and len(token.lemma) > AGENT_LETTERS and token.lemma.endswith(tuple(nouns["suffixes"]))
    return (token.pos == "PROPN" and not is_day(token)) or (token.pos == "PRON" and token.has("Person=3")) or listed or trade


def citing(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“…, the paper said, citing two officials”: who is cited is the source of what the main verb tells."""
    token = tokens[index]
    if token.lemma not in ("cite", "quote") or token.dep not in ("advcl", "acl", "conj") or not token.has("VerbForm=Part"):
        return
    documents = table("en", "voices")["nouns"]["document"]  # a paper that cites figures still speaks itself
    objects = kids_with(tokens, index, "dobj")
    cited = [kid for kid in objects if is_somebody(tokens[kid]) and tokens[kid].lemma not in documents]
    if cited and not kids_with(tokens, index, "prep", "ccomp"):
        yield around(tokens, index, (index, index + 1), noun_phrase(tokens, cited[0]), "citing")


def as_reported(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“As reported by X, …”, “…, as the mayor put it”: a clause with “as” that lays the main clause to its agent or subject."""
    token = tokens[index]
    if token.dep not in ("advcl", "prep", "root") or not (is_cue(tokens, index) or token.lemma == "put"):
        return
    if not any(tokens[kid].lemma == "as" for kid in kids_with(tokens, index, "mark", "advmod")) or token.head < 0:
        return
    told = token.lemma in ("put", "tell", "inform", "assure")
    if kids_with(tokens, index, "ccomp", "xcomp", "neg") or (not told and kids_with(tokens, index, "dobj")):
        return
    source = agent_of(tokens, index) if token.has("VerbForm=Part") else source_of(tokens, index)
    if source is not None and kids_with(tokens, index, "agent", "nsubj"):
        yield around(tokens, index, (index, index + 1), source, "as_reported")


def around(tokens: tuple[Token, ...], index: int, cue: tuple[int, int], source: tuple[int, int], rule: str) -> Frame:
    """Build the frame of a phrase or clause that lays to its source the clause that it hangs on.

    At the end of a sentence, behind a comma, it speaks of the whole sentence, wherever the parser hung it.
    """
    own = set(subtree(tokens, index)) | set(range(*cue))
    governor = tokens[index].head
    last = max(own) >= len(tokens) - 2 and beside_comma(tokens, min(own))
    if last:
        while governor >= 0 and tokens[governor].head >= 0 and not is_contrast(tokens, governor):
            governor = tokens[governor].head
    clause = subtree(tokens, governor, without=[index]) if governor >= 0 else range(len(tokens))
    content = tuple(runs([i for i in clause if i not in own]))
    return Frame(cue=cue, cue_class="report", source=source, content=content, whole=False, rule=rule)


def is_contrast(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a clause is joined to the one before, from where on the phrase speaks."""
    joined = tokens[index].dep == "parataxis" or (tokens[index].dep == "conj" and bool(kids_with(tokens, index, *SUBJECTS, "expl")))
    return joined and tokens[index].pos in ("VERB", "AUX")


def verb_with_message(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“traded accusations”, “issued a statement”: a light verb whose object is a word for a message."""
    if tokens[index].pos != "VERB" or tokens[index].lemma not in words("en", "cues", "light_verbs"):
        return
    if tokens[index].dep in ("xcomp", "ccomp", "pcomp") and is_cue(tokens, tokens[index].head):  # “denied writing the letter”
        return
    carried = words_of_nouns() | words("en", "cues", "attitudes")
    messages = [kid for kid in kids_with(tokens, index, "dobj") if tokens[kid].lemma in carried]
    source = source_of(tokens, index)
    if messages and source is not None:
        cue_class = noun_class(tokens[messages[0]].lemma)
        clause = tuple(runs(subtree(tokens, index)))
        if points_back(tokens, index, messages[0]):
            yield Frame(cue=(index, messages[0] + 1), cue_class="report", source=source, content=(), whole=False, rule="about_this")
            return
        if is_mere_issue(tokens, index, messages[0]):  # the quotation beside it, if any, is what it says
            yield Frame(cue=(index, messages[0] + 1), cue_class="report", source=source, content=(), whole=False, rule="text_issued")
            return
        yield Frame(
            cue=(index, messages[0] + 1),
            cue_class=cue_class,
            source=source,
            content=clause,
            whole=True,
            rule="verb_with_message",
        )


def points_back(tokens: tuple[Token, ...], verb: int, message: int) -> bool:
    """“Orlov made the statement at a meeting”: which statement, stands in the sentence before."""
    definite = any(tokens[kid].lemma in ("the", "this", "these", "such") for kid in kids_with(tokens, message, "det", "amod"))
    bare = not kids_with(tokens, message, "acl", "relcl", "prep", "ccomp")
    return tokens[verb].lemma == "make" and definite and bare and tokens[message].lemma in words("en", "cues", "made_again")


def is_mere_issue(tokens: tuple[Token, ...], verb: int, message: int) -> bool:
    """“The firm released a statement”, “a judge issued a ruling”: that there is a text is the outlet's news; what it says comes after."""
    if tokens[verb].lemma not in words("en", "cues", "issuing") or tokens[message].lemma not in words("en", "cues", "issued"):
        return False
    tells = any(is_cue(tokens, kid) for kid in kids_with(tokens, message, "acl", "relcl"))
    return not tells and not any(tokens[kid].pos == "VERB" for kid in kids_with(tokens, message, "ccomp"))


def noun_with_clause(tokens: tuple[Token, ...], index: int) -> Iterator[Frame]:
    """“amid reports that drivers had gone home”, “Putin's claim that …”: the reports, or whose they are, are the source."""
    token = tokens[index]
    if token.pos != "NOUN" or token.lemma not in words_of_nouns() or under_cue(tokens, index):
        return
    clauses = [kid for kid in kids_with(tokens, index, "acl", "ccomp") if has_that(tokens, kid)]
    source = owner_of_message(tokens, index)
    if not clauses or source is None:
        return
    itself = source == (index, index + 1)
    yield Frame(
        cue=(index, index + 1),
        cue_class="claim" if itself else noun_class(token.lemma),
        source=None if itself and token.lemma != "report" else source,
        content=tuple(runs(subtree(tokens, clauses[0]))),
        whole=False,
        rule="noun_with_clause",
    )

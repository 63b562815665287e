"""Drafts of statements: the clauses of a sentence, each with its frames, quotation and evidence.

A draft still lacks what other rules read off its words: places, times, quantities, people, topics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from svodka.lexicon.data import table
from svodka.lexicon.places import named
from svodka.model import BlockKind, QuoteKind, Speaker
from svodka.reading.analysis import analyse
from svodka.reading.document import Document, ParsedSentence, Token
from svodka.reading.fragments import is_fragment
from svodka.reading.frames import Analysis, Frame, Piece
from svodka.reading.quotes import Quotation, is_scare
from svodka.reading.spanning import quotations_of
from svodka.reading.speakable import can_speak, is_thing, main_subject
from svodka.reading.voices import Voices

NEEDS_SPEAKER = frozenset(("commit", "allege", "confirm", "predict", "direct", "opine", "argue", "claim"))
"""Classes whose verbs also take things for subjects: “the blast threatened”, “figures show”."""
BY_QUOTATION = frozenset(("trailing_cue", "quote_then_verb", "cue_then_quote", "colon_quote"))
"""Rules that find a speaker beside a quotation, in English."""
SKIPPED = frozenset((BlockKind.BOILERPLATE, BlockKind.BYLINE))
REFERRING = frozenset(("as_verb", "according_to"))
"""Rules whose attribution ends where what is said begins."""
NEEDS_SOMEBODY = frozenset(("colon_heading", "dash_source", "aside", "as_verb"))
HEADLINE_WORDS = 6
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause at [start, stop) of the report's text with its attribution.

    *frame* is the innermost frame, None in the report's own voice. *sentence* indexes Document.sentences.
    """

    sentence: int
    start: int
    stop: int
    piece: Piece
    frame: Frame | None
    chain: tuple[Speaker, ...]
    quote_kind: QuoteKind
    quotation: Quotation | None
    silent: bool = False
    """A sentence that only names who says the quotation beside it: it states nothing and is dropped in the end."""

    @property
    def spoken(self) -> bool:
        """Tell whether somebody but the outlet says it."""
        return self.frame is not None or bool(self.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the clauses of one sentence share: its frames' speakers and the quotations of its block."""

    document: Document
    number: int
    sentence: ParsedSentence
    speakers: Mapping[Frame, Speaker | None]
    quoted: list[Quotation]


def drafts_of(document: Document, voices: Voices) -> list[Draft]:
    """Return the drafts of a document in order; speakers are resolved on the way."""
    found: list[Draft] = []
    marks, _ = quotations_of(document)
    for number, sentence in enumerate(document.sentences):
        kind = document.blocks[sentence.block].kind
        if kind in SKIPPED:
            continue
        analysis = analyse(sentence)
        quoted = [m for m in marks[sentence.block] if not is_scare(document.text, m)]
        frames = kept_frames(analysis, sentence, quoted, voices)
        speakers = {f: None if signs(sentence, f) else voices.of_frame(sentence, f) for f in frames}
        setting = Setting(document=document, number=number, sentence=sentence, speakers=speakers, quoted=quoted)
        afterword = next((s for f, s in speakers.items() if f.rule == "about_this" and s is not None), None)
        if afterword is not None:
            found = laid_to(found, afterword, document, number)
        drafts = list(drafts_of_sentence(setting, analysis)) or list(undivided(setting, analysis))
        found.extend((*drafts, *silent_drafts(setting, drafts)))
        subject = main_subject(sentence, analysis.pieces) if sentence.lang != "en" else None
        if subject is not None:
            voices.note(sentence, subject)
    return found


def signs(sentence: ParsedSentence, frame: Frame) -> bool:
    """“…, Ada Moss writes from Lessk”, “…, Ada Moss reports.”: an outlet names its own reporter by a bare name, in the present."""
    if sentence.lang != "en" or frame.rule not in ("trailing_cue", "verb_in_parenthesis", "verb_with_clause") or frame.source is None:
        return False
    cue, tokens = sentence.tokens[frame.cue[0]], sentence.tokens
    present = cue.text in ("writes", "write", "reports", "report")
    person = all(t.pos in ("PROPN", "CCONJ", "PUNCT") or t.lemma == "in" for t in tokens[slice(*frame.source)])
    named = frame.source[1] - frame.source[0] > 1 and any(t.entity == "PER" for t in tokens[slice(*frame.source)])
    behind = frame.source[0] > 0 and tokens[frame.source[0] - 1].text == ","
    return present and person and named and behind


def silent_drafts(setting: Setting, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield a draft for an attribution whose content is no statement ("'No,' she said") or stands in other sentences."""
    sentence = setting.sentence
    stated = {d.frame for d in drafts}
    for frame, speaker in setting.speakers.items():
        if speaker is not None and (frame.rule in ("quote_before", "text_issued") or (frame.rule in BY_QUOTATION and frame not in stated)):
            yield Draft(
                sentence=setting.number,
                start=sentence.start,
                stop=sentence.stop,
                piece=Piece(start=0, stop=len(sentence.tokens), rule="attribution"),
                frame=frame,
                chain=(speaker,),
                quote_kind=QuoteKind.NONE,
                quotation=None,
                silent=True,
            )


def laid_to(found: list[Draft], speaker: Speaker, document: Document, number: int) -> list[Draft]:
    """Give what was said just before (“…. Об этом сообщил X”) its speaker.

    That is the sentence before, and more of its block as far as nobody else speaks.
    """
    block = document.sentences[max(0, number - 1)].block
    first = number - 1
    while first > 0 and document.sentences[first - 1].block == block == document.sentences[first].block:
        if any(d.spoken for d in found if d.sentence in (first, first - 1)):
            break
        first -= 1
    return [
        replace(d, chain=(speaker,), quote_kind=QuoteKind.INDIRECT) if first <= d.sentence < number and not d.spoken else d
        for d in found
    ]


def inwards(frame: Frame) -> tuple[bool, bool, int]:
    """Sort frames from the outlet to the source: what is reported before what tells it, the main verb of a clause last."""
    size = sum(b - a for a, b in frame.content)
    return frame.whole, frame.rule in ("by_reference", "citing"), size if frame.whole else -size


def body(document: Document, draft: Draft) -> bool:
    """Tell whether a draft stands in the running text."""
    return document.blocks[document.sentences[draft.sentence].block].kind in (BlockKind.BODY, BlockKind.LIST)


def drafts_of_sentence(setting: Setting, analysis: Analysis) -> Iterator[Draft]:
    """Yield the drafts of one sentence."""
    document, sentence, quoted = setting.document, setting.sentence, setting.quoted
    frames = list(setting.speakers)
    nominal = stands_without_verb(document, sentence, analysis.pieces)
    for piece in joined_in_quotation(setting, analysis.pieces):
        around = [f for f in frames if (takes_in(sentence, piece, f, analysis.pieces) if f.whole else f.says(piece.start, piece.stop))]
        if piece.rule == "terms_of_source" or is_attribution(piece, frames, around) or is_fragment(sentence, piece, analysis, frames):
            continue
        cut = without_attribution(piece, around)
        spoken = any(m.covers(sentence.tokens[cut.start].start, sentence.tokens[cut.start].stop) for m in quoted) if around else False
        told = (
            bool(around)
            and sentence.lang != "en"
            and (piece.rule == "complement_clause" or has_predicate(sentence.tokens, cut) or is_verdict(sentence, cut))
        )
        if not worth_stating(sentence.tokens, cut, nominal=nominal or spoken or told):
            continue
        around.sort(key=inwards)
        yield draft(setting, cut, told_acts_aside(setting, around))


def told_acts_aside(setting: Setting, around: list[Frame]) -> list[Frame]:
    """“She said the committee asked questions”: what others did with words, as somebody tells it, is his statement, not theirs."""
    if setting.sentence.lang != "en" or not any(not f.whole and setting.speakers[f] is not None for f in around):
        return around
    return [f for f in around if not (f.whole and f.rule in ACTS and f.cue_class in ACTS_TOLD)]


ACTS = frozenset(("verb_with_object", "verb_with_message"))
ACTS_TOLD = frozenset(("report", "argue", "confirm", "concede", "commit", "predict", "opine"))
"""Classes of words that are only told of in somebody's words; to accuse, to deny and to call for are said over again."""


def undivided(setting: Setting, analysis: Analysis) -> Iterator[Draft]:
    """Yield an English sentence whole where what is said in it was taken for no clause (“denied the plant stores shells”)."""
    frames = [f for f in setting.speakers if f.content and f.rule in ("verb_with_object", "verb_with_clause")]
    if setting.sentence.lang == "en" and frames and analysis.pieces:
        widest = max(analysis.pieces, key=lambda piece: piece.stop - piece.start)
        if worth_stating(setting.sentence.tokens, widest, nominal=False):
            yield draft(setting, widest, frames[:1])


def joined_in_quotation(setting: Setting, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of an English sentence with the asides inside a quotation left in the clause they stand in.

    Somebody's own words are told as they stand: a relative clause or a few words more in them are no news of their own.
    """
    if setting.sentence.lang != "en" or not setting.quoted:
        return pieces
    kept: list[Piece] = []
    for piece in pieces:
        host = kept[-1] if kept else None
        if host is not None and is_aside(setting, piece, host):
            kept[-1] = replace(host, stop=max(host.stop, piece.stop))
        else:
            kept.append(piece)
    return tuple(kept)


def is_aside(setting: Setting, piece: Piece, host: Piece) -> bool:
    """Tell whether both pieces stand in one quotation and the second is no clause that stands for itself."""
    tokens = setting.sentence.tokens
    start, stop = tokens[host.start].start, tokens[piece.stop - 1].stop
    if not any(m.covers(start, stop) for m in setting.quoted):
        return False
    words = [t for t in tokens[piece.start : piece.stop] if t.pos not in ("PUNCT", "SPACE")]
    happens = not any(t.pos == "AUX" for t in words)
    short = piece.rule == "own_subject" and len(words) < ASIDE_WORDS[0] and words[0].pos == "PRON" and not happens
    return short or (piece.rule in ASIDES and len(words) < ASIDE_WORDS[1])


ASIDES = frozenset(("relative_clause", "participle_after_comma", "background_clause"))
ASIDE_WORDS = (6, 9)
"""In fewer words a clause on how something is or will be goes on with the clause before, and so does an aside."""


def takes_in(sentence: ParsedSentence, piece: Piece, frame: Frame, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a clause holds the frame's cue, or goes on with what it asks or promises: “vowed to open … and | amend …”."""
    if is_host(piece, frame, pieces):
        return True
    if sentence.lang != "en" or frame.cue_class not in ("commit", "direct"):
        return False
    tokens = sentence.tokens
    first = next((i for i in range(piece.start, piece.stop) if tokens[i].pos not in ("PUNCT", "PART", "CCONJ", "ADV")), -1)
    joined = first >= 0 and tokens[first].dep == "conj" and tokens[first].head == frame.cue[0]
    return first >= 0 and tokens[first].has("VerbForm=Inf") and (joined or frame.says(piece.start, piece.stop))


def is_host(piece: Piece, frame: Frame, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a clause holds the frame's cue itself, and not only a relative clause that does (“Orel, who denied it, left”)."""
    within = [p for p in pieces if p != piece and p.rule in ("relative_clause", "terms_of_source")]
    nested = any(piece.start <= p.start <= frame.cue[0] < p.stop <= piece.stop for p in within)
    return piece.start <= frame.cue[0] < piece.stop and not nested


def stands_without_verb(document: Document, sentence: ParsedSentence, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a sentence states something even without a verb.

    An item of a list does; so does a whole Russian or Ukrainian sentence, whose "is" is silent; so does
    an English headline, whose verb the tagger mistakes for a name where Every Word Has A Capital.
    """
    block = document.blocks[sentence.block]
    words = [t for t in sentence.tokens if t.pos not in ("PUNCT", "SYM")]
    if block.kind is BlockKind.LIST:
        return True
    if sentence.lang == "en":
        titled = sum(t.text[:1].isupper() for t in words) * 3 > len(words) * 2
        return block.kind is BlockKind.HEADING and titled and len(words) >= HEADLINE_WORDS
    ends = document.text[: sentence.stop].endswith((".", "!"))
    return block.kind is BlockKind.BODY and len(pieces) == 1 and ends


def draft(setting: Setting, piece: Piece, around: list[Frame]) -> Draft:
    """Build the draft of one clause within its frames, widest first."""
    tokens = setting.sentence.tokens
    start, stop = with_marks(setting.document.text, tokens[piece.start].start, tokens[piece.stop - 1].stop)
    quotation = next((m for m in setting.quoted if covers_most(m, start, stop)), None)
    chain = without_repeats([s for f in around if (s := setting.speakers[f]) is not None])
    inner = around[-1] if around else None
    kind = QuoteKind.DIRECT if quotation and inner else QuoteKind.INDIRECT if inner else QuoteKind.NONE
    return Draft(
        sentence=setting.number,
        start=start,
        stop=stop,
        piece=piece,
        frame=inner,
        chain=chain,
        quote_kind=kind,
        quotation=quotation,
    )


def without_repeats(chain: list[Speaker]) -> tuple[Speaker, ...]:
    """“Ivanov said he believes …” is one source, under the first of his mentions."""
    return tuple(s for i, s in enumerate(chain) if i == 0 or s.name != chain[i - 1].name)


def kept_frames(analysis: Analysis, sentence: ParsedSentence, quoted: list[Quotation], voices: Voices) -> list[Frame]:
    """Return the frames of a sentence that lay something to somebody who can speak."""
    tag = sentence.tokens[-1].text == ":" or any(
        0 <= sentence.start - m.stop <= GAP or 0 <= m.start - sentence.stop <= GAP for m in quoted
    )
    return [f for f in analysis.frames if (f.rule != "quote_before" or tag) and keeps(f, sentence, quoted, voices)]


GAP = 2
"""A mark and a space may stand between a quotation and the sentence that names its speaker."""


def keeps(frame: Frame, sentence: ParsedSentence, quoted: list[Quotation], voices: Voices) -> bool:
    """Drop frames inside a quotation (they are the speaker's own words) and subjects that cannot speak."""
    tokens = sentence.tokens
    at = tokens[frame.cue[0]].start
    if any(m.depth == 0 and m.start < at < m.stop for m in quoted) and not author_inside(frame, tokens):
        return False
    if sentence.lang != "en" and frame.source and (frame.whole or frame.rule in NEEDS_SOMEBODY):
        title = frame.rule == "colon_heading" and any(t.pos == "ADP" for t in tokens[slice(*frame.source)])
        return (not title and voices.names_person(sentence, frame.source)) or can_speak(sentence, frame.source)
    if sentence.lang == "en" and frame.rule == "colon_heading" and is_dateline(sentence, frame):
        return False
    if sentence.lang == "en" and frame.source and is_thing(sentence, frame.source):
        return voices.names_person(sentence, frame.source)
    if frame.source and frame.cue_class in NEEDS_SPEAKER:
        return voices.names_person(sentence, frame.source) or can_speak(sentence, frame.source)
    return True


def is_dateline(sentence: ParsedSentence, frame: Frame) -> bool:
    """“MILAN: The clubs …”: a bare place at the head of a sentence names where it was written; in a headline a capital speaks."""
    before = [t for t in sentence.tokens[: frame.cue[0]] if t.pos != "PUNCT"]
    closed = sentence.tokens[-1].text in (".", "!", "?", "”", '"')
    if not before or not closed or any(t.pos != "PROPN" or t.entity == "PER" for t in before):
        return False
    return all(t.entity == "LOC" for t in before) or bool(named(" ".join(t.text for t in before)))


def author_inside(frame: Frame, tokens: tuple[Token, ...]) -> bool:
    """“«Мы ждали, – рассказал он, – но …»”: the author's words between dashes inside one pair of marks."""
    first = min(frame.cue[0], frame.source[0] if frame.source else frame.cue[0])
    before = [t.text for t in tokens[max(0, first - 2) : first]]
    return frame.rule == "verb_after_quote" and len(before) == 2 and before[0] in ",.!?…" and before[1] in "—–-"  # noqa: PLR2004 (mark and dash)


def is_attribution(piece: Piece, frames: list[Frame], around: list[Frame]) -> bool:
    """“Putin said on Tuesday”: a clause that only lays other clauses to its subject."""
    return any(
        not f.whole
        and f.rule not in ("noun_with_clause", "text_issued")  # its clause has a predicate of its own
        and piece.start <= f.cue[0] < piece.stop
        and f not in around
        and not has_other_matter(piece, f, around)
        for f in frames
    )


def has_other_matter(piece: Piece, frame: Frame, around: list[Frame]) -> bool:
    """Tell whether the clause is itself reported by somebody else."""
    elsewhere = [other for other in around if other is not frame and not other.whole and not piece.start <= other.cue[0] < piece.stop]
    return bool(elsewhere) and piece.stop - piece.start > 6  # noqa: PLR2004 (more than subject, cue and when)


def without_attribution(piece: Piece, around: list[Frame]) -> Piece:
    """Cut “according to X” or “he said” off the edges of a clause that holds it."""
    start, stop = piece.start, piece.stop
    for frame in around:
        if frame.whole:
            continue
        if frame.rule in REFERRING and len(frame.content) == 1:
            start, stop = max(start, frame.content[0][0]), min(stop, frame.content[0][1])
            continue
        first = min(frame.cue[0], frame.source[0] if frame.source else frame.cue[0])
        last = max(frame.cue[1], frame.source[1] if frame.source else frame.cue[1])
        if start <= first <= stop and last >= stop - 1:
            stop = max(start, first)
        elif first <= start + 1 and start <= last < stop:
            start = last
        elif start < first and last < stop and 2 * (stop - last) < first - start:
            stop = first
    return Piece(start=start, stop=stop, rule=piece.rule)


def is_verdict(sentence: ParsedSentence, piece: Piece) -> bool:
    """“«Это ложь», — сказал он”: two words that deny."""
    inside = [t for t in sentence.tokens[piece.start : piece.stop] if t.pos not in ("PUNCT", "SYM")]
    verdicts = table(sentence.lang, "denials")["verdict_nouns"]
    return len(inside) <= FEWEST_WORDS and bool(inside) and inside[-1].lemma in verdicts


def worth_stating(tokens: tuple[Token, ...], piece: Piece, *, nominal: bool) -> bool:
    """A statement has a predicate, or stands as an item of a list; one or two words state nothing."""
    inside = [t for t in tokens[piece.start : piece.stop] if t.pos not in ("PUNCT", "SYM", "SPACE")]
    if len(inside) < FEWEST_WORDS - nominal:
        return False
    return nominal or has_predicate(tokens, piece)


def has_predicate(tokens: tuple[Token, ...], piece: Piece) -> bool:
    """Tell whether the clause holds a verb or a short participle."""
    return any(t.pos in ("VERB", "AUX") or "Variant=Short" in t.feats for t in tokens[piece.start : piece.stop])


def with_marks(text: str, start: int, stop: int) -> tuple[int, int]:
    """Take in the quotation mark that opens right before, and cut separators off the ends."""
    while start < stop and text[start] in " ,;:—–-•#*\n":
        start += 1
    while stop > start and text[stop - 1] in " ,;:—–-\n":
        stop -= 1
    return start, stop


def covers_most(mark: Quotation, start: int, stop: int) -> bool:
    """Tell whether most of [start, stop) is inside the quotation."""
    return 10 * (min(stop, mark.stop) - max(start, mark.start)) > 8 * (stop - start)

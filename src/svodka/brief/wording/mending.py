"""Faults of a source's type and layout that a brief does not carry on: marks of lists, stray quotation marks, datelines.

What stands in quotation marks keeps the source's letters; only marks and spacing are mended there.
"""

from __future__ import annotations

import re

from svodka.brief.wording.words import listed

LIST_MARK = re.compile(r"^[^\w“\"«„‘'(\[@#$€£]+")
"""Whatever opens a post or a line of a list: bullets, dashes, pictures."""
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=[A-ZА-ЯЁІЇЄҐ“\"«])")
AGENCY = r"\((?:[A-Z]{2,}|[A-Z][A-Za-z]{2,9})\)"
DATELINE = re.compile(rf"^(?:[A-ZА-ЯІЇЄҐ][\w.’'-]+,?\s){{1,4}}(?:\d{{1,2}}\s[A-Z][a-z]+\s|\d{{1,2}},?\s)?{AGENCY}\s*[-–—]{{1,2}}\s*")
SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_]) -(?=[^\W\d_])")
OPENS = re.compile(r"(?:(?<=[\s(\[—–-])|^)\"(?=\S)")
"""A straight quotation mark that opens."""
EXTERNAL = re.compile(r", external(?=[,.;]|$)")
"""What a page's mark of a link to elsewhere leaves in its text."""
LINKS = re.compile(r"\s*[(\[]\s*1(?:\s*,\s*\d)*\s*[)\]]")
"""What numbered links leave: "( 1 , 2 )"."""
SPACED_MARK = re.compile(r"\s+(?=[,;:)»”](?:\s|$|[,.]))|(?<=[(«“])\s+")
GAPPED = re.compile(r"(„|«|“)\s+([^„«“”»]*?)\s+(”|»|“)")
"""A quotation with spaces within its marks: “ Name ”."""
WRAPPED = re.compile(r"[“\"]([^“”\"]*)[”\"]([.,]?)")
HOWEVER = re.compile(r"\s+however(?=\s+(?:said|says|told|added|noted|warned|has|have|had|is|are|was|were|will|would)\b)")
ALSO = re.compile(r"(?<![\s,][ай])\s+(?:also|также|також)\b(?![,\s]*(?:и|і|й|та)?\b,)", re.IGNORECASE)
QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\"|«[^»]*»)")
OPENERS, CLOSERS = '“"«„', '”"»“'


def unlisted(words: str) -> str:
    """Return *words* without the bullet, the number of a list or the dateline in front of them."""
    return DATELINE.sub("", NUMBERED.sub("", LIST_MARK.sub("", words)))


def without_strays(words: str) -> str:
    """Return *words* with their quotation marks in pairs, though a partner stands in another sentence.

    A mark at an end is dropped. One inside opens or closes what goes on beyond the sentence: its partner is set there.
    """
    for opening, closing in (("“", "”"), ("«", "»")):
        words = _paired(words, opening, closing)
    if words.count('"') % 2 == 0:
        return words.strip()
    marks = ("\ue000", "\ue001")
    return _paired(curled(words, *marks), *marks).replace(marks[0], '"').replace(marks[1], '"').strip()


def _paired(words: str, opening: str, closing: str) -> str:
    """Return *words* with as many opening as closing marks, where one is missing."""
    if words.count(opening) == words.count(closing) + 1:
        return words[1:] if words.startswith(opening) and closing not in words else f"{words}{closing}"
    if words.count(closing) == words.count(opening) + 1:
        at_end = words.rstrip(".,!?").endswith(closing) and opening not in words
        return words[: words.rindex(closing)] + words[words.rindex(closing) + 1 :] if at_end else f"{opening}{words}"
    return words


def curled(words: str, opening: str, closing: str) -> str:
    """Return *words* with each straight quotation mark made an opening or a closing one, by where it stands."""
    return OPENS.sub(opening, words).replace('"', closing)


def unwrapped(words: str) -> str:
    """Return *words* without the quotation marks around the whole of them: they are to stand in such marks anyhow."""
    found = WRAPPED.fullmatch(words.strip())
    return found[1] if found else words


def in_type(words: str, lang: str) -> str:
    """Return words that a brief says as its own with its quotation marks, and without what a page's layout left in them."""
    marks = ("“", "”") if lang == "en" else ("«", "»")
    unlinked = LINKS.sub("", EXTERNAL.sub("", words))
    return SPACED_MARK.sub("", SPACED_HYPHEN.sub("-", curled(unlinked, *marks)))


def without_gaps(words: str) -> str:
    """Return *words* without the spaces that a page's layout left before marks and within quotation marks."""
    return GAPPED.sub(r"\1\2\3", SPACED_MARK.sub("", words))


def without_also(words: str, lang: str) -> str:
    """Return a sentence without the "also" that ties it to another one; "not only … but also", «а также» stay."""
    if any(one in words.lower() for one in listed(lang, "starts", "keeps_also")):
        return words
    return "".join(piece if at % 2 else HOWEVER.sub("", ALSO.sub("", piece)) for at, piece in enumerate(QUOTED.split(words)))

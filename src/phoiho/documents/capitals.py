"""Which letters of a name are capital in official papers?

The name may come in any letters, all capital or all small.  Words of the
tables are known; a proper name that is in no table is known where it stands
after a type of unit ("xã Ea Súp"), else only by the capitals it comes with: in
a title given in capitals throughout it is written small.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục II; before 2020-03-05 Thông tư
01/2011/TT-BNV, Phụ lục VI, of which only differences seen in a source are kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from phoiho.documents.capital_phrases import (
    Word,
    capital,
    rebuild,
    role_phrases,
    role_words,
    split_words,
)
from phoiho.documents.name_capitals import write_body, write_document
from phoiho.documents.unit_capitals import proper_forms, unit_name
from phoiho.labels import LabelledEnum
from phoiho.vietnamese import normalize

__all__ = ["NameKind", "capitalize_sentences", "official_capitals"]

_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)
_JOINING = frozenset({"và", "các", "của"})
# The head of a line, or of what stands after a sign, a closing quote and a blank.
_HEAD_OF_SENTENCE = re.compile(
    r"""(?: ^ [ \t]*
          | (?P<word> \b [^\W\d_]{1,4} )? (?P<sign> [.?!\u2026:;] ) ["'\u2019\u201d)]? \s+ )
        ["'\u2018\u201c(]? (?P<letter> [^\W\d_] )""",
    re.MULTILINE | re.VERBOSE,
)


class NameKind(LabelledEnum):
    """What a name names, by which its capitals differ.

    Examples:
        >>> NameKind.LANDFORM.label("en")
        'landform or region'
    """

    PERSON = "person"
    UNIT = "unit"
    LANDFORM = "landform"
    BODY = "body"
    POST = "post"
    DOCUMENT = "document"
    DAY = "day"
    PART = "part"


def official_capitals(text: str, kind: NameKind, *, on: dt.date) -> str:
    """Return a name with the capitals of official papers.

    Args:
        text: The name in any letters; blanks are normalized.
        kind: What it names.  A body, a post and a document may bear units and
            one another in them.
        on: The day of the paper.

    Returns:
        The name.  Words in no table keep their capitals, or are written small
        where the text is in capitals, or in small letters, throughout.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục II, mục II to V.

    Examples:
        >>> day = dt.date(2026, 3, 2)
        >>> official_capitals("ỦY BAN NHÂN DÂN XÃ EA SÚP", NameKind.BODY, on=day)
        'Ủy ban nhân dân xã Ea Súp'
        >>> official_capitals("luật tổ chức quốc hội", NameKind.DOCUMENT, on=day)
        'Luật Tổ chức Quốc hội'
        >>> official_capitals("QUẬN 1, THÀNH PHỐ HỒ CHÍ MINH", NameKind.UNIT, on=day)
        'Quận 1, Thành phố Hồ Chí Minh'
        >>> official_capitals("Điểm A Khoản 2 Điều 103", NameKind.PART, on=day)
        'điểm a khoản 2 Điều 103'
    """
    bare = normalize(text)
    words = split_words(bare)
    return _WRITERS[kind](bare, words, on) if words else bare


def _person(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write a person; of a transcribed name, the first syllable of each part (Vla-đi-mia)."""
    forms = proper_forms(words, shouting=text.isupper())
    for index, (before, word) in enumerate(pairwise(words), 1):
        if text[before.end : word.start] == "-":
            forms[index] = forms[index].lower()
    return rebuild(text, words, forms)


def _units(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write units, one after the other."""
    return ", ".join(str(unit_name(part)) if part.strip() else part for part in text.split(","))


def _landform(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write a landform or a region."""
    forms = proper_forms(words, shouting=text.isupper())
    for role in ("region", "place"):
        whole = role_phrases(role).match(words, 0)
        if len(whole) == len(words):
            return rebuild(text, words, whole)
    noun = role_phrases("landform").match(words, 0)
    fused = len(words) == len(noun) + 1 and bool(role_phrases("fused").match(words, 0))
    if len(noun) < len(words) and not fused:
        forms[: len(noun)] = noun
    return rebuild(text, words, forms)


def _day(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write days, months and festivals."""
    shouting = text.isupper()
    forms = [word.text.lower() if shouting else word.text for word in words]
    at = 0
    while at < len(words):
        known = role_phrases("day").match(words, at)
        forms[at : at + len(known)] = known
        at += max(len(known), 1)
    return rebuild(text, words, forms)


def _part(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write the parts of a document that are cited, and the document after them."""
    great, small = (role_phrases(role, on=on) for role in ("cited_capital", "cited_small"))
    forms: list[str] = []
    noun: tuple[str, ...] = ()
    while len(forms) < len(words):
        at = len(forms)
        named = great.match(words, at) or small.match(words, at)
        number = _part_number(words[at], noun)
        if not (named or number):
            break
        noun = named or noun
        forms += named or (number,)
    rest = words[len(forms) :]
    if not rest:
        return rebuild(text, words, forms)
    cut = rest[0].start
    tail = text[cut:]
    cited = rebuild(text, words[: len(forms)], forms, stop=cut)
    return cited + write_document(tail, split_words(tail))


def _part_number(word: Word, noun: Sequence[str]) -> str:
    """Write the number or letter of a part, or a word that joins parts; else nothing."""
    if len(word.text) == 1 and word.text.isalpha() and noun and noun[-1].lower() == "điểm":
        return word.text.lower()
    if noun and _ROMAN.fullmatch(word.text):
        return word.text.upper()
    return word.text.lower() if word.key in _JOINING or word.text[0].isdigit() else ""


def _body(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write a body or a post."""
    return write_body(text, words)


def _document(text: str, words: Sequence[Word], on: dt.date) -> str:
    """Write the title of a document."""
    return write_document(text, words)


_WRITERS: dict[NameKind, Callable[[str, Sequence[Word], dt.date], str]] = {
    NameKind.PERSON: _person,
    NameKind.UNIT: _units,
    NameKind.LANDFORM: _landform,
    NameKind.BODY: _body,
    NameKind.POST: _body,
    NameKind.DOCUMENT: _document,
    NameKind.DAY: _day,
    NameKind.PART: _part,
}


def capitalize_sentences(text: str, *, on: dt.date) -> str:
    """Return running text with a capital at the head of each sentence and line.

    Capitals are only added: a name that has one keeps it.  After the dot of an
    abbreviation in capitals or of one letter ("TP.", "v.v.") none is added.

    Args:
        text: Running text.
        on: The day of the paper: until 2020-03-04 a capital followed a
            colon, a semicolon and dots as well.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục II, mục I; Thông tư 01/2011/TT-BNV,
        Phụ lục VI, mục I.

    Examples:
        >>> text = "tổ chức hội nghị. nội dung gồm: báo cáo; thảo luận"
        >>> capitalize_sentences(text, on=dt.date(2026, 3, 2))
        'Tổ chức hội nghị. Nội dung gồm: báo cáo; thảo luận'
        >>> capitalize_sentences(text, on=dt.date(2012, 3, 2))
        'Tổ chức hội nghị. Nội dung gồm: Báo cáo; Thảo luận'
    """
    signs = frozenset(role_words("sentence_end", on=on))
    letters = list(text)
    for match in _HEAD_OF_SENTENCE.finditer(text):
        sign = match["sign"]
        short = match["word"] is not None and (match["word"].isupper() or len(match["word"]) == 1)
        if sign is None or (sign in signs and not (sign == "." and short)):
            letters[match.start("letter")] = capital(match["letter"])
    return "".join(letters)

"""Rules on letters and blanks: look-alikes, tone marks, what cannot be seen, old code pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.printed_text import LOOK_ALIKES, PrintedText
from phoiho.rules.registry import PRACTICE, rule
from phoiho.vietnamese import decode_tcvn3

_LETTERS_OF_PAPERS = Basis(
    vi="Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP (bộ mã Unicode theo TCVN 6909:2001)",
    en="Decree 30/2020/NĐ-CP, annex I, part I, section I (Unicode as in TCVN 6909:2001)",
    act="30/2020/NĐ-CP",
    earlier=(PRACTICE,),
)
_CYRILLIC = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
_LOOK_ALIKE = str.maketrans("ÐƉɖƢƣ", "ĐĐđƯư")
_STRANGE = re.compile(f"[{LOOK_ALIKES}]")
_USUAL = re.compile("[A-Za-zĐđÀ-ỹ]")
_WORD = re.compile(r"[^\W_]+")


@rule(
    "PH603",
    "look-alike-letter",
    severity=Severity.WARNING,
    basis=_LETTERS_OF_PAPERS,
    en="“{text}” has a letter of another alphabet that looks Vietnamese: it is “{fix}”",
    why="The Icelandic Ð, the Ƣ of the Tatars, Cyrillic and full-width letters look the same and "
    "are found by no search. Words wholly in another script are let be.",
)
def look_alike_letter(context: Context) -> Iterator[Fault]:
    """Find words with letters of another alphabet among Vietnamese ones."""
    for text in context.texts.odd:
        for match in text.find(_WORD):
            fix = _in_usual_letters(match[0])
            if fix != match[0]:
                span = text.span(*match.span())
                yield Fault(
                    path=text.path,
                    params={"text": match[0], "fix": fix},
                    on=text.day,
                    span=span,
                    fix=text.fix(span, fix, unseen=True),
                    basis=_basis(text),
                )


def _in_usual_letters(word: str) -> str:
    """Return a word in Vietnamese letters; itself where it is of another script, or stays so."""
    if _STRANGE.search(word) is None:
        return word
    fix = unicodedata.normalize("NFKC", word.translate(_LOOK_ALIKE))
    if _USUAL.search(fix):
        fix = fix.translate(_CYRILLIC)
    return word if _STRANGE.search(fix) else fix


_NEW_PLACEMENT = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")
_OLD_PLACEMENT = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?![^\W\d_])")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_MOST_LETTERS = 3


@rule(
    "PH602",
    "tone-marks-in-two-places",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="tone marks stand in two places in one text (hòa and hoà): {count} differ from the others, "
    "the first is “{text}”, which would be “{fix}”",
    why="Both places are right, and phoiho reads both as one; a paper that mixes them is found "
    "only in part by a search. Names of persons are spelled by their bearers.",
)
def tone_marks_in_two_places(context: Context) -> Iterator[Fault]:
    """Find texts that put the tone of oa, oe, uy now on the first and now on the second letter."""
    for text in context.printed_texts.containing(_NEW_PLACEMENT):
        new = list(text.find(_NEW_PLACEMENT))
        old = list(text.find(_OLD_PLACEMENT))
        if not new or not old:
            continue
        fewer = new if len(new) <= len(old) else old
        span = text.span(fewer[0].start(), fewer[-1].end())
        yield Fault(
            path=text.path,
            params={
                "count": len(fewer),
                "text": _before(fewer[0]) + fewer[0][0],
                "fix": _before(fewer[0]) + _moved(fewer[0]),
            },
            on=text.day,
            span=span,
            fix=text.fix(span, text.replaced(fewer, _moved), sure=False),
        )


def _before(vowels: re.Match[str]) -> str:
    """Return the letters of a word before its vowels."""
    start = vowels.start()
    letters = _LETTERS_BEFORE.search(vowels.string[max(0, start - _MOST_LETTERS) : start])
    return letters[0] if letters is not None else ""


def _moved(vowels: re.Match[str]) -> str:
    """Return two vowels with their tone on the other one."""
    first, second = (unicodedata.normalize("NFD", letter) for letter in vowels[0])
    return unicodedata.normalize("NFC", first[0] + second[1:] + second[0] + first[1:])


_HIDDEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
    "|(?<=\\w)[\u00a0\u2007\u202f](?=\\w)|(?<=[^\\W\\d_])  (?=[^\\W\\d_])"
)


_TWO_BLANKS = re.compile("  ")


@rule(
    "PH612",
    "hidden-characters",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="hidden characters or double blanks between letters: {count}",
    why="Copies of pages bring marks that nobody sees and blanks that do not break; a name with "
    "one inside is found by no search. Wider blanks are columns and let be.",
)
def hidden_characters(context: Context) -> Iterator[Fault]:
    """Find texts with invisible marks, no-break blanks or double blanks inside."""
    for text in dict.fromkeys((*context.texts.odd, *context.texts.containing(_TWO_BLANKS))):
        found = list(text.find(_HIDDEN))
        if not found:
            continue
        span = text.span(found[0].start(), found[-1].end())
        yield Fault(
            path=text.path,
            params={"count": len(found)},
            on=text.day,
            span=span,
            fix=text.fix(span, text.replaced(found, _shown), unseen=True),
        )


def _shown(match: re.Match[str]) -> str:
    """Return one blank for blanks, nothing for an invisible mark."""
    return " " if match[0].isspace() else ""


@rule(
    "PH613",
    "legacy-encoding",
    severity=Severity.WARNING,
    basis=_LETTERS_OF_PAPERS,
    en="a line is in the old code page TCVN3 (fonts .VnTime), not Unicode: “{text}” is “{fix}”",
    why="Text of the old fonts is unreadable without them. Capitals with tones were drawn by the "
    "font and cannot be told, so somebody has to look at the fix.",
)
def legacy_encoding(context: Context) -> Iterator[Fault]:
    """Find lines in the code page of the old fonts."""
    for text in context.texts.odd:
        for line in text.old_lines:
            span, decoded = text.span(*line.span()), decode_tcvn3(line[0])
            yield Fault(
                path=text.path,
                params={"text": line[0].strip()[:_SHOWN], "fix": decoded.strip()[:_SHOWN]},
                on=text.day,
                span=span,
                fix=text.fix(span, decoded, sure=False),
                basis=_basis(text),
            )


_SHOWN = 60


def _basis(text: PrintedText) -> Basis | None:
    """Return what binds those who write no paper; `None` for a paper, which the rule's own does."""
    return None if text.from_paper else PRACTICE

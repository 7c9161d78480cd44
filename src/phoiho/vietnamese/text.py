"""Vietnamese text: one form to store, one form to compare.

`normalize` gives the form that models hold (NFC, plain blanks); `fold` gives
the form in which names are compared: lower case, one placement of tone marks
(hòa = hoà), the Icelandic and African look-alikes of Đ repaired.

Basis: both placements of the tone mark occur in official papers, and TCVN
6909:2001 allows composed and decomposed letters; so texts are compared only
after folding.
"""

from __future__ import annotations

import re
import unicodedata

import attrs

__all__ = ["Folded", "fold", "fold_key", "name_tokens", "normalize", "strip_diacritics"]

# Invisible marks that pages leave inside words; none carries meaning here.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# Eth and African D stand for Đ in real newspapers.
_LOOK_ALIKE = {ord("Ð"): "Đ", ord("Ɖ"): "Đ", ord("ð"): "đ", ord("ɖ"): "đ"}
# Typographic signs that stand for the apostrophe of names such as Cư M'gar.
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")
_SEPARATORS = re.compile(r"[\s.\u2010-\u2015/_-]+")

# A tone on the second vowel of an open oa, oe, uy (hoà, khoẻ, uỷ; not quý, hoàn)
# moves to the first: the old placement, which names in the tables use.
_NEW_PLACEMENT = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_]|[\u0300-\u036f])")
_OLD_PLACEMENT = {
    first + second: unicodedata.normalize("NFC", first + tone) + vowel
    for first, vowel, letters in (("o", "a", "àáảãạ"), ("o", "e", "èéẻẽẹ"), ("u", "y", "ỳýỷỹỵ"))
    for second, tone in zip(letters, "\u0300\u0301\u0309\u0303\u0323", strict=True)
}


def normalize(text: str) -> str:
    r"""Return *text* in the form that models hold.

    NFC, invisible marks removed, every run of blanks (no-break ones and line
    ends too) one blank, ends trimmed.  Case, tone placement and look-alikes
    stay as they are.

    Args:
        text: Any text.

    Examples:
        >>> normalize("Ủy\u00a0ban  nhân dân ")
        'Ủy ban nhân dân'
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _old_placement(match: re.Match[str]) -> str:
    """Put the tone of an open oa, oe, uy on its first vowel."""
    return _OLD_PLACEMENT[match.group()]


def fold_key(text: str) -> str:
    """Return the form of *text* in which names are compared.

    `normalize`, lower case, look-alikes of Đ and of the apostrophe repaired,
    tone marks of open oa, oe, uy on the first vowel.  Two spellings of one
    name give one key; diacritics count.

    Args:
        text: Any text.

    Examples:
        >>> fold_key("Uỷ ban nhân dân tỉnh Khánh Hoà") == fold_key("Ủy ban nhân dân tỉnh Khánh Hòa")
        True
    """
    text = normalize(text).lower()
    if text.isascii():
        return text.replace("`", "'")
    # Once more: a capital may have been composed whose small letter is not.
    text = unicodedata.normalize("NFC", text).replace("ð", "đ").replace("ɖ", "đ")
    return _NEW_PLACEMENT.sub(_old_placement, _APOSTROPHES.sub("'", text))


def name_tokens(text: str) -> list[str]:
    """Return the words of a name in the form in which names are compared.

    Folded, split at blanks, dots, slashes and dashes.

    Args:
        text: A name.

    Examples:
        >>> name_tokens("TP. Phan Rang-Tháp Chàm")
        ['tp', 'phan', 'rang', 'tháp', 'chàm']
    """
    return [token for token in _SEPARATORS.split(fold_key(text)) if token]


@attrs.frozen(kw_only=True)
class Folded:
    """A folded text that remembers where its characters came from.

    Attributes:
        text: The folded text.
        starts: For every character of `text`, its offset in the original.
        ends: For every character of `text`, the offset after it there.
    """

    text: str
    starts: tuple[int, ...] = attrs.field(repr=False)
    ends: tuple[int, ...] = attrs.field(repr=False)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that `text[start:end]` came from.

        Args:
            start: First character in `text`.
            end: Character after the last one in `text`.

        Examples:
            >>> folded = fold("Số  HOÀ BÌNH")
            >>> start = folded.text.index("hòa")
            >>> folded.original_span(start, start + 3)
            (4, 7)
        """
        if start >= end:
            anchor = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return anchor, anchor
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return *text* folded as by `fold_key`, with a map back to its offsets.

    Args:
        text: Any text; offsets count its characters as given, NFD or NFC.

    Examples:
        >>> fold("Uỷ ban").text
        'ủy ban'
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in re.finditer(r"\S+", text):
        pieces = _letters(text, *word.span())
        if not pieces:
            continue
        if letters:
            letters.append(" ")
            starts.append(ends[-1])
            ends.append(pieces[0][1])
        key = fold_key("".join(piece for piece, _, _ in pieces))
        if len(key) != len(pieces):  # a letter whose lower case is longer: map the word as one
            pieces = [(c, word.start(), word.end()) for c in key]
        for char, (_, start, end) in zip(key, pieces, strict=True):
            letters.append(char)
            starts.append(start)
            ends.append(end)
    return Folded(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def _letters(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Split a word into composed letters, each with its span."""
    pieces: list[tuple[str, int, int]] = []
    i = start
    while i < end:
        j = i + 1
        while j < end and unicodedata.combining(text[j]):
            j += 1
        letter = _INVISIBLE.sub("", unicodedata.normalize("NFC", text[i:j]))
        pieces.extend((char, i, j) for char in letter)
        i = j
    return pieces


def strip_diacritics(text: str) -> str:
    """Return *text* in plain letters: no tone marks, no hooks, đ as d.

    Case and every other character stay.

    Args:
        text: Any text.

    Examples:
        >>> strip_diacritics("Đặc khu Lý Sơn")
        'Dac khu Ly Son'
    """
    text = unicodedata.normalize("NFD", text.translate(_LOOK_ALIKE))
    plain = "".join(char for char in text if not unicodedata.combining(char))
    return plain.replace("đ", "d").replace("Đ", "D")

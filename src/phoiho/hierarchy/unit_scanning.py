"""Where in running prose does a name of a unit stand, and what can it mean on any day?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from phoiho.hierarchy.unit_names import UnitMatch, lookup_name
from phoiho.hierarchy.unit_prose import MOST_WORDS, Head, Prose
from phoiho.hierarchy.unit_superiors import uids_above
from phoiho.hierarchy.unit_types import Level, UnitType

__all__ = ["FoundName", "scan_names"]

_PROVINCES = (UnitType.PROVINCE, UnitType.CENTRALLY_RUN_CITY)
# A name that more communes bore is an ordinary word: Thống Nhất, Tân Thành.
_MOST_BEARERS = 7
# Between a unit and what it lies in; between two of a list; after a number in a list.
_UPWARD = re.compile(
    r"\s*[,(]\s*|\s+[-\u2010-\u2015]\s+|\s+|\s*,?\s+(?:trực )?(?:thuộc|của|ở|tại)\s+"
)
_LISTED = re.compile(r"\s*[,;]\s+(?:(?:và|hoặc)\s+)?|\s+(?:và|hoặc|cùng|với)\s+")
_CLOSED = re.compile(r"\s*(?:[,;.)\n]|(?:và|hoặc|thuộc|của|TP|thành phố)\b|\Z)")
# ", trực thuộc " decomposed, with room for blanks.
_LONGEST_LINK = 30


class FoundName(NamedTuple):
    """A name in a text, with the versions of any date that it can mean.

    Attributes:
        start: Offset of its first character, that of its type if it has one.
        end: Offset after its last character.
        versions: What it can mean, best first.
        types: The types before it, or before the list it stands in.
        listed: Whether it stands in a list under one type.
        bare: Whether nothing but its capitals says that it is a name.
        upper: Whether the name before it lies in it.
    """

    start: int
    end: int
    versions: Sequence[UnitMatch]
    types: tuple[UnitType, ...] = ()
    listed: bool = False
    bare: bool = False
    upper: bool = False


def scan_names(text: str) -> Iterator[FoundName]:
    """Yield the names of units in a text, in its order, none inside another.

    Linear in the length of the text.
    """
    scanner = _Scanner(Prose(text))
    done = 0
    for at in scanner.prose.beginnings():
        if at >= done:
            found, done = scanner.read(at)
            if found is not None:
                scanner.before = found
                yield found


class _Scanner:
    """Reads names one after another.

    Attributes:
        prose: The text.
        before: The name found last.
    """

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.before: FoundName | None = None

    def read(self, at: int) -> tuple[FoundName | None, int]:
        """Read the name that begins with a word, and say where to go on."""
        head = self.prose.head(at)
        if head is not None:
            return self._numbered(at, head) if head.number else self._typed(at, head)
        if self.prose.is_committee(at):
            return None, at + 2
        return self._untyped(at) if self.prose.capital[at] else (None, at + 1)

    def _numbered(self, at: int, head: Head) -> tuple[FoundName | None, int]:
        """Read a type and its number in one word: "Q6"."""
        versions = lookup_name([head.number], head.types)
        if not versions:
            return None, at + 1
        word = self.prose.words[at]
        found = FoundName(word.start, word.end, versions, head.types, bare=True)
        return self._joined(found), at + 1

    def _typed(self, at: int, head: Head) -> tuple[FoundName | None, int]:
        """Read the name after a type.

        Capital words that are no name are passed by: they belong to the type
        ("quận Lê Văn Sơn") and are no name without one.
        """
        prose, name_at = self.prose, head.name_at
        length = prose.run(name_at)
        count, versions = self._name(name_at, length, head.types)
        if not count:
            return None, name_at + (1 if prose.is_committee(at) else length)
        several = prose.has_role("many", at - 1) or (at > 0 and prose.key(at - 1).isdigit())
        start, end = prose.words[at].start, prose.words[name_at + count - 1].end
        found = FoundName(start, end, versions, head.types, listed=several)
        return self._joined(found), name_at + count

    def _joined(self, found: FoundName) -> FoundName:
        """Note whether the name before lies in this one."""
        before = self._linked(found.start, _UPWARD)
        above = _above(found.versions, before.versions) if before else []
        return found._replace(versions=above, upper=True) if above else found

    def _linked(self, start: int, link: re.Pattern[str]) -> FoundName | None:
        """Return the name before, where what stands between is of a form."""
        before = self.before
        if before is None or start - before.end > _LONGEST_LINK:
            return None
        gap = normalize("NFC", self.prose.text[before.end : start])
        return before if link.fullmatch(gap) else None

    def _untyped(self, at: int) -> tuple[FoundName | None, int]:
        """Read a name without a type: a unit above, one more of a list, a bare name."""
        length = self.prose.run(at)
        if self.before is not None:
            found = self._above(at, length) or self._listed(at, length)
            if found is not None:
                return found
        if self.prose.key(at).isdigit() or (length > 1 and self.prose.opens_sentence(at)):
            return None, at + 1
        return self._bare(at, length)

    def _above(self, at: int, length: int) -> tuple[FoundName, int] | None:
        """Read the name of a unit in which the one before lies: "quận Tây Hồ, Hà Nội"."""
        start = self.prose.words[at].start
        before = self._linked(start, _UPWARD)
        if before is None or self.prose.key(at).isdigit():
            return None
        count, versions = self._name(at, length, None)
        above = _above(versions, before.versions)
        if not above:
            return None
        end = self.prose.words[at + count - 1].end
        return FoundName(start, end, above, upper=True), at + count

    def _listed(self, at: int, length: int) -> tuple[FoundName, int] | None:
        """Read one more name of a list: "các quận 1, 3 và 5", "quận Ba Đình và Tây Hồ"."""
        prose = self.prose
        start = prose.words[at].start
        before = self._linked(start, _LISTED)
        if before is None or not before.types:
            return None
        if not before.listed and not prose.text[before.end : start].strip(" ,;\n\t"):
            return None
        count, versions = self._name(at, length, before.types)
        if not count:
            return None
        end = prose.words[at + count - 1].end
        rest = normalize("NFC", prose.text[end : end + _LONGEST_LINK])
        if prose.key(at).isdigit() and not _CLOSED.match(rest):
            return None
        return FoundName(start, end, versions, before.types, listed=True), at + count

    def _bare(self, at: int, length: int) -> tuple[FoundName | None, int]:
        """Read the name of a known place where capitals alone set it off.

        It is a whole run of capital words, or one up to a dash, a new line, a
        number or, after the name of a province, a person.
        """
        prose = self.prose
        breaks = prose.breaks(at, length)
        persons = {n for n in (1, 2, 3) if n + 1 < length and prose.has_role("surname", at + n)}
        for count in sorted({length, *breaks, *persons}, reverse=True):
            versions = self._known_place(at, count) if count <= MOST_WORDS else ()
            if versions and (count not in persons or versions[0].unit.level is Level.PROVINCE):
                start, end = prose.words[at].start, prose.words[at + count - 1].end
                return self._joined(FoundName(start, end, versions, bare=True)), at + count
        return None, at + min(breaks, default=length)

    def _known_place(self, at: int, count: int) -> Sequence[UnitMatch]:
        """Return the versions that bear a name without a type, if one is widely known."""
        keys = [self.prose.key(n) for n in range(at, at + count)]
        versions = lookup_name(keys, None, exact=True)
        # A text with diacritics may spell a province otherwise: Đắc Lắc.
        if not versions and count > 1 and not "".join(keys).isascii():
            versions = lookup_name(keys, _PROVINCES)
        if not versions or self.prose.names_other(at):
            return ()
        if count == 3 and self.prose.has_role("surname", at):
            return ()  # Hồ Chí Minh, Dương Minh Châu, Trần Văn Thời
        # Best first: by level.
        if versions[0].unit.level is Level.PROVINCE:
            return versions
        levels = {match.unit.level for match in versions}
        bearers = {match.unit.code for match in versions if match.unit.level is Level.COMMUNE}
        known = Level.DISTRICT in levels and count > 1 and len(bearers) <= _MOST_BEARERS
        return versions if known else ()

    def _name(
        self, at: int, length: int, types: tuple[UnitType, ...] | None
    ) -> tuple[int, Sequence[UnitMatch]]:
        """Find the longest name that begins with a word; return how many words it has."""
        most = min(length, MOST_WORDS)
        keys = [self.prose.key(n) for n in range(at, at + most)]
        ends = [n for n in range(most, 0, -1) if self._may_end(at, n, length)]
        for exact in (True, False):
            for count in ends:
                # One word of several is too little to be a name spelled otherwise.
                if exact or count > 1 or length == 1:
                    versions = lookup_name(keys[:count], types, exact=exact)
                    if versions:
                        return count, versions
        return 0, ()

    def _may_end(self, at: int, count: int, length: int) -> bool:
        """Tell whether a name may end inside a run of capital words.

        What follows is then a person ("UBND quận Tây Hồ Bùi Thị Lan Phương"),
        who has at least two words; after a name of one word, a surname.
        """
        rest = length - count
        if not rest or count in self.prose.breaks(at, length):
            return True
        if self.prose.style(at) == "upper" and count > 1:
            return True
        return rest > 1 and (count > 1 or self.prose.has_role("surname", at + 1))


def _above(matches: Sequence[UnitMatch], lower: Sequence[UnitMatch]) -> list[UnitMatch]:
    """Return the matches in which one of the lower ones lies, or lay."""
    uids = {uid for match in lower for uid in uids_above(match.unit)}
    return [match for match in matches if match.unit.uid in uids]

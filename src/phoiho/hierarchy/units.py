"""Administrative units as dated versions.

A code is not an identity: codes are handed on (26740 was phường Bến Nghé and
is phường Sài Gòn since 2025-07-01).  The identity is the `uid`: the code and
the ordinal of the version (`003-1`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator

import attrs

from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.reference import cut_line, in_span, load_lines, load_once, parse_day

__all__ = [
    "AdministrativeUnit",
    "ancestors_of",
    "iter_units",
    "name_keys",
    "names_like",
    "parent_of",
    "unit_by_uid",
    "units_named",
    "versions_of_code",
]


@attrs.frozen(kw_only=True)
class AdministrativeUnit:
    """One version of an administrative unit.

    A version ends when the name, the type or the superior unit changes.

    Attributes:
        uid: Identity: the code and the ordinal of the version.
        code: Code of the statistics office; several units bore it over time.
        type: Type of the unit.
        name: Proper name without the type ("Tây Hồ").
        parent_code: Code of the superior unit, empty for provinces.
        valid_from: First day, `None` when older than October 2004.
        valid_to: Last day, `None` while in being.
        act_from: Number of the act that began the version, if known.
        act_to: Number of the act that ended it, if known.
        date_basis: How the days are known ("effective", "recorded", ...).
        official_name: Full name where the rule of capitals is broken.
    """

    uid: str
    code: str = attrs.field(repr=False)
    type: UnitType
    name: str
    parent_code: str = attrs.field(repr=False)
    valid_from: dt.date | None
    valid_to: dt.date | None
    act_from: str = attrs.field(repr=False)
    act_to: str = attrs.field(repr=False)
    date_basis: str = attrs.field(repr=False)
    official_name: str = attrs.field(default="", repr=False)

    @property
    def level(self) -> Level:
        """The level the unit stands on."""
        return self.type.level

    @property
    def full_name(self) -> str:
        """The name with its type.

        Basis:
            Nghị định 30/2020/NĐ-CP, Phụ lục II: the common noun is small
            (quận Tây Hồ) but capital before a number (Quận 1).
        """
        if self.official_name:
            return self.official_name
        word = self.type.word
        return f"{word.capitalize() if self.name.isdigit() else word} {self.name}"

    @property
    def short_name(self) -> str:
        """The name with its type abbreviated ("Q. Tây Hồ", "TP. Móng Cái")."""
        return f"{self.type.abbreviation} {self.name}"

    @property
    def full_name_en(self) -> str:
        """The name with its type in English, its diacritics kept ("Tây Hồ District").

        Basis:
            Thông tư 03/2009/TT-BNG; a number follows its type (Ward 4).
        """
        word = self.type.english_word
        return f"{word} {self.name}" if self.name.isdigit() else f"{self.name} {word}"

    def exists_on(self, day: dt.date) -> bool:
        """Tell whether this version is in being on *day*, both ends included."""
        return in_span(day, self.valid_from, self.valid_to)

    def __str__(self) -> str:
        return self.full_name


# Columns of the compiled table of units.
(
    _UID, _TYPE, _NAME, _PARENT, _FROM, _TO,
    _ACT_FROM, _ACT_TO, _BASIS, _SOURCE, _OFFICIAL,
) = range(11)  # fmt: skip


@attrs.frozen(kw_only=True)
class _UnitIndex:
    """The table of units, whose lines are cut only when a unit is asked for.

    Attributes:
        lines: The lines, in the order of codes.
        uids: Identities by folded name or alias, separated by semicolons.
        by_code: Versions already made, by code.
        by_name: Versions already made, by folded name.
    """

    lines: list[bytes] = attrs.field(repr=False)
    uids: dict[str, str] = attrs.field(repr=False)
    by_code: dict[str, tuple[AdministrativeUnit, ...]] = attrs.field(factory=dict, repr=False)
    by_name: dict[str, tuple[AdministrativeUnit, ...]] = attrs.field(factory=dict, repr=False)


@load_once
def _index() -> _UnitIndex:
    """Read the table of units and the names they bear."""
    names = dict(cut_line(line) for line in load_lines("unit_names"))
    return _UnitIndex(lines=load_lines("units"), uids=names)


@load_once
def _children() -> dict[str, list[str]]:
    """Return the identities of the units under every code."""
    children: dict[str, list[str]] = {}
    for line in _index().lines:
        cells = line.split(b"\t", _PARENT + 1)
        children.setdefault(cells[_PARENT].decode(), []).append(cells[_UID].decode())
    return children


def unit_by_uid(uid: str) -> AdministrativeUnit | None:
    """Return the unit of that identity, or `None`.

    Loads the table of units at the first call (17,000 rows).

    Args:
        uid: Identity such as `003-1`.

    Examples:
        >>> unit_by_uid("003-1").full_name
        'quận Tây Hồ'
    """
    versions = versions_of_code(uid.partition("-")[0])
    return next((unit for unit in versions if unit.uid == uid), None)


def _make_unit(row: list[str]) -> AdministrativeUnit:
    """Build a unit from its row."""
    return AdministrativeUnit(
        uid=row[_UID],
        code=row[_UID].partition("-")[0],
        type=UnitType(row[_TYPE]),
        name=row[_NAME],
        parent_code=row[_PARENT],
        valid_from=parse_day(row[_FROM]),
        valid_to=parse_day(row[_TO]),
        act_from=row[_ACT_FROM],
        act_to=row[_ACT_TO],
        date_basis=row[_BASIS],
        official_name=row[_OFFICIAL],
    )


def versions_of_code(code: str) -> tuple[AdministrativeUnit, ...]:
    """Return every unit that ever bore *code*, oldest first.

    Args:
        code: Two digits for a province, three for a district, five for a commune.

    Examples:
        >>> [unit.full_name for unit in versions_of_code("769")]
        ['Quận 2', 'thành phố Thủ Đức']
    """
    index = _index()
    try:
        return index.by_code[code]
    except KeyError:
        pass
    if not (code.isascii() and code.isdigit()):
        return ()
    versions = tuple(_make_unit(cut_line(line)) for line in _lines_of_code(index.lines, code))
    # Of two threads that come at once, both get the units of the first.
    return index.by_code.setdefault(code, versions) if versions else ()


def _lines_of_code(lines: list[bytes], code: str) -> Iterator[bytes]:
    """Yield the lines of one code, which stand together."""
    prefix = f"{code}-".encode()
    for position in range(bisect_left(lines, prefix), len(lines)):
        if not lines[position].startswith(prefix):
            return
        yield lines[position]


def units_named(key: str) -> tuple[AdministrativeUnit, ...]:
    """Return every version whose folded name or alias is *key*."""
    index = _index()
    try:
        return index.by_name[key]
    except KeyError:
        pass
    uids = index.uids.get(key)
    if uids is None:
        return ()
    units = tuple(filter(None, map(unit_by_uid, uids.split(";"))))
    return index.by_name.setdefault(key, units)


def names_like(loose: str) -> tuple[str, ...]:
    """Return every folded name that has this `loose_key`, in other spellings the same."""
    names = _loose_names().get(loose)
    return tuple(names.split(";")) if names is not None else ()


@load_once
def _loose_names() -> dict[str, str]:
    """Read the folded names by what all their spellings share."""
    return dict(cut_line(line) for line in load_lines("unit_spellings"))


def name_keys() -> Collection[str]:
    """Return all folded names, for suggestions."""
    return _index().uids.keys()


def parent_of(unit: AdministrativeUnit, *, on: dt.date) -> AdministrativeUnit | None:
    """Return the superior unit of *unit* on a day.

    Args:
        unit: A unit below the province level.
        on: The day; where it lies outside the life of *unit*, the nearest
            day of that life counts.

    Returns:
        The unit, or `None` for a province.  Where the tables have no version
        of the superior unit for that day (before 2008), the nearest one.

    Examples:
        >>> parent_of(unit_by_uid("003-1"), on=dt.date(2024, 2, 28)).full_name
        'thành phố Hà Nội'
    """
    if not unit.parent_code:
        return None
    if unit.valid_from is not None:
        on = max(on, unit.valid_from)
    if unit.valid_to is not None:
        on = min(on, unit.valid_to)
    versions = versions_of_code(unit.parent_code)
    alive = next((parent for parent in versions if parent.exists_on(on)), None)
    # The tables begin in 2008: before, the first version they have is the nearest.
    later = (p for p in versions if p.valid_from is not None and on < p.valid_from)
    return alive or next(later, versions[-1] if versions else None)


def ancestors_of(unit: AdministrativeUnit, *, on: dt.date) -> tuple[AdministrativeUnit, ...]:
    """Return the units above *unit* on a day, the nearest first.

    Args:
        unit: A unit; a province has none above it.
        on: The day, as for `parent_of`.

    Examples:
        >>> [u.full_name for u in ancestors_of(unit_by_uid("00094-1"), on=dt.date(2024, 2, 28))]
        ['quận Tây Hồ', 'thành phố Hà Nội']
    """
    above: list[AdministrativeUnit] = []
    parent = parent_of(unit, on=on)
    while parent is not None:
        above.append(parent)
        parent = parent_of(parent, on=on)
    return tuple(above)


def iter_units(
    *, on: dt.date, level: Level | None = None, parent: AdministrativeUnit | None = None
) -> Iterator[AdministrativeUnit]:
    """Yield the units in being on a day, in the order of their codes.

    Args:
        on: The day.
        level: Only units of this level.
        parent: Only units directly under this one.

    Examples:
        >>> sum(1 for _ in iter_units(on=dt.date(2025, 7, 1), level=Level.PROVINCE))
        34
    """
    uids = _all_uids(on) if parent is None else _children().get(parent.code, ())
    for uid in uids:
        unit = unit_by_uid(uid)
        if unit is not None and unit.exists_on(on) and level in (None, unit.level):
            yield unit


def _all_uids(on: dt.date) -> Iterator[str]:
    """Yield the identities in being on a day, without making units of the others."""
    day = on.isoformat().encode()
    for line in _index().lines:
        cells = line.split(b"\t", _TO + 1)
        # ISO days compare as texts; an empty end means in being.
        if cells[_FROM] <= day <= (cells[_TO] or b"9999"):
            yield cells[_UID].decode()

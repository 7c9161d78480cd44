"""By which rules a body or a person was rated on a day.

Acts of the Party and of the State follow one another, each with its scope, its
names of the levels, its points, its cap on the share of the highest level and
its last day.  All of it is dated data.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs

from phoiho.labels import LabelledEnum
from phoiho.periods import PeriodKind
from phoiho.reference import in_span, load_once, load_table, parse_day
from phoiho.reviews.ratings import RatingLevel

__all__ = ["RatingBand", "RatingCap", "RatingRegime", "RatingScope", "rating_regimes"]


class RatingScope(LabelledEnum):
    """Whom the rules of a regime cover."""

    PARTY_AND_POLITICAL_SYSTEM = "party_and_political_system"
    ADMINISTRATIVE_AGENCIES = "administrative_agencies"
    OFFICIALS = "officials"
    CIVIL_SERVANTS = "civil_servants"
    PUBLIC_EMPLOYEES = "public_employees"


@attrs.frozen(kw_only=True)
class RatingBand:
    """One level of a regime.

    Attributes:
        level: The level.
        label: Its name in the act.
        at_least: Fewest points; `None` where the act gives no points.
        below: Points that are too many for it.
        at_most: Most points, in the highest band.
        status: How well the row is known.
        source: Where it was read.
    """

    level: RatingLevel
    label: str
    at_least: Decimal | None
    below: Decimal | None
    at_most: Decimal | None
    status: str
    source: str

    def holds(self, score: Decimal) -> bool:
        """Tell whether points lie in the band."""
        return (
            self.at_least is not None
            and self.at_least <= score
            and (self.below is None or score < self.below)
            and (self.at_most is None or score <= self.at_most)
        )


@attrs.frozen(kw_only=True)
class RatingCap:
    """How many may be rated excellent.

    Attributes:
        share: Percent points; `None` where the act points to another rule.
        of: The level whose number the share is taken of.
        words: The rule in words.
        status: How well it is known.
    """

    share: Decimal | None
    of: RatingLevel | None
    words: str
    status: str


@attrs.frozen(kw_only=True)
class RatingRegime:
    """The rules of one act for those it covers.

    Attributes:
        act: Number of the act.
        amended_by: Number of the act that amended it.
        scope: Whom it covers.
        bands: The four levels, the highest first.
        periods: For which times it rates; `other` is "when needed".
        cap: The cap on excellent ratings; `None` where none is on record.
        due: When ratings are made, in words that `parse_cadence` reads or
            knows as vague; `None` where the act's words were not seen.
        late_due: The same for those that close their year later.
        valid_from: First day.
        valid_to: Last day, `None` while in force.
        status: How well the row is known.
        source: Where it was read.
    """

    act: str
    amended_by: str | None
    scope: RatingScope
    bands: tuple[RatingBand, ...] = attrs.field(repr=False)
    periods: tuple[PeriodKind, ...]
    cap: RatingCap | None = attrs.field(repr=False)
    due: str | None
    late_due: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str
    source: str = attrs.field(repr=False)

    @property
    def levels(self) -> tuple[RatingLevel, ...]:
        """The levels, the highest first."""
        return tuple(band.level for band in self.bands)

    @property
    def has_points(self) -> bool:
        """Whether levels follow from points."""
        return any(band.at_least is not None for band in self.bands)

    def label_of(self, level: RatingLevel) -> str:
        """Return the name of a level in the act.

        Examples:
            >>> (old,) = rating_regimes(on=dt.date(2018, 12, 1), scope=RatingScope.CIVIL_SERVANTS)
            >>> old.label_of(RatingLevel.COMPLETED)
            'hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực'
        """
        return next(band.label for band in self.bands if band.level is level)

    def level_for(self, score: Decimal | int) -> RatingLevel:
        """Return the level that points alone give.

        The acts ask for more than points (all tasks done, nobody
        disciplined): a lower level is not a mistake, a higher one is.

        Args:
            score: Points, with or without decimals.

        Raises:
            ValueError: The act gives no points, or these lie outside its scale.

        Examples:
            >>> (new,) = rating_regimes(on=dt.date(2026, 12, 1), scope=RatingScope.CIVIL_SERVANTS)
            >>> new.level_for(Decimal("89.9"))
            <RatingLevel.GOOD: 'good'>
        """
        points = Decimal(score)
        if not self.has_points:
            msg = f"{self.act} gives no points: {score!r} has no level"
            raise ValueError(msg)
        level = next((b.level for b in self.bands if points.is_finite() and b.holds(points)), None)
        if level is None:
            msg = f"{score!r} lies outside the points of {self.act}"
            raise ValueError(msg)
        return level


def _points(cell: str) -> Decimal | None:
    """Return the number in a cell, `None` for an empty one."""
    return Decimal(cell) if cell else None


@load_once
def _scales() -> dict[str, tuple[RatingBand, ...]]:
    """Read the bands of every scale, the highest level first."""
    scales: dict[str, list[RatingBand]] = {}
    for row in load_table("rating_bands").records():
        band = RatingBand(
            level=RatingLevel(row["rating"]),
            label=row["name_vi"],
            at_least=_points(row["at_least"]),
            below=_points(row["below"]),
            at_most=_points(row["at_most"]),
            status=row["status"],
            source=row["source"],
        )
        scales.setdefault(row["scale"], []).append(band)
    order = list(RatingLevel)
    return {
        scale: tuple(sorted(bands, key=lambda band: order.index(band.level)))
        for scale, bands in scales.items()
    }


def _cap(row: dict[str, str]) -> RatingCap | None:
    """Return the cap of a row, where it has one."""
    if not row["cap_words"]:
        return None
    return RatingCap(
        share=_points(row["cap"]),
        of=RatingLevel(row["cap_of"]) if row["cap_of"] else None,
        words=row["cap_words"],
        status=row["cap_status"],
    )


@load_once
def _regimes() -> tuple[RatingRegime, ...]:
    """Read the table of regimes."""
    return tuple(
        RatingRegime(
            act=row["act"],
            amended_by=row["amended_by"] or None,
            scope=RatingScope(row["scope"]),
            bands=_scales()[row["scale"]],
            periods=tuple(PeriodKind(kind) for kind in row["periods"].split(";")),
            cap=_cap(row),
            due=row["due"] or None,
            late_due=row["late_due"] or None,
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("rating_regimes").records()
    )


def rating_regimes(*, on: dt.date, scope: RatingScope | None = None) -> tuple[RatingRegime, ...]:
    """Return the regimes in force on a day.

    Args:
        on: The day on which the rating is decided; a year is rated in its
            last weeks or in the first weeks of the next.
        scope: Whom they cover; everybody where left out.

    Returns:
        The regimes; none for times and scopes that are not on record.

    Examples:
        >>> [regime.act for regime in rating_regimes(on=dt.date(2026, 1, 1))]
        ['335/2025/NĐ-CP', '335/2025/NĐ-CP', '90/2020/NĐ-CP', '366-QĐ/TW', '90/2020/NĐ-CP']
    """
    return tuple(
        regime
        for regime in _regimes()
        if in_span(on, regime.valid_from, regime.valid_to) and scope in {None, regime.scope}
    )

"""Compute the Vietnamese lunar calendar and write `data/lunar_years.tsv`.

    python tools/make_lunar.py            # write data/lunar_years.tsv
    python tools/make_lunar.py --check    # fail where the table differs

The method is the one that Hồ Ngọc Đức published ("Computing the Vietnamese
lunar calendar"): months begin at the local midnight before the new moon, month
11 is the one that holds the winter solstice, and in a year of thirteen months
the first without a major solar term is leap.  New moons follow the whole
series of Jean Meeus (Astronomical Algorithms, chapter 49), since the shortened
one is wrong by up to two minutes and so by a day in 2072 and 2077.

Local midnight is that of UTC+8 until 1967, as the calendars printed in Hà Nội
had it, and that of UTC+7 from 1 January 1968 (Quyết định 121-CP, 8/8/1967).
"""

from __future__ import annotations

import argparse
import bisect
import datetime as dt
import itertools
import math
import sys
from collections.abc import Sequence
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "data" / "lunar_years.tsv"
FIRST_YEAR, LAST_YEAR = 1899, 2100
# Julian day of a proleptic Gregorian ordinal at noon.
_JULIAN = 1721425
_CHANGE = dt.date(1968, 1, 1).toordinal()
# Number that the first new moon of 2000 has below.
_MEEUS = 1237
# Chapter 49 of the book: factor, power of the eccentricity, multiples of the
# anomalies of moon and sun and of the argument of latitude.
_TERMS = (
    (-0.40720, 0, 1, 0, 0), (0.17241, 1, 0, 1, 0), (0.01608, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, 1, -1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 0, 2, 0), (-0.00111, 0, 1, 0, -2),
    (-0.00057, 0, 1, 0, 2), (0.00056, 1, 2, 1, 0), (-0.00042, 0, 3, 0, 0), (0.00042, 1, 0, 1, 2),
    (0.00038, 1, 0, 1, -2), (-0.00024, 1, 2, -1, 0), (-0.00007, 0, 1, 2, 0), (0.00004, 0, 2, 0, -2),
    (0.00004, 0, 0, 3, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 2, 0, 2), (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, 1, -1, 2), (-0.00002, 0, 1, -1, -2), (-0.00002, 0, 3, 1, 0), (0.00002, 0, 4, 0, 0),
)  # fmt: skip
_PLANETS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip
# Seconds by which dynamical time is ahead of universal time: measured, then foretold.
_DELTA_T = (
    (1890, -6), (1900, -3), (1910, 10), (1920, 21), (1930, 24), (1940, 24), (1950, 29), (1960, 33),
    (1970, 40), (1980, 50), (1990, 57), (2000, 64), (2010, 66), (2020, 69), (2050, 93), (2110, 220),
)  # fmt: skip
# New moon number 0 is that of 1 January 1900.
_EPOCH, _SYNODIC_MONTH = 2415021.076998695, 29.530588853


def new_moon(k: int) -> float:
    """Return the Julian day, in universal time, of new moon number *k*."""
    k -= _MEEUS
    t = k / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = math.radians(2.5534 + 29.10535670 * k - 0.0000014 * t**2)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3)
    lift = math.radians(124.7746 - 1.56375588 * k + 0.0020672 * t**2)
    instant = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.000000150 * t**3
    for factor, power, moons, suns, nodes in _TERMS:
        instant += factor * e**power * math.sin(moons * moon + suns * sun + nodes * node)
    instant -= 0.00017 * math.sin(lift)
    for factor, start, speed in _PLANETS:
        instant += factor * math.sin(math.radians(start + speed * k))
    return instant - _delta_t(1900 + (instant - 2415021) / 365.25) / 86400


def _delta_t(year: float) -> float:
    """Return how many seconds dynamical time is ahead of universal time."""
    place = bisect.bisect(_DELTA_T, (year, 0.0))
    (before, low), (after, high) = _DELTA_T[place - 1 : place + 1]
    return low + (high - low) * (year - before) / (after - before)


def solar_term(day: int) -> int:
    """Return the sign (0 to 11) in which the sun stands at the midnight that begins *day*."""
    t = (day + _JULIAN - 0.5 - _offset(day) - 2451545.0) / 36525
    anomaly = math.radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
    longitude += 0.000290 * math.sin(3 * anomaly)
    return int(longitude % 360 / 30)


def _offset(day: int) -> float:
    """Return how far local midnight was before that of universal time, in days."""
    return (7 if day >= _CHANGE else 8) / 24


def month_start(k: int) -> int:
    """Return the ordinal of the local day on which new moon number *k* falls."""
    instant = new_moon(k) + 0.5 - _JULIAN
    for hours in (8, 7):
        day = math.floor(instant + hours / 24)
        if hours == 8 and day < _CHANGE:
            return day
    return day


def month_eleven(year: int) -> int:
    """Return the number of the new moon that begins month 11 of *year*."""
    k = math.floor((dt.date(year, 12, 31).toordinal() + _JULIAN - _EPOCH) / _SYNODIC_MONTH)
    while month_start(k) > dt.date(year, 12, 31).toordinal():
        k -= 1
    # The solstice begins sign 9; a month that starts in it begins after the solstice.
    return k - 1 if solar_term(month_start(k)) >= 9 else k


def months_between(year: int) -> list[tuple[int, bool, int]]:
    """Return the months from month 11 of the year before: number, leap, first day."""
    first, last = month_eleven(year - 1), month_eleven(year)
    starts = [month_start(k) for k in range(first, last + 1)]
    leap = -1
    if len(starts) == 14:
        signs = [solar_term(start) for start in starts]
        leap = next(i for i in range(1, 13) if signs[i] == signs[i + 1])
    months, number = [], 10
    for index, start in enumerate(starts[:-1]):
        number += index != leap
        months.append(((number - 1) % 12 + 1, index == leap, start))
    return months


def lunar_years() -> dict[int, list[tuple[int, bool, int]]]:
    """Return the months of every lunar year of the table."""
    years: dict[int, list[tuple[int, bool, int]]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 2):
        for index, month in enumerate(months_between(year)):
            # Month 11, 12 and their leap months still belong to the year before.
            late = month[0] >= 11 and index < 4
            years.setdefault(year - late, []).append(month)
    return years


def table() -> str:
    """Return the text of the table."""
    years = lunar_years()
    lines = ["year\tnew_year\tleap\tmonths\n"]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        starts = [start for _, _, start in years[year]] + [years[year + 1][0][2]]
        long = "".join(str(b - a - 29) for a, b in itertools.pairwise(starts))
        leap = next((str(number) for number, leap, _ in years[year] if leap), "")
        lines.append(f"{year}\t{dt.date.fromordinal(starts[0])}\t{leap}\t{long}\n")
    return "".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the script; return its exit status."""
    parser = argparse.ArgumentParser(description="Compute data/lunar_years.tsv.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args(argv).check:
        TABLE.write_text(table(), encoding="utf-8", newline="\n")
        return 0
    return int(TABLE.read_text(encoding="utf-8") != table())


if __name__ == "__main__":
    sys.exit(main())

"""Which act does a citation mean: by its number in any print, or by its title and year.

The year in a title is that of adoption.  Laws share titles with those they
replaced, and numbers of the Party begin anew every term, so a citation may mean
several acts: a day tells them apart, nothing is guessed without one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

import attrs

from phoiho.documents.act_titles import (
    ActWords,
    number_key,
    read_act_words,
    short_number_key,
    title_key,
)
from phoiho.documents.acts import Act, ActState, acts_by_id
from phoiho.errors import AmbiguousActError, UnknownActError
from phoiho.reference import load_once

__all__ = ["get_act", "lookup_acts"]

# Characters of a citation: more is no citation, and comparing is slow.
_LONGEST_READ = 2000
_LONGEST_COMPARED = 200


@attrs.frozen
class _Index:
    """Acts by the keys of their numbers, of their numbers without symbol, and of their titles."""

    numbers: dict[str, tuple[Act, ...]]
    short_numbers: dict[str, tuple[Act, ...]]
    titles: dict[str, tuple[Act, ...]]


@load_once
def _index() -> _Index:
    """Index every act by what it may be called."""
    numbers: defaultdict[str, dict[str, Act]] = defaultdict(dict)
    short: defaultdict[str, dict[str, Act]] = defaultdict(dict)
    titles: defaultdict[str, dict[str, Act]] = defaultdict(dict)
    for act in acts_by_id().values():
        for printed in filter(None, (act.number, *act.aliases)):
            if printed[0].isdigit():
                numbers[number_key(printed)][act.id] = act
                short[short_number_key(act.name, printed)][act.id] = act
        for title in (act.name, *act.aliases):
            if not title[0].isdigit():
                for key in _title_keys(title):
                    titles[key][act.id] = act
    short.pop("", None)
    return _Index(*(_frozen(table) for table in (numbers, short, titles)))


def _title_keys(title: str) -> Iterable[str]:
    """Yield the key of a title, and of a law's title without the word "luật"."""
    key = title_key(title)
    yield key
    for word in ("bộ luật ", "luật ", "pháp lệnh "):
        if key.startswith(word):
            yield key.removeprefix(word)


def _frozen(table: dict[str, dict[str, Act]]) -> dict[str, tuple[Act, ...]]:
    """Return the index with the acts of a key as a tuple."""
    return {key: tuple(acts.values()) for key, acts in table.items()}


def lookup_acts(text: str, *, on: dt.date | None = None) -> tuple[Act, ...]:
    """Return the acts that a citation may mean.

    Args:
        text: A number in any print, or a title with or without its type, day
            or year; "Căn cứ" and the article may stand before it.
        on: A day that tells apart acts of one title or number: those that
            are in force then, or may be, are returned, else all.

    Returns:
        The acts, the oldest first; none where the table knows no such act.

    Examples:
        >>> [act.id for act in lookup_acts("Luật Mặt trận Tổ quốc Việt Nam")]
        ['14/1999/QH10', '75/2015/QH13']
        >>> [act.id for act in lookup_acts("Luật MTTQ Việt Nam", on=dt.date(2020, 1, 1))]
        ['75/2015/QH13']
        >>> lookup_acts("Luật số 999/2025/QH15")
        ()
    """
    known = acts_by_id().get(text)
    found = (known,) if known else _matches(read_act_words(text[:_LONGEST_READ]))
    if on is not None and len(found) > 1:
        found = _narrowed(found, on)
    return tuple(sorted(found, key=lambda act: (act.year or 0, act.issued_on or dt.date.min)))


def _matches(words: ActWords) -> tuple[Act, ...]:
    """Return the acts of the number, else of the title, that the day or year does not exclude."""
    index = _index()
    if words.names_number:
        found = _of_the_number(words)
        if words.names_other:
            found = tuple(act for act in found if title_key(act.name) in words.titles)
        if found or not words.names_other:
            begins_anew = any(act.number_repeats for act in found)
            return _of_the_day(found, words) if len(found) > 1 or begins_anew else found
    for title in words.titles:
        if found := index.titles.get(title, ()):
            # A year that belongs to the title is not that of the act.
            in_title = words.year is not None and title.endswith(str(words.year))
            return found if in_title else _of_the_day(found, words)
    return ()


def _of_the_number(words: ActWords) -> tuple[Act, ...]:
    """Return the acts of the number, in the longest print that the table knows."""
    index = _index()
    for key in words.numbers:
        if key in index.numbers:
            return index.numbers[key]
    return index.short_numbers.get(words.short_number, ())


def _of_the_day(found: tuple[Act, ...], words: ActWords) -> tuple[Act, ...]:
    """Keep the acts that were issued on the day that a citation gives, else in its year."""
    if words.day is not None:
        same_day = tuple(act for act in found if act.issued_on == words.day)
        if same_day or all(act.issued_on for act in found if act.number_repeats):
            found = same_day or tuple(act for act in found if not act.number_repeats)
    if words.year is not None:
        return tuple(act for act in found if act.year == words.year)
    return found


def _narrowed(found: tuple[Act, ...], on: dt.date) -> tuple[Act, ...]:
    """Keep the acts that are in force on a day, or may be, else all."""
    may_be = {ActState.IN_FORCE, ActState.UNKNOWN}
    return tuple(act for act in found if act.state_on(on) in may_be) or found


def get_act(text: str, *, on: dt.date | None = None) -> Act:
    """Return the one act that a citation means.

    Args:
        text: A number in any print, or a title with or without its type, day
            or year, as `lookup_acts` reads it.
        on: A day that tells apart acts of one title or number.

    Raises:
        UnknownActError: The table does not have it; with similar numbers and
            titles.
        AmbiguousActError: Several acts answer to it, and no day was given or
            the day does not tell them apart.

    Examples:
        >>> get_act("Nghị định 30/2020/NĐ-CP").issued_on
        datetime.date(2020, 3, 5)
        >>> get_act("Luật Tổ chức chính quyền địa phương năm 2015").number
        '77/2015/QH13'
        >>> get_act("Luật Tổ chức chính quyền địa phương", on=dt.date(2025, 5, 15)).number
        '65/2025/QH15'
        >>> get_act("Hiến pháp năm 2013").id
        'hien-phap-2013'
    """
    found = lookup_acts(text, on=on)
    if not found:
        raise UnknownActError(text, _similar(text))
    if len(found) > 1:
        raise AmbiguousActError(text, map(str, found))
    return found[0]


def _similar(text: str) -> list[str]:
    """Return numbers, else titles, of the table that look like a text."""
    import difflib  # slow, and only an error needs it

    printed = " ".join(text[:_LONGEST_READ].split())
    if len(printed) > _LONGEST_COMPARED:
        return []
    numbers = [act.number for act in acts_by_id().values() if act.number]
    if close := difflib.get_close_matches(printed, numbers, n=3, cutoff=0.8):
        return close
    titles = _index().titles
    for title in reversed(read_act_words(printed).titles):
        if close := difflib.get_close_matches(title, titles, n=1, cutoff=0.7):
            return [str(act) for act in titles[close[0]]]
    return []

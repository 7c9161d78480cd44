"""Canonical TOML of a record, by tomlkit.

One rule each, so that the same field has nearly always the same form:

- a table of at most four plain values stands on one line, any other is a
  `[table]`;
- a list of tables is a `[[table]]` for the fields that carry the story, and
  where an entry has more than three keys or a table inside, or where the
  list does not fit on one line;
- a list of texts that does not fit on one line has one text a line.
"""

from __future__ import annotations

from collections.abc import Mapping

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Table

__all__ = ["format_toml"]

# Fields whose form does not depend on their size.
_ALWAYS_TABLES = frozenset(
    {
        "agreements",
        "awards",
        "cadences",
        "documents",
        "events",
        "ignore",
        "items",
        "outcome",
        "participants",
        "people",
        "ratings",
        "signatures",
        "targets",
    }
)
_MOST_KEYS_ON_A_LINE = 4
_MOST_KEYS_IN_A_LIST = 3
_LONG_LINE = 100


def format_toml(values: Mapping[str, object]) -> str:
    """Return the canonical TOML text of plain values.

    Args:
        values: Texts, whole numbers, truth values, lists and tables.

    Examples:
        >>> print(format_toml({"title": "Quận Tây Hồ", "stated": {"count": 6}}))
        title = "Quận Tây Hồ"
        stated = {count = 6}
        <BLANKLINE>
    """
    document = tomlkit.document()
    _fill(document, values)
    return tomlkit.dumps(document)


def _fill(target: tomlkit.TOMLDocument | Table, values: Mapping[str, object]) -> None:
    """Put plain values first, then tables, as TOML demands."""
    blocks = {key: value for key, value in values.items() if _is_block(key, value)}
    for key, value in values.items():
        if key not in blocks:
            target.add(key, _inline(key, value))
    for key, value in blocks.items():
        target.add(key, _block(value))


def _is_block(key: str, value: object) -> bool:
    """Tell whether a value gets tables of its own."""
    if isinstance(value, Mapping):
        return key in _ALWAYS_TABLES or not _is_small(value, _MOST_KEYS_ON_A_LINE)
    if isinstance(value, list) and value and all(isinstance(entry, Mapping) for entry in value):
        small = all(_is_small(entry, _MOST_KEYS_IN_A_LIST) for entry in value)
        return key in _ALWAYS_TABLES or not small or _is_long(key, value)
    return False


def _is_small(table: Mapping[str, object], most_keys: int) -> bool:
    """Tell whether a table has few keys and no table inside."""
    return len(table) <= most_keys and not any(
        isinstance(part, Mapping)
        for value in table.values()
        for part in (value if isinstance(value, list) else [value])
    )


def _is_long(key: str, values: list[object]) -> bool:
    """Tell whether a list is too long for one line."""
    return len(f"{key} = {tomlkit.item(values).as_string()}") > _LONG_LINE


def _block(value: object) -> Table | AoT:
    """Return a table or a list of tables."""
    if isinstance(value, list):
        tables = tomlkit.aot()
        for entry in value:
            tables.append(_block(entry))
        return tables
    table = tomlkit.table()
    if isinstance(value, Mapping):
        _fill(table, value)
    return table


def _inline(key: str, value: object) -> object:
    """Return a value that stands on one line, or a list of such."""
    if isinstance(value, Mapping):
        inline: InlineTable = tomlkit.inline_table()
        for name, inner in value.items():
            inline.append(name, _inline("", inner))
        return inline
    if isinstance(value, list):
        array: Array = tomlkit.array()
        for entry in value:
            array.append(_inline("", entry))
        # Within a table on one line no list may break.
        return array.multiline(bool(key) and _is_long(key, value))
    return value

"""Changing texts of a record where they stand: all else in the file stays as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import attrs

from phoiho.errors import PhoihoError
from phoiho.records.files import RecordFormat, parse_text
from phoiho.records.positions import Place, Places
from phoiho.records.wire import read_text

__all__ = ["Edit", "apply_edits", "edit_value"]


@attrs.frozen(kw_only=True)
class Edit:
    """One change of the text of a record.

    Attributes:
        place: What is replaced.
        text: What stands there afterwards, in quotes as its format wants it.
    """

    place: Place
    text: str


def edit_value(
    text: str,
    places: Places,
    path: str,
    change: Callable[[str], str],
    *,
    format: RecordFormat,  # noqa: A002 - as in loads
) -> Edit | None:
    """Return the edit that changes the text at a path; `None` where no text stands there.

    The quotes stay of the kind they are, as far as the new text allows.

    Args:
        text: The text of the record.
        places: Its places.
        path: JSON path of the value.
        change: Makes the new value of the one that a dossier holds.
        format: `toml` or `json`.

    Examples:
        >>> from phoiho.records.positions import locate
        >>> record = "number = '1/QC' # theo bản giấy"
        >>> places = locate(record, format="toml")
        >>> edit = edit_value(record, places, "$.number", lambda _: "01/QC", format="toml")
        >>> apply_edits(record, [edit])
        "number = '01/QC' # theo bản giấy"
    """
    place = places.exact(path)
    if place is None:
        return None
    literal = text[place.start : place.end]
    value = _value(literal, format)
    if not isinstance(value, str):
        return None
    changed = change(read_text(value))
    for written in _spellings(changed, literal, format):
        if _value(written, format) == changed:
            return Edit(place=place, text=written) if written != literal else None
    return None  # no text that can be written


def _value(literal: str, format_: RecordFormat) -> object:
    """Return the value that a literal writes; `None` where it writes none."""
    record = f"value = {literal}" if format_ == "toml" else f'{{"value": {literal}}}'
    try:
        values = parse_text(record, format_)
    except PhoihoError:
        return None
    return values.get("value") if isinstance(values, dict) else None


def _spellings(value: str, like: str, format_: RecordFormat) -> Iterator[str]:
    """Yield literals that may write a text, the one most like the old one first."""
    if format_ == "toml":
        for quotes in ('"""', "'''"):
            if like.startswith(quotes) and "\n" in value:
                end = "\r\n" if "\r\n" in like else "\n"
                first = end if like[3:5].startswith(("\n", "\r")) else ""
                yield quotes + first + value.replace("\n", end) + quotes
        if like.startswith("'"):
            yield f"'{value}'"
    yield _quoted(value, ascii_only="\\u" in like and like.isascii())


def _quoted(value: str, *, ascii_only: bool) -> str:
    """Write a text in double quotes, as both formats read it."""
    # TOML allows a DEL as little as other control letters, and no halves of letters.
    quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if not ascii_only:
        return quoted
    return "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in quoted)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits made; of those that overlap the first one counts.

    Args:
        text: The text of the record.
        edits: The edits, each with places of this text.
    """
    parts: list[str] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: (edit.place.start, edit.place.end)):
        if edit.place.start >= reached:
            parts += text[reached : edit.place.start], edit.text
            reached = edit.place.end
    return "".join((*parts, text[reached:]))

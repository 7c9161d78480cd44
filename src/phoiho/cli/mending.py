"""Mending a record: the fixes of its findings, in the file as it is written."""

from __future__ import annotations

import codecs
import difflib
import os
import stat
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from phoiho.errors import RecordIssue
from phoiho.records.edits import apply_edits, edit_value
from phoiho.records.files import RecordFormat
from phoiho.records.io import write_bytes
from phoiho.records.positions import locate
from phoiho.rules import Applicability, Finding, fixed_text

__all__ = ["difference", "mend", "write_record"]


def mend(
    text: str, findings: Iterable[Finding], format_: RecordFormat, *, suggested: bool = False
) -> str:
    """Return the text of a record with the fixes of its findings made.

    Comments, layout and line ends stay.  Of fixes that overlap the first one
    is made: check again for the others.

    Args:
        text: The text of the record.
        findings: What was found in it.
        format_: `toml` or `json`.
        suggested: Make fixes that somebody should look at, too.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        fix = finding.fix
        if fix is not None and (suggested or fix.applicability is Applicability.SAFE):
            by_path.setdefault(fix.path, []).append(finding)
    if not by_path:
        return text
    places = locate(text, format=format_)
    change = partial(fixed_text, suggested=suggested)
    edits = (
        edit_value(text, places, path, partial(change, findings=found), format=format_)
        for path, found in by_path.items()
    )
    return apply_edits(text, (edit for edit in edits if edit is not None))


def write_record(path: Path, text: str, *, before: bytes) -> RecordIssue | None:
    """Replace a record by its mended text in the encoding that it has, or say why not.

    Args:
        path: The file; where it is a link, what it leads to is written.
        text: The new text.
        before: What the file held when it was read.
    """
    try:
        target = path.resolve()
        if not target.stat().st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            return RecordIssue(path="$", reason="cannot be mended: the file is read-only")
        if target.read_bytes() != before:
            return RecordIssue(path="$", reason="cannot be mended: the file has just changed")
        write_bytes(target, _encoded(text, before))
    except OSError as error:
        return RecordIssue(path="$", reason=f"cannot be mended: {error.strerror or error}")
    return None


def _encoded(text: str, before: bytes) -> bytes:
    """Encode a text as a file was, its byte order mark kept."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if before.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def difference(path: Path, before: str, after: str) -> str:
    """Return what changes in a file as a unified diff; an empty text where nothing does.

    Args:
        path: The file.
        before: Its text.
        after: Its text once it is mended.
    """
    if before == after:
        return ""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(old, new, f"{path}", f"{path}", n=2)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

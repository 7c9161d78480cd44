"""Fixes: what would be right in place of a value or of a part of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from phoiho.labels import LabelledEnum

if TYPE_CHECKING:
    from phoiho.rules.findings import Finding

__all__ = ["Applicability", "Fix", "fixed_text", "printed_fix"]

_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")


class Applicability(LabelledEnum):
    """Who may apply a fix: a program, or somebody who has looked at the paper."""

    SAFE = "safe"
    SUGGESTED = "suggested"


@attrs.frozen(kw_only=True)
class Fix:
    """What would be right in place of a value, or of a part of it.

    Attributes:
        path: JSON path of the value; `$` for a text.
        replacement: What stands there afterwards.
        span: Start and end of the part that is replaced; all of it where left out.
        applicability: Whether it may be applied unseen.
    """

    path: str
    replacement: str
    span: tuple[int, int] | None = None
    applicability: Applicability = Applicability.SAFE


def printed_fix(
    path: str,
    printed: str,
    replacement: str,
    *,
    span: tuple[int, int] | None = None,
    sure: bool = True,
    unseen: bool = False,
) -> Fix:
    """Return a fix of words as they are printed.

    A record keeps what a paper prints, slips included: there a program may
    change only what nobody sees, such as blanks and the codes of letters.

    Args:
        path: Where the words stand; `$` for a text, which is the paper itself.
        printed: The words.
        replacement: What is right.
        span: Where in the value they stand; all of it where left out.
        sure: Whether the right form is certain.
        unseen: Whether both look the same.
    """
    safe = sure and (path == "$" or unseen or _looks(printed) == _looks(replacement))
    return Fix(
        path=path,
        replacement=replacement,
        span=span,
        applicability=Applicability.SAFE if safe else Applicability.SUGGESTED,
    )


def _looks(words: str) -> str:
    """Return words without what the eye passes over: blanks and the length of dashes."""
    return "".join(unicodedata.normalize("NFKC", words).translate(_DASHES).split())


def fixed_text(text: str, findings: Iterable[Finding], *, suggested: bool = False) -> str:
    """Return a text with the fixes of its findings applied.

    Of fixes that overlap the first one counts: check again for the others.

    Args:
        text: The text that was checked, or the value of one path in a record.
        findings: Findings on that text; those without a fix are passed by.
        suggested: Apply fixes that somebody should look at, too.

    Raises:
        ValueError: The findings are of another text, or of several values of a record.

    Examples:
        >>> import datetime as dt
        >>> from phoiho.rules import check
        >>> text = "từ ngày 1 tháng 3 đến ngày 9 tháng 1"
        >>> fixed_text(text, check(text, as_of=dt.date(2026, 1, 1)))
        'từ ngày 01 tháng 3 đến ngày 09 tháng 01'
    """
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    _check_origin(text, fixes)
    edits = sorted(
        (*(fix.span or (0, len(text))), fix.replacement)
        for fix in fixes
        if suggested or fix.applicability is Applicability.SAFE
    )
    parts: list[str] = []
    reached = 0
    for start, end, replacement in edits:
        if start >= reached:
            parts += text[reached:start], replacement
            reached = end
    return "".join((*parts, text[reached:]))


def _check_origin(text: str, fixes: Iterable[Fix]) -> None:
    """Refuse fixes that cannot be those of one text."""
    paths = sorted({fix.path for fix in fixes})
    if len(paths) > 1:
        msg = f"these are findings on several values ({', '.join(paths[:3])}): fix each alone"
        raise ValueError(msg)
    for fix in fixes:
        start, end = fix.span or (0, len(text))
        if not 0 <= start <= end <= len(text):
            msg = (
                f"the span {start}-{end} is outside the text of {len(text)} characters: "
                "these are findings on another text"
            )
            raise ValueError(msg)

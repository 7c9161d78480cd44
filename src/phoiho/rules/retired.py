"""Retired rules: codes and names that are taken for ever, and what stands for them now."""

from __future__ import annotations

import attrs

from phoiho.reference import load_once, load_table

__all__ = ["RetiredRule", "find_retired", "iter_retired"]


@attrs.frozen(kw_only=True)
class RetiredRule:
    """A code and a name under which no rule is found any more.

    Attributes:
        code: Its code.
        name: Its name.
        renamed: Whether the rule goes on as `now`; else it was removed.
        now: Code of the rule that goes on, or that comes nearest; `None` where
            there is none.
        since: Version of phoiho from which it is so.
        reason: Why, in English.
    """

    code: str
    name: str
    renamed: bool
    now: str | None
    since: str
    reason: str


def iter_retired() -> tuple[RetiredRule, ...]:
    """Return every retired rule, by code.

    Examples:
        >>> all(retired.reason for retired in iter_retired())
        True
    """
    return tuple(sorted(set(_retired().values()), key=lambda retired: retired.code))


def find_retired(code: str) -> RetiredRule | None:
    """Return the retired rule of a code or name, or `None`.

    Args:
        code: Code or name, in any case.
    """
    return _retired().get(code.upper())


@load_once
def _retired() -> dict[str, RetiredRule]:
    """Index the retired rules by code and name, in capitals."""
    index: dict[str, RetiredRule] = {}
    for row in load_table("retired_rules").records():
        retired = RetiredRule(
            code=row["code"],
            name=row["name"],
            renamed=row["fate"] == "renamed",
            now=row["now"] or None,
            since=row["since"],
            reason=row["reason"],
        )
        index[retired.code] = index[retired.name.upper()] = retired
    return index

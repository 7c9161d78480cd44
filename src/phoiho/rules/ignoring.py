"""Ignored rules: what a record says is not to be told of it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.dossier.stories import IgnoredRule
from phoiho.rules.context import Context
from phoiho.rules.findings import Bilingual, Fault, Finding, Severity
from phoiho.rules.lookup import find_rule
from phoiho.rules.registry import LOGIC, rule

__all__ = ["Ignores", "UNUSED_IGNORE"]

UNUSED_IGNORE = "PH001"
"""The rule on entries that ignore nothing: it looks at what the others found."""


class Ignores:
    """The entries of a record by which findings are left out.

    Args:
        entries: The entries.
    """

    def __init__(self, entries: Iterable[IgnoredRule]) -> None:
        self._entries = [(entry, _code_of(entry)) for entry in entries]

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the rules that are ignored somewhere."""
        return frozenset(code for _, code in self._entries if code is not None)

    def covers(self, finding: Finding) -> bool:
        """Tell whether an entry leaves a finding out."""
        return any(_covers(entry, code, finding) for entry, code in self._entries)

    def unused(self, findings: Iterable[Finding]) -> tuple[int, ...]:
        """Return the places of the entries that leave nothing out.

        Args:
            findings: What all rules find whose codes are ignored.
        """
        found = [finding for finding in findings if finding.code in self.codes]
        return tuple(
            place
            for place, (entry, code) in enumerate(self._entries)
            if code != UNUSED_IGNORE and not any(_covers(entry, code, f) for f in found)
        )


def _code_of(entry: IgnoredRule) -> str | None:
    """Return the code that an entry means, `None` where no rule has it."""
    known = find_rule(entry.code)
    return known.code if known is not None else None


def _covers(entry: IgnoredRule, code: str | None, finding: Finding) -> bool:
    """Tell whether a finding is of the rule of an entry, at its path or below."""
    if finding.code != code:
        return False
    if entry.path is None or finding.path == entry.path:
        return True
    return finding.path.startswith((f"{entry.path}.", f"{entry.path}["))


_FINDS_NOTHING = Bilingual(
    vi="quy tắc không phát hiện lỗi ở vị trí đó", en="the rule finds nothing there"
)
_NO_SUCH_RULE = Bilingual(vi="không có quy tắc nào mang mã này", en="no rule has this code")


@rule(
    UNUSED_IGNORE,
    "unused-ignore",
    severity=Severity.INFO,
    basis=LOGIC,
    en="the ignore entry for {code} has no effect: {why}",
    why="An entry that leaves nothing out was made for a fault that has been corrected since, or "
    "it is misspelled and the fault is still told. It is judged by what its rule finds, whether "
    "that rule is selected or not.",
)
def unused_ignore(context: Context) -> Iterator[Fault]:
    """Find entries of a record that leave nothing out."""
    for place in context.unused_ignores:
        entry = context.dossier.ignore[place]
        why = _NO_SUCH_RULE if _code_of(entry) is None else _FINDS_NOTHING
        yield Fault(path=f"$.ignore[{place}]", params={"code": entry.code, "why": why})

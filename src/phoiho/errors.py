"""The exceptions that phoiho raises.

Attributes are contract, wording is not.  Every class survives `pickle` and
`copy`, so errors can cross process borders.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from phoiho.rules.findings import Finding

__all__ = [
    "AmbiguousActError",
    "AmbiguousUnitError",
    "ConfigError",
    "DataError",
    "ParseError",
    "PhoihoDeprecationWarning",
    "PhoihoError",
    "PhoihoWarning",
    "PluginError",
    "RecordError",
    "RecordIssue",
    "TransitionError",
    "UnknownActError",
    "UnknownBodyError",
    "UnknownPositionError",
    "UnknownRuleError",
    "UnknownUnitError",
    "ValidationError",
]


class PhoihoError(Exception):
    """The root of every error that phoiho raises on purpose."""


class PhoihoWarning(UserWarning):
    """The root of every warning that phoiho gives."""


class PhoihoDeprecationWarning(PhoihoWarning):
    """Something is used that will go, or that has another name now."""


def _with_suggestions(message: str, suggestions: tuple[str, ...]) -> str:
    """Append what the reader may have meant."""
    if not suggestions:
        return message
    return f"{message}; did you mean {' or '.join(map(repr, suggestions))}?"


_MOST_SHOWN = 200


def _shown(text: str) -> str:
    """Return a text in quotes, a long one by its beginning."""
    return repr(text) if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]!r}..."


class ParseError(PhoihoError, ValueError):
    """A text could not be read.

    Attributes:
        text: The whole text as given.
        span: Start and end of the offending part, in characters of `text`.
        expected: What would have been right there.
        suggestions: Texts that would be accepted, best first.

    Examples:
        >>> error = ParseError("30/02/2024", span=(0, 10), expected="a day that exists",
        ...                    suggestions=("29/02/2024",))
        >>> print(error)
        cannot read '30/02/2024': expected a day that exists; did you mean '29/02/2024'?
    """

    def __init__(
        self,
        text: str,
        *,
        span: tuple[int, int] | None = None,
        expected: str,
        suggestions: Iterable[str] = (),
    ) -> None:
        self.text = text
        self.span = span if span is not None else (0, len(text))
        self.expected = expected
        self.suggestions = tuple(suggestions)
        super().__init__(text)

    def __str__(self) -> str:
        start, end = self.span
        part = self.text[start:end]
        where = "" if part == self.text else f" in {_shown(self.text)} at {start}"
        return _with_suggestions(
            f"cannot read {_shown(part)}{where}: expected {self.expected}", self.suggestions
        )

    def __reduce__(self) -> tuple[object, ...]:
        return (_parse_error, (type(self), self.text, self.span, self.expected, self.suggestions))


def _parse_error(
    cls: type[ParseError],
    text: str,
    span: tuple[int, int],
    expected: str,
    suggestions: tuple[str, ...],
) -> ParseError:
    """Rebuild a `ParseError` from its pickle."""
    return cls(text, span=span, expected=expected, suggestions=suggestions)


class _UnknownNameError(PhoihoError, LookupError):
    """Nothing of that name is in the tables."""

    noun = "name"

    def __init__(self, name: str, suggestions: Iterable[str] = (), detail: str = "") -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        self.detail = detail
        super().__init__(name, self.suggestions, detail)

    def __str__(self) -> str:
        detail = f" {self.detail}" if self.detail else ""
        return _with_suggestions(f"unknown {self.noun} {self.name!r}{detail}", self.suggestions)


class UnknownUnitError(_UnknownNameError):
    """No administrative unit answers to that name, code or uid."""

    noun = "unit"


class UnknownBodyError(_UnknownNameError):
    """No kind of body answers to that name or id."""

    noun = "body"


class UnknownPositionError(_UnknownNameError):
    """No position has that code."""

    noun = "position"


class UnknownRuleError(_UnknownNameError):
    """No rule has that code or name."""

    noun = "rule"


class UnknownActError(_UnknownNameError):
    """No legal act of that number or title is in the table of acts."""

    noun = "act"


class _AmbiguousNameError(PhoihoError, LookupError):
    """Several things of that name are in the tables.

    Attributes:
        name: The name as given.
        candidates: What it may mean.
    """

    nouns = "things"

    def __init__(self, name: str, candidates: Iterable[str]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(name, self.candidates)

    def __str__(self) -> str:
        found = "; ".join(self.candidates)
        return f"{self.name!r} names {len(self.candidates)} {self.nouns}: {found}"


class AmbiguousUnitError(_AmbiguousNameError):
    """Several administrative units answer to that name on that day.

    Attributes:
        name: The name as given.
        candidates: Full names of the units, each with its superior unit.
    """

    nouns = "units"


class AmbiguousActError(_AmbiguousNameError):
    """Several legal acts answer to that number or title.

    Attributes:
        name: The number or title as given.
        candidates: Titles of the acts, each with its number and year.
    """

    nouns = "acts"


class PluginError(PhoihoError, RuntimeError):
    """A package that offers rules is broken.

    Attributes:
        name: Name of its entry point, or code of the rule that failed.
        module: The module that it names, or that holds the rule.
        reason: What went wrong.
    """

    def __init__(self, name: str, module: str, reason: str) -> None:
        self.name = name
        self.module = module
        self.reason = reason
        super().__init__(name, module, reason)

    def __str__(self) -> str:
        return f"the rules of {self.name!r} ({self.module}) cannot be used: {self.reason}"


class TransitionError(PhoihoError, ValueError):
    """An agreement cannot pass from one state to the other.

    Attributes:
        state: The state it is in.
        to: The state that was asked for.
        allowed: The states it may pass to.
        reason: Why the step is refused where its state is not why, or an empty text.
    """

    def __init__(self, state: str, to: str, allowed: Iterable[str], reason: str = "") -> None:
        self.state = state
        self.to = to
        self.allowed = tuple(allowed)
        self.reason = reason
        super().__init__(state, to, self.allowed, reason)

    def __str__(self) -> str:
        why = f": {self.reason}" if self.reason else ""
        none = "none" if self.reason else "none: the state is final"
        allowed = ", ".join(self.allowed) or none
        step = f"an agreement cannot pass from {self.state!r} to {self.to!r}"
        return f"{step}{why} (allowed: {allowed})"


@attrs.frozen(kw_only=True)
class RecordIssue:
    """One fault of a record.

    Attributes:
        path: Where it stands, as a JSON path (`$.agreements[0].period.start`).
        reason: What is wrong, what was expected and what to try.
        rule: Code of the rule that names the fault, where one does.
        suggestions: Values that would be accepted, best first.
    """

    path: str
    reason: str
    rule: str | None = None
    suggestions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}: {_with_suggestions(self.reason, self.suggestions)}"


class RecordError(PhoihoError, ValueError):
    """A record cannot be represented; all its faults at once.

    Attributes:
        issues: The faults, in the order of the record.
        source: The file it was read from, or an empty text.
    """

    def __init__(self, issues: Iterable[RecordIssue], source: str = "") -> None:
        self.issues = tuple(issues)
        self.source = source
        super().__init__(self.issues, source)

    def __str__(self) -> str:
        head = f"{self.source}: " if self.source else ""
        return "\n".join(f"{head}{issue}" for issue in self.issues)


class ConfigError(RecordError):
    """A configuration cannot be used; all its faults at once."""


class ValidationError(PhoihoError, ValueError):
    """An object breaks rules of level error.

    Attributes:
        findings: What the rules found.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(f"{f.code} {f.path}: {f.message('en')}" for f in self.findings)


class DataError(PhoihoError, RuntimeError):
    """An embedded table is missing or damaged.

    Attributes:
        table: Name of the table.
        reason: What is wrong with it.
    """

    def __init__(self, table: str, reason: str) -> None:
        self.table = table
        self.reason = reason
        super().__init__(table, reason)

    def __str__(self) -> str:
        return f"table {self.table!r}: {self.reason}"

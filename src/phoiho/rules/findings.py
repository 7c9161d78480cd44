"""What a rule is, and what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from string import Formatter
from typing import TypeAlias

import attrs

from phoiho.documents import get_act
from phoiho.errors import UnknownActError
from phoiho.labels import LabelledEnum, Locale
from phoiho.periods import Period
from phoiho.rules.catalogues import message_context, reason_context, translate
from phoiho.rules.context import Context
from phoiho.rules.fixes import Fix
from phoiho.vietnamese import format_date

__all__ = [
    "Basis",
    "Bilingual",
    "Check",
    "Fault",
    "Finding",
    "ParamValue",
    "Rule",
    "RuleStatus",
    "Severity",
    "parameters",
]


class Severity(LabelledEnum):
    """How much a finding weighs.

    `error` rests on a cited article that was seen, or on plain logic.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class RuleStatus(LabelledEnum):
    """Where a rule stands in its life; codes are never used again.

    A rule in preview runs only when asked for, a deprecated one runs and warns
    who names it, a removed one is left as a row of the retired rules.
    """

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class Bilingual:
    """A text in both languages.

    Attributes:
        vi: Vietnamese.
        en: English.
    """

    vi: str
    en: str


ParamValue: TypeAlias = str | int | dt.date | LabelledEnum | Bilingual
"""What a message is filled with; printed by the language of the message."""


@attrs.frozen(kw_only=True)
class Basis:
    """What a rule rests on.

    Attributes:
        vi: The citation in Vietnamese ("Khoản 3 Điều 51 Luật ... số 72/2025/QH15").
        en: The same in English, the number as printed.
        act: Number of the act in the table of acts, its id there where the
            number repeats; `None` for plain logic and for practice.
        seen: Whether its words were read; what rests on words that were not
            weighs at most a note.
        earlier: What acts of earlier days rest on, the latest first.
    """

    vi: str
    en: str
    act: str | None = None
    seen: bool = True
    earlier: tuple[Basis, ...] = ()

    def of_day(self, on: dt.date | None) -> Basis:
        """Return what an act of a day rests on: this, or one of the earlier ones.

        Args:
            on: The day of the act; `None` for what holds today.

        Examples:
            >>> from phoiho.rules import get_rule
            >>> get_rule("PH406").basis.of_day(dt.date(2025, 3, 31)).act
            '34/2016/NĐ-CP'
        """
        links = (self, *self.earlier)
        return next((link for link in links if link.in_force(on) is not False), self)

    def in_force(self, on: dt.date | None) -> bool | None:
        """Tell whether the act was in force on a day; `None` where not known."""
        if self.act is None or on is None:
            return None
        try:
            return get_act(self.act).in_force(on)
        except UnknownActError:
            return None


@attrs.frozen(kw_only=True)
class Fault:
    """What a rule's function yields; the registry makes it a `Finding`.

    Attributes:
        path: JSON path into the record; `$` for a text.
        params: What the message is filled with.
        on: Day of the act that is judged.
        span: Start and end of the part of a text.
        fix: What would be right; a text alone stands safely for the span, or
            for the whole value where there is none.
        severity: A lower severity than the rule's, where the facts behind
            this case are not confirmed.
        basis: What this case rests on, where it is not what the rule does.
    """

    path: str
    params: Mapping[str, ParamValue] = attrs.field(factory=dict)
    on: dt.date | None = None
    span: tuple[int, int] | None = None
    fix: Fix | str | None = None
    severity: Severity | None = None
    basis: Basis | None = None


Check: TypeAlias = Callable[[Context], Iterator[Fault]]
"""A rule's function: it reads a context and never raises."""


@attrs.frozen(kw_only=True)
class Rule:
    """One rule.

    Attributes:
        code: Stable code ("PH101").
        name: Kebab-case name of the fault.
        severity: How much a finding weighs.
        status: Where the rule stands in its life.
        basis: What it rests on.
        in_force: Days of acts that it judges.
        since: Version of phoiho that brought it.
        english: English message as it stands in the code, with the names of
            parameters in braces.
        vietnamese: Vietnamese message with the same parameters, where the
            catalogues do not hold it.
        why: The reason of the rule in one or two sentences, in English.
        whole_story: Whether it judges what is missing in a dossier: an
            agreement or an event alone is not judged by it.
        check: Its function.
    """

    code: str
    name: str
    severity: Severity
    status: RuleStatus
    basis: Basis
    in_force: Period
    since: str
    english: str
    vietnamese: str | None
    why: str
    whole_story: bool
    check: Check = attrs.field(repr=False)

    def message(self, locale: Locale = "vi") -> str:
        """Return the message with its parameters still in braces."""
        return self.templates.vi if locale == "vi" else self.templates.en

    @cached_property
    def parameters(self) -> frozenset[str]:
        """Names of the parameters of its messages."""
        return parameters(self.english)

    @cached_property
    def templates(self) -> Bilingual:
        """The messages, their parameters still in braces."""
        context = message_context(self.code)
        return Bilingual(
            vi=self.vietnamese or translate(context, self.english, "vi"),
            en=translate(context, self.english, "en"),
        )

    def reason(self, locale: Locale = "vi") -> str:
        """Return the reason of the rule."""
        return translate(reason_context(self.code), self.why, locale)


@attrs.frozen(kw_only=True)
class Finding:
    """One fault of a record or a text.

    Attributes:
        code: Code of the rule.
        name: Name of the rule.
        severity: How much it weighs.
        path: JSON path into the record; `$` for a text.
        span: Start and end of the part of a text, else `None`.
        params: What the message is filled with.
        basis: What the rule rests on.
        basis_in_force: Whether that act was in force on the day judged;
            `None` where there is no act or no day.
        fix: What would be right, where that is known.
        templates: The messages of the rule, parameters in braces.
    """

    code: str
    name: str
    severity: Severity
    path: str
    span: tuple[int, int] | None
    params: Mapping[str, ParamValue]
    basis: Basis
    basis_in_force: bool | None
    fix: Fix | None
    templates: Bilingual = attrs.field(repr=False)

    def message(self, locale: Locale = "vi") -> str:
        """Return the message.

        Args:
            locale: `vi` or `en`.
        """
        template = self.templates.vi if locale == "vi" else self.templates.en
        return template.format(**{key: show(value, locale) for key, value in self.params.items()})


def parameters(message: str) -> frozenset[str]:
    """Return the names that a message has in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name)


def show(value: ParamValue, locale: Locale) -> str:
    """Print a parameter in a language."""
    if isinstance(value, dt.date):
        return format_date(value, "slash") if locale == "vi" else value.isoformat()
    if isinstance(value, LabelledEnum):
        return value.label(locale)
    if isinstance(value, Bilingual):
        return value.vi if locale == "vi" else value.en
    return str(value)

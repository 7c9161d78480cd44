"""Finding rules: by code, by name, by the beginning of a code, under an old name."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Iterable

from phoiho.errors import PhoihoDeprecationWarning, UnknownRuleError
from phoiho.rules.findings import Rule, RuleStatus
from phoiho.rules.plugins import load_plugins
from phoiho.rules.registry import in_order, registered
from phoiho.rules.retired import RetiredRule, find_retired

__all__ = ["choose_rules", "find_rule", "get_rule", "iter_rules"]


def iter_rules() -> tuple[Rule, ...]:
    """Return every rule, by code; those of other packages too.

    Raises:
        PluginError: A package that offers rules is broken.

    Examples:
        >>> [rule.code for rule in iter_rules()][:2]
        ['PH001', 'PH101']
    """
    load_plugins()
    return in_order()


def get_rule(code: str) -> Rule:
    """Return the rule with that code or name, or the one that it goes on as.

    Args:
        code: Code or name, in any case.

    Raises:
        UnknownRuleError: No such rule, with similar codes and names; or one
            that was removed, with the reason.
        PluginError: A package that offers rules is broken.

    Examples:
        >>> get_rule("ph101").name
        'district-unit-after-reform'
    """
    if (found := find_rule(code)) is not None:
        return found
    if (retired := find_retired(code)) is not None:
        raise UnknownRuleError(code, [retired.now] if retired.now else [], _tombstone(retired))
    rules = registered()
    names = [known.name for known in rules.values()]
    longer = [known for known in sorted(rules) if code and known.startswith(code.upper())]
    similar = longer[:2] or difflib.get_close_matches(code.upper(), rules, n=2, cutoff=0.5)
    similar += difflib.get_close_matches(code.lower(), names, n=2, cutoff=0.5)
    raise UnknownRuleError(code, similar)


def find_rule(code: str) -> Rule | None:
    """Return the rule with that code or name, or the one that it goes on as, or `None`.

    Args:
        code: Code or name, in any case.

    Raises:
        PluginError: A package that offers rules is broken.
    """
    if (found := _find_registered(_text(code))) is not None:
        return found
    load_plugins()
    retired = find_retired(code)
    if retired is not None and retired.renamed and retired.now is not None:
        code = retired.now
    return _find_registered(code)


def _find_registered(code: str) -> Rule | None:
    """Return the rule that has been registered under a code or name."""
    rules = registered()
    if (found := rules.get(code.upper())) is not None:
        return found
    return next((known for known in rules.values() if known.name == code.lower()), None)


def _tombstone(retired: RetiredRule) -> str:
    """Say when and why a rule was removed."""
    return f"(removed in phoiho {retired.since}: {retired.reason})"


def choose_rules(
    select: Iterable[str] | None, ignore: Iterable[str] | None, *, preview: bool
) -> tuple[Rule, ...]:
    """Return the rules that are selected, less those ignored.

    Args:
        select: Codes, names, or beginnings of codes; all where left out.
        ignore: The same; what is ignored stays so, whatever is selected.
        preview: Run rules in preview that are not selected by their own code.

    Raises:
        UnknownRuleError: *select* or *ignore* names no rule, or a removed one.
        PluginError: A package that offers rules is broken.
        TypeError: A code is no text.
    """
    load_plugins()
    if select is None and not ignore:
        return in_order(preview=preview)
    wanted, named = _read_choice(select) if select is not None else (("",), frozenset())
    unwanted, _ = _read_choice(ignore) if ignore is not None else ((), frozenset())
    # `startswith` of no beginning at all is false: nothing selected, or nothing ignored.
    return tuple(
        known
        for known in in_order()
        if known.code.startswith(wanted)
        and not known.code.startswith(unwanted)
        and (preview or known.status is not RuleStatus.PREVIEW or known.code in named)
    )


def _text(code: object) -> str:
    """Return a code or name; refuse what is no text."""
    if not isinstance(code, str):
        msg = f"rules are chosen by their codes or names, not by {code!r}"
        raise TypeError(msg)
    return code


def _read_choice(texts: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the beginnings of codes that are meant, and those that are whole codes."""
    codes = registered()
    beginnings: list[str] = []
    named: set[str] = set()
    for text in (texts,) if isinstance(texts, str) else texts:
        beginning = _text(text).upper()
        if beginning and beginning not in codes and any(c.startswith(beginning) for c in codes):
            beginnings.append(beginning)
            continue
        known = codes.get(beginning) or get_rule(text)
        _warn_of_old(text, known)
        beginnings.append(known.code)
        named.add(known.code)
    return tuple(beginnings), frozenset(named)


_CALLER_OF_CHECK = 5
"""Frames between a warning and whoever called `check`."""


def _warn_of_old(text: str, known: Rule) -> None:
    """Warn of a rule that is deprecated, or that is named by what it was called before."""
    if known.status is RuleStatus.DEPRECATED:
        note = f"the rule {known.code} ({known.name}) is deprecated and will be removed"
    elif text.upper() != known.code and text.lower() != known.name:
        note = f"the rule {text} is called {known.code} ({known.name}) now"
    else:
        return
    warnings.warn(note, PhoihoDeprecationWarning, stacklevel=_CALLER_OF_CHECK)

"""The registry of rules, and the decorator by which one enters it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from phoiho.periods import Period
from phoiho.rules.findings import Basis, Check, Rule, RuleStatus, Severity, parameters

__all__ = ["LOGIC", "OWN_PREFIX", "PRACTICE", "in_order", "registered", "restore", "rule"]

LOGIC = Basis(vi="Suy luận lô-gic", en="plain logic")
"""The basis of rules that no law needs to state."""

PRACTICE = Basis(vi="Thực tiễn văn bản phối hợp", en="practice of coordination papers")
"""The basis of rules that only usage states: none of them is an error."""

OWN_PREFIX = "PH"
"""The letters of the codes of phoiho; those of other packages do not begin with them."""

_CODE = re.compile(r"[A-Z]{2,5}[0-9]{3}")
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)+")
_HOME = "phoiho.rules."
_rules: dict[str, Rule] = {}
_in_order: dict[bool, tuple[Rule, ...]] = {}


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    basis: Basis,
    en: str,
    why: str,
    vi: str | None = None,
    in_force: Period | None = None,
    status: RuleStatus = RuleStatus.STABLE,
    since: str = "26.1.0",
    whole_story: bool = False,
) -> Callable[[Check], Check]:
    """Register the decorated function as a rule.

    Args:
        code: Two to five capital letters and three digits, never used before;
            the letters `PH` are those of phoiho itself.
        name: Kebab-case name of the fault, never used before.
        severity: How much a finding weighs.
        basis: What the rule rests on.
        en: English message, parameters in braces.
        why: The reason in one or two sentences, in English.
        vi: Vietnamese message with the same parameters; left out where the
            catalogues of phoiho hold it.
        in_force: Days of acts that the rule judges; all where left out.
        status: Where the rule stands in its life.
        since: Version of its package that brought it.
        whole_story: Whether it judges what is missing in a dossier, so that an
            agreement or an event alone is not judged by it.

    Raises:
        ValueError: The code or name is malformed or taken; the messages have
            not the same parameters; or the rule is removed: that is a row of
            the retired rules.
    """
    if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
        msg = f"a rule is called like PH101 and unit-not-in-being, not {code!r} and {name!r}"
        raise ValueError(msg)
    if code in _rules or any(known.name == name for known in _rules.values()):
        msg = f"the code {code} or the name {name!r} is taken"
        raise ValueError(msg)
    if status is RuleStatus.REMOVED:
        msg = f"the rule {code} is removed: it is a row of the retired rules, and no function"
        raise ValueError(msg)

    if vi is not None and parameters(vi) != parameters(en):
        msg = f"the messages of {code} have not the same parameters: {vi!r} and {en!r}"
        raise ValueError(msg)

    def register(function: Check) -> Check:
        _check_prefix(code, function.__module__)
        _in_order.clear()
        _rules[code] = Rule(
            code=code,
            name=name,
            severity=severity,
            status=status,
            basis=basis,
            in_force=in_force or Period(),
            since=since,
            english=en,
            vietnamese=vi,
            why=why,
            whole_story=whole_story,
            check=function,
        )
        return function

    return register


def _check_prefix(code: str, module: str) -> None:
    """Refuse codes of phoiho from elsewhere, and others from phoiho."""
    if code.startswith(OWN_PREFIX) != module.startswith(_HOME):
        msg = f"codes that begin with {OWN_PREFIX} are those of phoiho: {module} cannot have {code}"
        raise ValueError(msg)


def in_order(*, preview: bool = True) -> tuple[Rule, ...]:
    """Return the rules registered so far, by code; sorted once, for every check asks.

    Args:
        preview: Those in preview, too.
    """
    if preview not in _in_order:
        ordered = (known for _, known in sorted(_rules.items()))
        _in_order[preview] = tuple(
            known for known in ordered if preview or known.status is not RuleStatus.PREVIEW
        )
    return _in_order[preview]


def registered() -> Mapping[str, Rule]:
    """Return the rules registered so far, by code, in no order."""
    return dict(_rules)


def restore(rules: Mapping[str, Rule]) -> None:
    """Make the registry hold these rules only.

    Args:
        rules: What `registered` returned before.
    """
    _in_order.clear()
    _rules.clear()
    _rules.update(rules)

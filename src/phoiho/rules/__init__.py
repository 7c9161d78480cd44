"""The checks: each with a code, the law behind it, and the days it judges."""

# These modules fill the registry; the list is explicit, nothing is searched for.
from phoiho.rules import (  # noqa: F401 - they register
    bodies,
    documents,
    legal_bases,
    papers,
    participants,
    reviews,
    text,
)
from phoiho.rules.acts import Absence
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import (
    Basis,
    Bilingual,
    Check,
    Fault,
    Finding,
    Rule,
    RuleStatus,
    Severity,
)
from phoiho.rules.registry import check, ensure, get_rule, iter_rules, rule

__all__ = [
    "Absence",
    "Basis",
    "Bilingual",
    "Check",
    "Context",
    "Fault",
    "Finding",
    "PrintedNumber",
    "Rule",
    "RuleStatus",
    "Severity",
    "check",
    "ensure",
    "get_rule",
    "iter_rules",
    "rule",
]

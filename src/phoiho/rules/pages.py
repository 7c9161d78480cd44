"""The page of a rule, made from the registry."""

from __future__ import annotations

from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.rules.findings import Basis, Rule

__all__ = ["rule_page"]


def rule_page(rule: Rule, *, locale: Locale = "en", fails: str = "", passes: str = "") -> str:
    """Return the page of a rule in Markdown.

    Args:
        rule: The rule.
        locale: Language of the headings, the reason and the basis; the message
            stands in both.
        fails: An example that the rule finds fault with, in Markdown.
        passes: One that it passes.

    Examples:
        >>> from phoiho.rules import get_rule
        >>> print(rule_page(get_rule("PH211")).splitlines()[0])
        # PH211 signed-after-period
    """
    head = _HEADINGS[locale]
    severity = rule.severity.label(locale)
    parts = [
        f"# {rule.code} {rule.name}",
        f"{head['severity']}: {severity}. {head['status']}: {rule.status.label(locale)}.",
        f"## {head['what']}",
        f"> {rule.message('vi')}",
        f"> {rule.message('en')}",
        f"## {head['why']}",
        rule.reason(locale),
        f"{head['basis']}: {_words(rule.basis, locale)}.",
    ]
    if rule.basis.earlier:
        earlier = "; ".join(_words(basis, locale) for basis in rule.basis.earlier)
        parts.append(f"{head['earlier']}: {earlier}.")
    for heading, example in ((head["fails"], fails), (head["passes"], passes)):
        if example:
            parts += [f"## {heading}", example.rstrip("\n")]
    parts += [
        f"## {head['in_force']}",
        _in_force(rule.in_force, locale),
        f"## {head['since']}",
        f"phoiho {rule.since}",
    ]
    return "\n\n".join(parts) + "\n"


_HEADINGS: dict[Locale, dict[str, str]] = {
    "en": {
        "severity": "Severity",
        "status": "Status",
        "what": "What it checks",
        "why": "Why",
        "basis": "Basis",
        "earlier": "For acts of earlier days, the latest first",
        "fails": "Fails",
        "passes": "Passes",
        "in_force": "In force",
        "since": "Since",
    },
    "vi": {
        "severity": "Mức độ",
        "status": "Trạng thái",
        "what": "Nội dung kiểm tra",
        "why": "Lý do",
        "basis": "Căn cứ",
        "earlier": "Đối với văn bản, sự kiện trước đó, từ mới đến cũ",
        "fails": "Không đạt",
        "passes": "Đạt",
        "in_force": "Áp dụng",
        "since": "Có từ",
    },
}


def _words(basis: Basis, locale: Locale) -> str:
    """Return a citation in a language."""
    return basis.vi if locale == "vi" else basis.en


def _in_force(period: Period, locale: Locale) -> str:
    """Say which acts the rule judges."""
    if locale == "vi":
        if period.start is None:
            return "Mọi văn bản, sự kiện, không phân biệt ngày."
        return f"Văn bản, sự kiện từ ngày {period.start:%d/%m/%Y}."
    if period.start is None:
        return "Acts of any day."
    return f"Acts from {period.start} on."

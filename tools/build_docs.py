"""Write the pages of the documentation that are made from tables.

    python tools/build_docs.py            # write them
    python tools/build_docs.py --check    # fail where one is missing, stale or left over

A builder is a function without arguments that yields pages, each a path under
docs/ and its text; a new kind of page is a new function in `BUILDERS`.  A
folder of generated pages only is named in `OWNED`: what no builder yields
there is left over, and removed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import docs_of_tables  # noqa: E402
from docs_of_tables import Page, generated_note, markdown_table  # noqa: E402

DOCS = ROOT / "docs"

RULES_HEAD = """\
# Rules

What `phoiho.check` looks for in records and texts.
Each rule has a code that never changes, the law or the reason behind it, and an example.
An error rests on an article that was read, or on plain logic; a warning or a note on usage.
A rule judges each act by its own day.
Which rules run, and on what, is chosen as [](../how-to/choose-rules.md) says.
What became of the other candidates is in [](decisions.md).
"""


def rule_pages() -> Iterator[Page]:
    """Yield the page of every rule with its first cases, and their index."""
    # Imported late: only these pages need the package.
    from phoiho.rules import iter_rules
    from phoiho.rules.pages import rule_page

    rules = iter_rules()
    for rule in rules:
        source = f"tests/rules/{rule.code}.toml"
        cases = tomllib.loads((ROOT / source).read_text(encoding="utf-8"))["cases"]
        failing = next(case for case in cases if case["expect"])
        passing = next(case for case in cases if not case["expect"])
        page = rule_page(
            rule, fails=rule_example(rule.code, failing), passes=rule_example(rule.code, passing)
        )
        yield f"rules/{rule.code}.md", generated_note(f"src/phoiho/rules and {source}") + page
    rows = [
        (f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity.label("en"), rule.message("en"))
        for rule in rules
    ]
    table = markdown_table(("Code", "Name", "Severity", "Message"), rows)
    names = "\n".join(rule.code for rule in rules)
    toctree = f"```{{toctree}}\n:hidden:\n\ndecisions\n{names}\n```\n"
    note = generated_note("src/phoiho/rules")
    yield "rules/index.md", f"{note}\n{RULES_HEAD}\n{table}\n{toctree}"


def rule_example(code: str, case: dict[str, Any]) -> str:
    """Return a case of a rule in Markdown: what is checked, and what is found."""
    from phoiho.records import loads
    from phoiho.rules import check

    subject = case["text"] if "text" in case else loads(case["record"], format="toml")
    as_of: dt.date = case.get("as_of", RULES_AS_OF)
    findings = check(subject, as_of=as_of, select=[code])
    found = [f"- `{finding.path}`: {finding.message('en')}\n" for finding in findings]
    name = case["name"][0].upper() + case["name"][1:]
    asked = f" (as of {as_of})" if "as_of" in case or code in AS_OF_MATTERS else ""
    language = "text" if "text" in case else "toml"
    block = f"```{language}\n{visible(case.get('text') or case['record']).rstrip()}\n```\n"
    return "\n".join((f"{name}{asked}:\n", block, "".join(found)))


RULES_AS_OF = dt.date(2026, 11, 21)
"""The day of the question in cases that name none, as in tests/rules/test_cases.py."""

AS_OF_MATTERS = frozenset({"PH215", "PH321"})


def visible(text: str) -> str:
    """Return a text with its loose marks written as escapes, for they cannot be seen."""
    return "".join(f"\\u{ord(char):04x}" if unicodedata.combining(char) else char for char in text)


BUILDERS: tuple[Callable[[], Iterator[Page]], ...] = (*docs_of_tables.BUILDERS, rule_pages)
OWNED: tuple[str, ...] = ("rules",)
WRITTEN_BY_HAND = frozenset({"rules/decisions.md"})
"""Pages in owned folders that no builder makes."""


def build() -> dict[Path, str]:
    """Return every generated page by its path."""
    pages: dict[Path, str] = {}
    for builder in BUILDERS:
        for name, text in builder():
            path = DOCS / name
            if path in pages:
                message = f"two builders write {name}"
                raise SystemExit(message)
            pages[path] = text
    return pages


def left_over(pages: dict[Path, str]) -> list[Path]:
    """Return the files in owned folders that no builder yields."""
    return sorted(
        path
        for folder in OWNED
        for path in (DOCS / folder).glob("*.md")
        if path not in pages and path.relative_to(DOCS).as_posix() not in WRITTEN_BY_HAND
    )


def main(argv: list[str] | None = None) -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on difference")
    check: bool = parser.parse_args(argv).check

    pages = build()
    stale = [
        path
        for path, text in pages.items()
        if not path.exists() or path.read_bytes() != text.encode("utf-8")
    ]
    strays = left_over(pages)
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
    for path in strays:
        print(f"{'left over' if check else 'removed'}: {path.relative_to(ROOT)}")
    if check:
        if stale or strays:
            print("run: python tools/build_docs.py")
        return int(bool(stale or strays))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pages[path].encode("utf-8"))
    for path in strays:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

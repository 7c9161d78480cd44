"""Keep the catalogues of the rules' messages and reasons, and compile them.

    python tools/build_catalogues.py            # merge new texts, compile, say what is missing
    python tools/build_catalogues.py --check    # fail where a text is missing, doubtful or stale
    python tools/build_catalogues.py --adopt    # first move every `vi=` of the rules over here
    python tools/build_catalogues.py --adopt src/phoiho/rules/papers.py    # strip this module only

The English text stands in the code and is the key, together with the code of
the rule; translators edit `src/phoiho/rules/locale/*/LC_MESSAGES/rules.po`.
Where an English text has changed, its translation is marked as fuzzy: look at
it, correct it, and take the mark away.  In the catalogue of English an empty
entry stands for the text of the code, any other corrects it.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import string
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import attrs
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from phoiho.rules.catalogues import message_context, reason_context  # noqa: E402
from phoiho.rules.findings import Rule  # noqa: E402
from phoiho.rules.registry import OWN_PREFIX  # noqa: E402

RULES = ROOT / "src" / "phoiho" / "rules"
LOCALES = ("en", "vi")
TRANSLATED = ("vi",)
# A day that stays, so that only texts change a catalogue.
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Catalogue(Catalog):
    """A catalogue that does not name the version of its maker, so that only texts change it."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        return [line for line in self._get_mime_headers() if line[0] != "Generated-By"]


@attrs.frozen(kw_only=True)
class Text:
    """A text of a rule, as the code has it.

    Attributes:
        context: What tells it from equal texts.
        english: The text.
        module: The file that it stands in.
        vietnamese: Its translation, where the code still has it.
    """

    context: str
    english: str
    module: str
    vietnamese: str | None = None


def own_rules() -> list[Rule]:
    """Return the rules of phoiho."""
    import phoiho.rules  # noqa: F401 - it registers them
    from phoiho.rules.registry import registered

    return [known for code, known in sorted(registered().items()) if code.startswith(OWN_PREFIX)]


def texts_of(rules: Iterable[Rule]) -> Iterator[Text]:
    """Yield the message and the reason of every rule."""
    for known in rules:
        module = f"{known.check.__module__.rpartition('.')[2]}.py"
        yield Text(
            context=message_context(known.code),
            english=known.english,
            module=module,
            vietnamese=known.vietnamese,
        )
        yield Text(context=reason_context(known.code), english=known.why, module=module)


def path_of(locale: str) -> Path:
    """Return where the catalogue of a language stands."""
    return RULES / "locale" / locale / "LC_MESSAGES" / "rules.po"


def read_catalogue(path: Path, locale: str) -> Catalog:
    """Return a catalogue, an empty one where there is none yet."""
    if not path.exists():
        return new_catalogue(locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def new_catalogue(locale: str) -> Catalog:
    """Return an empty catalogue."""
    return Catalogue(
        locale=locale,
        project="phoiho",
        version="1",
        msgid_bugs_address="docs/rules/index.md",
        header_comment="# Messages and reasons of the rules; see tools/build_catalogues.py.",
        creation_date=MADE,
        revision_date=MADE,
        last_translator="the phoiho maintainers",
        language_team=locale,
        fuzzy=False,
    )


def merge(old: Catalog, texts: Iterable[Text], *, adopt: bool) -> Catalog:
    """Return the catalogue of the texts, with the translations that are known."""
    before = {message.context: message for message in old if message.id}
    catalogue = new_catalogue(str(old.locale))
    for text in texts:
        known = before.get(text.context, Message(text.english))
        translation, fuzzy, comments = str(known.string or ""), known.fuzzy, known.user_comments
        if adopt and text.vietnamese and str(old.locale) in TRANSLATED:
            translation, fuzzy = text.vietnamese, False
        elif translation and known.id != text.english:
            fuzzy, comments = True, [*without_former(comments), f"{FORMER}{known.id}"]
        catalogue.add(
            text.english,
            translation,
            context=text.context,
            locations=[(text.module, 1)],
            flags=["fuzzy"] if fuzzy else [],
            user_comments=comments if fuzzy else without_former(comments),
        )
    return catalogue


FORMER = "The English was: "
"""Begins the last comment of a doubtful entry; Babel does not read what others write for it."""


def without_former(comments: list[str]) -> list[str]:
    """Return the comments before that on the former text, which may have several lines."""
    places = [place for place, comment in enumerate(comments) if comment.startswith(FORMER)]
    return comments[: places[0]] if places else comments


def faults_of(catalogue: Catalog, texts: Iterable[Text], path: Path) -> Iterator[str]:
    """Yield what is missing, doubtful or different in a catalogue."""
    in_code = {text.context for text in texts if text.vietnamese}
    for message in catalogue:
        english, translation = str(message.id), str(message.string)
        place = f"{path.relative_to(ROOT)}: {message.context}"
        if not english:  # the header
            continue
        if not translation:
            if str(catalogue.locale) in TRANSLATED and message.context not in in_code:
                yield f"{place}: not translated"
        elif message.fuzzy:
            yield f"{place}: fuzzy, since the English has changed"
        elif parameters(translation) != parameters(english):
            yield f"{place}: the parameters differ from the English"


def parameters(text: str) -> set[str]:
    """Return the names in the braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as translators edit it."""
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False)
    return file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as programs read it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def strip_translations(source: bytes) -> bytes:
    """Return a module without the `vi=` of its rules."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    spans: list[tuple[int, int]] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef):
            continue
        for call in node.decorator_list:
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "rule":
                spans += [
                    _span_with_comma(source, starts, keyword)
                    for keyword in call.keywords
                    if keyword.arg == "vi"
                ]
    for start, end in sorted(spans, reverse=True):
        source = source[:start] + source[end:]
    return source


def _span_with_comma(source: bytes, starts: list[int], keyword: ast.keyword) -> tuple[int, int]:
    """Return the span of an argument with its comma and the blanks after it."""
    start = starts[keyword.lineno - 1] + keyword.col_offset
    end = starts[(keyword.end_lineno or 0) - 1] + (keyword.end_col_offset or 0)
    if source[end : end + 1] == b",":
        end += 1
        end += len(source[end:]) - len(source[end:].lstrip())
    return start, end


def strip_modules(paths: Iterable[Path]) -> Iterator[str]:
    """Strip the translations from modules, once the catalogues hold them."""
    for path in paths:
        source = path.read_bytes()
        stripped = strip_translations(source)
        if stripped != source:
            path.write_bytes(stripped)
            yield f"stripped: {path.name}"


def main(argv: list[str] | None = None) -> int:
    """Write the catalogues, or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--check", action="store_true", help="write nothing, exit 1 on difference")
    modes.add_argument(
        "--adopt", nargs="*", type=Path, metavar="MODULE", help="move translations out of the code"
    )
    options = parser.parse_args(argv)

    adopts = options.adopt is not None
    texts = list(texts_of(own_rules()))
    problems: list[str] = []
    for locale in LOCALES:
        path = path_of(locale)
        catalogue = merge(read_catalogue(path, locale), texts, adopt=adopts)
        problems += faults_of(catalogue, [] if adopts else texts, path)
        for target, content in (
            (path, as_po(catalogue)),
            (path.with_suffix(".mo"), as_mo(catalogue)),
        ):
            if target.exists() and target.read_bytes() == content:
                continue
            if options.check:
                problems.append(f"stale: {target.relative_to(ROOT)}")
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                print(f"written: {target.relative_to(ROOT)}")
    if adopts:
        for line in strip_modules(options.adopt or sorted(RULES.glob("*.py"))):
            print(line)
    for problem in problems:
        print(problem)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())

"""Printing: colours on a terminal, plain text in a pipe, on any encoding.

A record is a stranger's text: what would steer a terminal (control letters,
marks that turn the direction of writing) is shown as its code, never sent.
"""

from __future__ import annotations

import codecs
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

import attrs
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from phoiho.vietnamese import strip_diacritics
from phoiho.writing import Block, Heading, Line, Table, format_plain

__all__ = [
    "can_hold",
    "json_text",
    "print_blocks",
    "print_error",
    "print_json",
    "print_text",
    "progress",
    "use_any_encoding",
    "visible",
]

_HANDLER = "phoiho-plain-letters"
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "": ""}
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "-"})
# Control letters but the line end, separators, direction marks, halves of letters.
_STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return a text that steers no terminal; line ends stay.

    Examples:
        >>> print(visible("Tây\x1b[31m Hồ"))
        Tây\x1b[31m Hồ
    """
    return _STEERING.sub(_code, text.replace("\r\n", "\n").replace("\t", " "))


def _code(match: re.Match[str]) -> str:
    """Write the code of a letter as Python does."""
    number = ord(match.group())
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Encode what an encoding lacks as plain letters: "Ủy ban" as "Uy ban"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    part = error.object[error.start : error.end]
    plain = strip_diacritics(part).translate(_TYPOGRAPHY)
    return "".join(char if char.isascii() else "?" for char in plain), error.end


def use_any_encoding() -> None:
    """Let the standard streams print Vietnamese on any console or pipe.

    A console of code page 1252 has no letter for "ủ"; it gets the plain one.
    """
    codecs.register_error(_HANDLER, _plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def can_hold(text: str) -> bool:
    """Tell whether the standard output has a letter for every one of a text.

    A report may lose its marks on an old console; a record that is kept may not.

    Args:
        text: The text.
    """
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print the parts of a report."""
    safe = map(_visible_block, blocks)
    if not sys.stdout.isatty():
        sys.stdout.write(format_plain(safe))
        return
    console = Console(highlight=False, emoji=False)
    for block in safe:
        _print_rich(console, block)


def _visible_block(block: Block) -> Block:
    """Return a part of a report that steers no terminal and breaks no line."""
    if isinstance(block, Table):
        rows = tuple(tuple(map(_one_line, row)) for row in block.rows)
        return attrs.evolve(block, rows=rows)
    return attrs.evolve(block, text=_one_line(block.text))


def _one_line(text: str) -> str:
    """Return a visible text without line ends."""
    return visible(text).replace("\n", " ")


def _print_rich(console: Console, block: Block) -> None:
    """Print one part in colours."""
    if isinstance(block, Heading):
        if block.level == 1:
            console.rule(Text(block.text, style="bold"))
        else:
            console.print()
            console.print(Text(block.text, style="bold blue"))
    elif isinstance(block, Line):
        text = Text(f"• {block.text}" if block.indent else block.text, style=_STYLES[block.tone])
        console.print(Padding(text, (0, 0, 0, 2 * block.indent)))
    else:
        table = RichTable()
        for column in block.columns:
            table.add_column(Text(column))
        for row in block.rows:
            table.add_row(*map(Text, row))
        console.print(table)


def print_text(text: str) -> None:
    """Print a text and a line end."""
    sys.stdout.write(f"{visible(text)}\n")


def print_error(text: str) -> None:
    """Print a text and a line end to the error stream."""
    sys.stdout.flush()  # so that the two do not mix where they go to one place
    sys.stderr.write(f"{visible(text)}\n")


def print_json(value: object) -> None:
    """Print plain values; letters are escaped where the stream cannot hold them."""
    sys.stdout.write(json_text(value, ascii_only=not _holds_vietnamese(sys.stdout)) + "\n")


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Return plain values as JSON that steers no terminal.

    Args:
        value: The values.
        ascii_only: Write other letters as their codes.
    """
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _holds_vietnamese(stream: TextIO) -> bool:
    """Tell whether a stream's encoding has every Vietnamese letter."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        "ủự".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@contextmanager
def progress(total: int) -> Iterator[Callable[[], object]]:
    """Show how far a long work is, on the error stream where that is a terminal.

    Args:
        total: The number of steps; nothing is shown where it is 0.

    Yields:
        What is called after each step.
    """
    if total == 0 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)

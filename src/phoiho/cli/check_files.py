"""Checking one file: read, resolve, judge, mend; and many in several processes."""

from __future__ import annotations

import datetime as dt
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import attrs
import click

from phoiho.cli.inputs import no_record
from phoiho.cli.mending import difference, mend, write_record
from phoiho.dossier import Dossier, resolve
from phoiho.errors import PhoihoDeprecationWarning, RecordError
from phoiho.records.files import RecordFormat, decode, format_of, read_bytes
from phoiho.records.io import loads
from phoiho.rules import Finding, check
from phoiho.writing.check_report import CheckedFile, LocatedIssue, checked_file, unread_file

__all__ = ["CheckJob", "Checked", "Mending", "check_files"]


@attrs.frozen(kw_only=True)
class Mending:
    """What becomes of fixes.

    Attributes:
        write: Whether the files are mended; else the changes are shown only.
        suggested: Whether fixes that somebody should look at are made, too.
    """

    write: bool
    suggested: bool = False


_MOST_ROUNDS = 5  # a fix may bring to light what another one mends
_MOST_FILES_AT_ONCE = 20
_MOST_PROCESSES = 61  # all that Windows can wait for
_interrupted = threading.Event()  # in a process of the pool


@attrs.frozen(kw_only=True)
class CheckJob:
    """One file, and what is asked of it.

    Attributes:
        path: The file.
        select: Rules that run; `None` for all.
        ignore: Rules that do not.
        preview: Whether rules in preview run.
    """

    path: Path
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    preview: bool = False


@attrs.frozen(kw_only=True)
class Checked:
    """What came of one file.

    Attributes:
        file: What was found in it; where it was mended, what is left.
        diff: What its fixes change, as a unified diff, where they are shown only.
    """

    file: CheckedFile
    diff: str = ""


@attrs.frozen(kw_only=True)
class _Round:
    """One reading of a record and what was found."""

    text: str
    dossier: Dossier
    findings: tuple[Finding, ...]


def check_files(
    jobs: Sequence[CheckJob],
    *,
    as_of: dt.date,
    mending: Mending | None,
    processes: int,
    on_done: Callable[[], object],
) -> Iterator[Checked]:
    """Yield what comes of files, in their order.

    Args:
        jobs: The files.
        as_of: The day of the question.
        mending: What becomes of fixes; nothing where left out.
        processes: In how many processes; in this one where it is 1.
        on_done: Is called after each file.

    Raises:
        click.ClickException: A process has died.
    """
    work = partial(_check_file, as_of=as_of, mending=mending)
    results = map(work, jobs) if processes == 1 else _in_processes(work, jobs, processes)
    for checked in results:
        on_done()
        yield checked


def _in_processes(
    work: Callable[[CheckJob], Checked], jobs: Sequence[CheckJob], processes: int
) -> Iterator[Checked]:
    """Yield what comes of files, several at a time; Ctrl-C ends all processes."""
    processes = min(processes, _MOST_PROCESSES)
    at_once = max(1, min(_MOST_FILES_AT_ONCE, len(jobs) // (4 * processes)))
    # The same way to start on every system; a forked process would share our threads.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _stop_at_interrupt)
    try:
        with _deaf_to_interrupts():
            results = pool.map(work, jobs, chunksize=at_once)
        yield from results
    except BrokenProcessPool:
        msg = "a process ended before its work was done: try again with --jobs 1"
        raise click.ClickException(msg) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C, as do processes that are started meanwhile, until they are ready for it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop_at_interrupt() -> None:
    """Let Ctrl-C end a process after the file in hand, without a word; the first one tells."""
    signal.signal(signal.SIGINT, lambda *_: _interrupted.set())


def _check_file(job: CheckJob, *, as_of: dt.date, mending: Mending | None) -> Checked:
    """Read, judge and, where that is asked, mend one file."""
    if _interrupted.is_set():
        raise KeyboardInterrupt
    if reason := no_record(job.path):
        return Checked(file=unread_file(job.path, RecordError([reason])))
    text: str | None = None
    format_: RecordFormat = "toml"
    try:
        format_ = format_of(job.path)
        content = read_bytes(job.path)
        text = decode(content)
        first = _round(text, format_, job, as_of)
    except RecordError as error:
        return Checked(file=unread_file(job.path, error, text=text, format=format_))
    last = first if mending is None else _mended(first, format_, job, as_of, mending)
    problem = None
    write = mending is not None and mending.write
    if write and last.text != first.text:
        problem = write_record(job.path, last.text, before=content)
    shown = first if problem is not None else last
    file = checked_file(
        job.path, shown.text, shown.findings, title=shown.dossier.title, format=format_
    )
    if problem is not None:
        file = attrs.evolve(file, issues=(LocatedIssue(issue=problem),))
    elif write:
        file = attrs.evolve(file, fixed=max(0, len(first.findings) - len(last.findings)))
    return Checked(file=file, diff="" if write else difference(job.path, first.text, last.text))


def _round(text: str, format_: RecordFormat, job: CheckJob, as_of: dt.date) -> _Round:
    """Read and judge a text."""
    dossier = resolve(loads(text, format=format_))
    with warnings.catch_warnings():
        # Old names of rules are told once, before the first file.
        warnings.simplefilter("ignore", PhoihoDeprecationWarning)
        findings = check(
            dossier, as_of=as_of, select=job.select, ignore=job.ignore, preview=job.preview
        )
    return _Round(text=text, dossier=dossier, findings=findings)


def _mended(
    first: _Round, format_: RecordFormat, job: CheckJob, as_of: dt.date, mending: Mending
) -> _Round:
    """Mend a text again and again, until no fix changes it; a fix that breaks it is not made."""
    current = first
    for _ in range(_MOST_ROUNDS):
        text = mend(current.text, current.findings, format_, suggested=mending.suggested)
        if text == current.text:
            break
        try:
            current = _round(text, format_, job, as_of)
        except RecordError:
            break
    return current

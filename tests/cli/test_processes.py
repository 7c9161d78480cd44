"""The command as its own process: encodings, pipes, and the missing extra."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from phoiho.vietnamese.text import strip_diacritics

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE = EXAMPLES / "minh-hoa-xa.toml"
AS_OF = ["--as-of", "2026-11-21"]


def phoiho(*arguments, env=None, **options):
    """Run `python -m phoiho` in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "phoiho", *map(os.fspath, arguments)],
        capture_output=True,
        check=False,
        env=os.environ | (env or {}),
        **options,
    )


ENCODINGS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp1258": {"PYTHONIOENCODING": "cp1258"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "utf-8": {"PYTHONIOENCODING": "utf-8"},
}
CODEC = {"C": "ascii"}


@pytest.mark.parametrize("name", ENCODINGS)
def test_text_in_any_encoding(name):
    """A report is printed to a pipe of any encoding; missing letters become plain ones."""
    done = phoiho("review", EXAMPLE, *AS_OF, env=ENCODINGS[name])
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(CODEC.get(name, name))
    assert "phuong tay ho" in strip_diacritics(text).lower()
    assert ("phường" in text) == (name in {"utf-8", "utf-16"})


@pytest.mark.parametrize("name", ENCODINGS)
def test_json_in_any_encoding(name):
    """JSON loses no letter in any encoding: what is missing is escaped."""
    done = phoiho("check", EXAMPLE, *AS_OF, "--format", "json", env=ENCODINGS[name])
    values = json.loads(done.stdout.decode(CODEC.get(name, name)))
    assert values["records"][0]["title"].startswith("Minh họa: phường Tây Hồ")


@pytest.mark.parametrize("name", ["cp1252", "ascii", "C"])
def test_errors_in_any_encoding(name, tmp_path):
    """Messages and usage reach a console of any encoding."""
    done = phoiho("review", tmp_path / "hồ sơ.toml", "--lệnh", env=ENCODINGS[name])
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    done = phoiho("review", tmp_path / "hồ sơ.toml", env=ENCODINGS[name])
    assert (done.returncode, b"no such file" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_template_loses_no_letter(name):
    """A template that is redirected has all its letters, or is not written at all."""
    done = phoiho("new", env=ENCODINGS[name])
    if name in {"utf-8", "utf-16"}:
        assert "phường" in done.stdout.decode(name)
    else:
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"phoiho new ho-so.toml" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_that_is_no_text(tmp_path):
    """A file whose name is no UTF-8 is read, and printed with its bytes as codes."""
    path = os.fsencode(tmp_path) + b"/\xff.toml"
    Path(os.fsdecode(path)).write_bytes(b"x")
    for format_ in ("text", "json"):
        done = phoiho("review", os.fsdecode(path), "--format", format_)
        assert (done.returncode, b"\\udcff.toml" in done.stderr) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise")
def test_closed_pipe_is_quiet():
    """A reader that stops early, as `head` does, sees no complaint."""
    with subprocess.Popen(
        [sys.executable, "-m", "phoiho", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_interrupt_is_quiet(tmp_path):
    """Ctrl-C while a file is read ends the command without a word."""
    pipe = tmp_path / "a.toml"
    os.mkfifo(pipe)
    # A job in the background is born deaf to the signal.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from phoiho.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "review", str(pipe)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
        pipe.open("wb"),  # opens once the command reads
    ):
        time.sleep(0.5)  # a signal between the opening and the reading is seen after both
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.strip()) == (130, b"", b"")


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra(missing):
    """Without the extra the answer is one line that names it."""
    code = f"import sys; sys.modules[{missing!r}] = None; from phoiho.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "phoiho: the command needs the extra: pip install 'phoiho[cli]'\n"

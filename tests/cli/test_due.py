"""The command `due`, called inside this process and as its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from phoiho.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.toml"))
WARD = EXAMPLES / "minh-hoa-xa.toml"
TAY_HO = EXAMPLES / "tay-ho-2024.toml"
AS_OF = ["--as-of", "2026-11-22"]


@pytest.fixture
def due(monkeypatch, capsys):
    """Run the command; the exit status, the output and the error stream."""

    def run_with(*arguments):
        monkeypatch.setattr(sys, "argv", ["phoiho", "due", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            run()
        output, errors = capsys.readouterr()
        assert "Traceback" not in errors
        return caught.value.code, output, errors

    return run_with


@pytest.fixture
def obligations(due):
    """Run the command for JSON; the statuses and last days of what it tells."""

    def of(*arguments):
        status, output, errors = due(WARD, *AS_OF, "--format", "json", *arguments)
        assert (status, errors) == (0, "")
        return [(o["status"], o["last_day"]) for o in json.loads(output)["obligations"]]

    return of


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("as_of", ["2026-11-22", "2025-06-30", "2024-03-01"])
def test_every_example(due, name, as_of):
    """Every example has a page on any day, never an empty one."""
    status, output, errors = due(EXAMPLES / name, "--as-of", as_of)
    assert (status, errors) == (0, "")
    assert len(output.splitlines()) > 4


def test_overdue_leaves_the_status_at_0(due):
    """What is overdue is told first, and is no fault of the record."""
    status, output, _ = due(WARD, *AS_OF)
    assert status == 0
    assert output.index("Quá hạn, chưa thực hiện (4)") < output.index("Chưa đến hạn (6)")


def test_many_records(due):
    """Files and folders are one page; agreements without a clause are named by file."""
    status, output, _ = due(EXAMPLES, WARD, *AS_OF)
    assert status == 0
    assert f"  - {TAY_HO}: văn bản 2023, 2024\n" in output
    assert f"Tổng cộng {len(NAMES)} hồ sơ, " in output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--days", "3"], ["2026-11-25"]),
        (["--days", "2"], []),
        (["--from", "2026-12-20", "--to", "2026-12-26"], ["2026-12-25"]),
        (["--from", "2026-12-31", "--days", "0"], ["2026-12-31"]),
        (["--year", "2026", "--from", "2026-01-01"], None),
    ],
)
def test_which_days(due, obligations, arguments, expected):
    """How far ahead is asked for; the year stands alone."""
    if expected is None:
        assert due(WARD, *arguments)[0] == 2
        return
    found = obligations(*arguments)
    assert [day for status, day in found if status == "upcoming"] == expected


def test_which_statuses(obligations):
    """What was kept is told on demand."""
    assert {status for status, _ in obligations()} == {"missing", "upcoming"}
    assert {status for status, _ in obligations("--status", "Late, minutes-missing")} == {
        "late",
        "minutes_missing",
    }
    assert len({status for status, _ in obligations("--all", "--year", "2026")}) == 5


def test_lenient(obligations):
    """Read leniently, "trước ngày 20/9" was over a day later."""
    assert ("missing", "2026-09-19") in obligations()
    assert ("missing", "2026-09-20") in obligations("--lenient")


@pytest.mark.parametrize("by", ["day", "agreement", "body", "item", "year"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_by_anything(due, by, lang):
    """Every grouping is there in both languages and both forms."""
    arguments = (WARD, *AS_OF, "--by", by, "--lang", lang)
    assert due(*arguments)[::2] == (0, "")
    found = json.loads(due(*arguments, "--format", "json")[1])
    assert found["by"] == by
    assert all(group["name"] and group["obligations"] for group in found["groups"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "2026-02-01", "--to", "2026-01-01"], "--from 2026-02-01 is after --to"),
        (["--days", "-1"], "-1 is not in the range"),
        (["--days", "ba"], "'ba' is not a valid"),
        (["--days", "3", "--year", "2026"], "use one"),
        (["--days", "3", "--to", "2026-12-31"], "use one"),
        (["--year", "2026", "--to", "2026-12-31"], "--year stands alone"),
        (["--year", "0"], "0 is not in the range"),
        (["--status", "mising"], "did you mean 'missing'?"),
        (["--status", "late,quá hạn"], "choose from held, "),
        (["--status", ""], "'' is no status"),
        (["--all", "--status", "late"], "use one"),
        (["--by", "month"], "'month' is not one of"),
        (["--from", "1/2/2026"], "did you mean '2026-02-01'?"),
        (["--as-of", "2026"], "no exact day"),
        (["--format", "ics"], "'ics' is not one of"),
    ],
)
def test_faulty_calls(due, arguments, message):
    """What is wrong with a call is said in a line, with what may be meant."""
    status, output, errors = due(WARD, *arguments)
    assert (status, output) == (2, "")
    assert "Usage: phoiho due" in errors
    assert message in errors


def test_what_cannot_be_read(due, tmp_path):
    """The records that can be read are told of beside those that cannot."""
    (tmp_path / "a.toml").write_text("x", encoding="utf-8")
    (tmp_path / "b.toml").write_text("", encoding="utf-8")
    (tmp_path / "leer").mkdir()
    shutil.copy(WARD, tmp_path / "c.toml")
    paths = tmp_path, tmp_path / "leer", tmp_path / "d.toml"
    status, output, errors = due(*paths, *AS_OF)
    assert status == 2
    assert "Quá hạn, chưa thực hiện (4)" in output
    assert output.endswith("4 tệp không đọc được.\n")
    for name in ("a.toml", "b.toml", "leer", "d.toml"):
        assert f"{tmp_path / name}: " in errors
    found = json.loads(due(*paths, *AS_OF, "--format", "json")[1])
    assert (found["records"], len(found["obligations"]), len(found["unread"])) == (1, 10, 4)


def test_nothing_to_tell(due, tmp_path):
    """An empty answer is a sentence."""
    path = tmp_path / "a.toml"
    path.write_text('format = "phoiho/1"\ntitle = "Hồ sơ"\n', encoding="utf-8")
    assert "Hồ sơ không có văn bản nào" in due(path)[1]
    assert "Không có việc nào trong thời gian" in due(WARD, *AS_OF, "--year", "2040")[1]
    assert due("khong-co.toml")[0] == 2


def test_file_with_a_byte_order_mark(due, tmp_path):
    """A record saved by Notepad is a record."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WARD.read_bytes())
    assert due(path, *AS_OF)[::2] == (0, "")


def process(*arguments, **env):
    """Run the command in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "phoiho", "due", *map(os.fspath, arguments)],
        capture_output=True,
        check=False,
        env=os.environ | env,
    )


def test_console_of_another_encoding():
    """A console of code page 1252 gets plain letters; JSON loses none."""
    env = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = process(WARD, *AS_OF, **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "(thu Ba), quá han 145 ngày" in done.stdout.decode("cp1252")
    done = process(WARD, *AS_OF, "--format", "json", **env)
    assert json.loads(done.stdout)["groups"][0]["name"] == "quá hạn, chưa thực hiện"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise")
def test_closed_pipe():
    """A reader that has seen enough ends the command without a word."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "phoiho", "due", str(WARD), *AS_OF],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_compare_is_not_loaded():
    """`due` does not load the pages that other commands need."""
    code = "import sys, phoiho.cli.agreements; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    unneeded = {"comparison_page", "due_text", "due_plain", "story", "number_page", "unit_page"}
    assert loaded.isdisjoint(f"phoiho.writing.{name}" for name in unneeded)
    assert "phoiho.agreements.comparison" not in loaded

"""The command `compare`, called inside this process."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from phoiho.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TAY_HO = EXAMPLES / "tay-ho-2024.toml"


@pytest.fixture
def compare(monkeypatch, capsys):
    """Run the command; the exit status, the output and the error stream."""

    def run_with(*arguments):
        monkeypatch.setattr(sys, "argv", ["phoiho", "compare", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            run()
        output, errors = capsys.readouterr()
        assert "Traceback" not in errors
        return caught.value.code, output, errors

    return run_with


@pytest.mark.parametrize(("lang", "title"), [("vi", "So sánh"), ("en", "Two agreements")])
def test_two_agreements_of_a_record(compare, lang, title):
    """Two agreements of one record are told apart by their ids."""
    status, output, errors = compare(f"{TAY_HO}#2023", f"{TAY_HO}#2024", "--lang", lang)
    assert (status, errors) == (0, "")
    assert output.startswith(title)
    assert "2023 → 2024" in output.replace("năm ", "")


def test_as_json(compare):
    """The same as data."""
    ward = EXAMPLES / "minh-hoa-xa.toml"
    status, output, _ = compare(f"{TAY_HO}#2024", f"{ward}#2026", "--format", "json")
    found = json.loads(output)
    assert (status, found["old"], found["new"]) == (0, "2024", "2026")
    assert found["participants"][2]["tie"] == "took_over_tasks"


def test_a_record_of_one_agreement_needs_no_id(compare, tmp_path):
    """A file with one agreement is that agreement, even where its name has a #."""
    odd = tmp_path / "so#69.toml"
    shutil.copy(EXAMPLES / "binh-chanh-2021.toml", odd)
    status, output, _ = compare(odd, f"{odd}#69")
    assert status == 0
    assert "Không có thay đổi trong những điều hồ sơ ghi." in output


@pytest.mark.parametrize(
    ("old", "message"),
    [
        (TAY_HO, "say which agreement, as FILE#ID; the record has: 2023, 2024"),
        (f"{TAY_HO}#2022", "say which agreement, as FILE#ID; the record has: 2023, 2024"),
        (EXAMPLES, "is a folder: expected a file"),
        ("khong-co.toml#1", "no such file"),
        ("", "folder"),
        ("#", "folder"),
    ],
)
def test_what_cannot_be_compared(compare, old, message):
    """What is wrong with an argument is said in a line."""
    status, output, errors = compare(old, f"{TAY_HO}#2024")
    assert (status, output) == (2, "")
    assert message in errors

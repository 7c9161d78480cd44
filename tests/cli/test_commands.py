"""The commands, called inside this process."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from phoiho.cli.app import run
from phoiho.cli.console import visible
from phoiho.records import loads

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.toml"))
AS_OF = ["--as-of", "2026-11-21"]
HEAD = 'format = "phoiho/1"\ntitle = "Hồ sơ"\n'


@pytest.fixture
def call(monkeypatch, capsys):
    """Run the command; the exit status, the output and the error stream."""

    def run_with(*arguments):
        monkeypatch.setattr(sys, "argv", ["phoiho", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            run()
        output, errors = capsys.readouterr()
        assert "Traceback" not in errors
        return caught.value.code, output, errors

    return run_with


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_review_of_examples(call, name, lang):
    """Every example is reported on in both languages, as text and as JSON."""
    status, output, errors = call("review", EXAMPLES / name, *AS_OF, "--lang", lang)
    assert (status, errors) == (0, "")
    assert len(output.splitlines()) > 5
    status, output, errors = call(
        "review", EXAMPLES / name, *AS_OF, "--lang", lang, "--format", "json"
    )
    report = json.loads(output)
    assert (status, errors) == (0, "")
    assert list(report) == ["as_of", "stories", "unread"]
    (story,) = report["stories"]
    assert list(story)[:3] == ["file", "title", "as_of"]
    assert {"agreements", "events", "cycles", "findings"} <= set(story)


def test_check_of_a_folder(call):
    """`check` takes a folder, and names file and law of each finding."""
    status, output, _ = call("check", EXAMPLES, *AS_OF)
    assert status == 0
    assert "minh-hoa-xa.toml" in output
    status, output, _ = call("check", EXAMPLES, *AS_OF, "--format", "json")
    records = json.loads(output)["records"]
    assert [Path(record["file"]).name for record in records] == NAMES
    assert {finding["code"][:2] for record in records for finding in record["findings"]} == {"PH"}


def test_same_title_twice(call, tmp_path):
    """Two records of one title stay two."""
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
    assert len(json.loads(call("check", tmp_path, "--format", "json")[1])["records"]) == 2


def test_a_file_given_twice_is_read_once(call):
    """A file that is given twice, or beside its folder, is counted once."""
    path = EXAMPLES / NAMES[0]
    _, output, _ = call("review", path, EXAMPLES, path, *AS_OF, "--format", "json")
    assert len(json.loads(output)["stories"]) == len(NAMES)


def test_error_findings_exit_1(call, tmp_path):
    """A finding of level error makes the exit status 1."""
    path = tmp_path / "a.toml"
    path.write_text(
        HEAD
        + '[[agreements]]\nid = "a"\ncoverage = "report"\ninstrument = { kind = "programme" }\n'
        + 'signed_on = "2026-03-02"\n[[agreements.participants]]\nid = "p"\n'
        + 'body = "UBND quận Tây Hồ, thành phố Hà Nội"\n',
        encoding="utf-8",
    )
    status, output, _ = call("check", path, *AS_OF, "--lang", "en")
    assert (status, "error" in output) == (1, True)


UNREAD = {
    "empty folder": ("empty", "no *.toml or *.json files in this folder"),
    "no such file": ("none.toml", "no such file or folder"),
    "near name": ("good.tom", "did you mean"),
    "folder named like a file": ("folder.toml", "is a folder"),
    "other ending": ("text.txt", "ends in .toml or .json"),
    "empty file": ("empty.toml", "empty"),
    "unknown unit": ("unit.toml", "unknown unit"),
    "ambiguous unit": ("ambiguous.toml", "add the superior unit"),
    "escape": ("escape.toml", "\\x1b[31m"),
    "bell in a name": ("b\x07ll.toml", "b\\x07ll.toml"),
}


@pytest.fixture
def folder(tmp_path):
    """Files good and bad."""
    named = HEAD + (
        '[[agreements]]\nid = "a"\ncoverage = "report"\ninstrument = { kind = "plan" }\n'
        'signed_on = "2024-02-28"\n[[agreements.participants]]\nid = "p"\nbody = "UBND %s"\n'
    )
    files = {
        "good.toml": HEAD,
        "text.txt": HEAD,
        "empty.toml": "",
        "unit.toml": named % "quận Tây Hố",
        "ambiguous.toml": named % "xã Tân Thành",
        "escape.toml": HEAD + '"\\u001b[31m" = 1\n',
        "b\x07ll.toml": "x",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("empty", "folder.toml"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(("name", "words"), UNREAD.values(), ids=UNREAD.keys())
def test_unreadable_input(call, folder, name, words):
    """What cannot be read is told in a line that names the file; the rest is reported on."""
    status, output, errors = call("review", folder / name, folder / "good.toml", "--lang", "en")
    assert status == 2
    assert words in errors
    assert visible(str(folder / name)) in errors
    assert "\x1b" not in errors + output
    assert "Hồ sơ" in output
    output = call("review", folder / name, "--format", "json")[1]
    (unread,) = json.loads(output)["unread"]
    assert unread["issues"]
    assert set(unread["issues"][0]) == {"path", "reason", "rule", "suggestions"}


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may read everything")
def test_unreadable_permissions(call, folder):
    """A file or folder that may not be read is told as such."""
    (folder / "good.toml").chmod(0)
    (folder / "empty").chmod(0)
    for name in ("good.toml", "empty"):
        status, _, errors = call("review", folder / name)
        assert (status, "Traceback" in errors) == (2, False)
    (folder / "empty").chmod(0o700)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["revieww"],
        ["review"],
        ["review", "x.toml", "--as-of", "hôm nay"],
        ["review", "x.toml", "--as-of", "2025"],
        ["review", "x.toml", "--as-of", "2025-02-30"],
        ["review", "x.toml", "--lang", "fr"],
        ["review", "x.toml", "--format", "xml"],
        ["review", "--tệp", "x"],
        ["rule"],
        ["rule", "PH999"],
        ["rule", ""],
        ["unit"],
        ["unit", "quận Tây Hồ", "--on", "x"],
        ["body", "UBND quận Tây Hồ", "--on", "2025"],
        ["new", "a.json"],
        ["new", "no/such/folder/a.toml"],
        ["new", str(EXAMPLES)],
        ["new", str(EXAMPLES / NAMES[0])],
        ["schema", "x"],
    ],
)
def test_faulty_calls(call, arguments, monkeypatch, tmp_path):
    """A faulty call is told on the error stream, with exit status 2."""
    monkeypatch.chdir(tmp_path)
    status, output, errors = call(*arguments)
    assert (status, output) == (2, "")
    assert "Usage: phoiho" in errors


def test_day_as_printed_is_suggested(call):
    """A day written as in Vietnam is refused with the day that was meant."""
    assert "2025-07-02" in call("review", EXAMPLES, "--as-of", "2/7/2025")[2]


def test_rule(call):
    """A rule is explained by code or name, in both languages."""
    by_code = call("rule", "PH321")
    assert by_code[0] == 0
    assert call("rule", "review-overdue") == by_code
    assert call("rule", "PH321", "--lang", "en")[1] != by_code[1]


def test_unit(call):
    """A unit is told of on its day; of one that has ended, what followed it."""
    status, output, _ = call("unit", "quận Tây Hồ", "--on", "2024-01-01")
    assert (status, output.splitlines()[0]) == (0, "quận Tây Hồ, thành phố Hà Nội")
    assert "UBND quận Tây Hồ" in output
    status, output, _ = call("unit", "quận Tây Hồ", "--on", "2026-01-01", "--lang", "en")
    assert (status, "to 2025-06-30" in output, "Tây Hồ Ward" in output) == (0, True, True)
    status, output, _ = call("unit", "phường Tây Hồ, thành phố Hà Nội", "--on", "1990-01-01")
    assert (status, "01/07/2025" in output) == (0, True)


def test_units_of_one_name_are_listed(call):
    """Several units with one name are a list, each with its superiors and its life."""
    status, output, _ = call("unit", "phường Tân Định", "--on", "2025-06-30")
    assert status == 0
    assert sorted(line.partition("  ")[0] for line in output.splitlines()) == ["25852-2", "26734-1"]
    status, output, errors = call("unit", "phường Tân Định", "--on", "2025-06-30", "--mermaid")
    assert (status, output, "names 2 units" in errors) == (2, "", True)


def test_unit_in_other_forms(call):
    """The same as JSON, and as a diagram."""
    status, output, _ = call("unit", "quận Tây Hồ", "--on", "2024-01-01", "--format", "json")
    (unit,) = json.loads(output)["units"]
    assert (status, unit["uid"], len(unit["below"])) == (0, "003-1", 8)
    status, output, _ = call("unit", "quận Tây Hồ", "--mermaid")
    assert (status, output.splitlines()[0]) == (0, "flowchart TD")


def test_body(call):
    """A body is told of: whether it stood, by which law, and what followed."""
    status, output, _ = call("body", "UBND quận Tây Hồ", "--on", "2024-01-01")
    assert (status, "Ngày 01/01/2024: có" in output, "UBND phường Tây Hồ" in output) == (
        0,
        True,
        True,
    )
    status, output, _ = call("body", "HĐND", "--unit", "phường Tây Hồ", "--format", "json")
    assert (status, json.loads(output)["id"]) == (0, "people_council@00103-2")


def test_document(call):
    """A number is explained: its parts, what is irregular, its regular form, the guide."""
    status, output, _ = call("document", "Số: 4/KH- TU", *AS_OF)
    assert status == 0
    for line in ("  - dấu ngăn kiểu Nhà nước", "Viết đúng lệ: 04-KH/TU", "Hệ thống: Đảng"):
        assert line in output.splitlines()
    assert "05-HD/VPTW" in output
    _, before, _ = call("document", "04-NQ/TU", "--on", "2020-12-11")
    assert "36-HD/VPTW" in before
    _, output, _ = call("document", "72/2025/QH15", *AS_OF, "--lang", "en")
    act = "Act: Luật Tổ chức chính quyền địa phương (2025-06-16); in force on 2026-11-21"
    assert act in output


def test_document_in_a_text(call):
    """A pasted line with one number is as good as the number; a restarting one may be another."""
    status, output, _ = call("document", "“Số: 12/KH-UBND, ngày 5/3/2026”", *AS_OF)
    assert (status, output.splitlines()[0]) == (0, "12/KH-UBND")
    _, output, _ = call("document", "217-QĐ/TW", *AS_OF)
    assert "Có thể là: Quyết định về việc ban hành Quy chế giám sát" in output
    _, output, _ = call("document", "12/XYZ-ABC", *AS_OF)
    assert "chưa có trong bảng" in output


def test_document_of_a_unit(call):
    """With a unit the issuers are its bodies."""
    arguments = ["12/KH-UBND", "--unit", "phường Tây Hồ", *AS_OF, "--format", "json"]
    status, output, _ = call("document", *arguments)
    told = json.loads(output)
    assert (status, told["regular"], told["irregularities"]) == (0, "12/KH-UBND", [])
    assert told["issuers"][0]["bodies"][0]["id"] == "people_committee@00103-2"


@pytest.mark.parametrize(
    "arguments",
    [
        ["unit", "quận không có"],
        ["unit", ""],
        ["unit", "UBND huyện"],
        ["body", ""],
        ["body", "UBND"],
        ["body", "Câu lạc bộ thơ"],
        ["body", "UBND quận Không Có"],
        ["body", "UBND", "--unit", "quận Không Có"],
        ["body", "UBND phường Tân Định", "--on", "2025-06-30"],
        ["document", ""],
        ["document", "công văn của xã"],
        ["document", "Kế hoạch 12/KH-UBND và 13/KH-UBND"],
        ["document", "20/5/2024"],
        ["document", "12/KH-UBND", "--unit", "phường Không Có"],
        ["document", "1" * 2000],
    ],
)
def test_names_not_known(call, arguments):
    """A name that means nothing, or several things, is one line on the error stream."""
    status, output, errors = call(*arguments)
    assert (status, output) == (2, "")
    assert errors.startswith("phoiho: ")
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["date", "ngày 05 tháng 3 năm 2020"], "2020-03-05"),
        (["date", "đầu năm 2024"], "2024  early"),
        (["date", "20/5", "--reference", "2022-06-01"], "2022-05-20"),
        (["date", "20/5"], "XXXX-05-20"),
        (["spell", "1.234"], "một nghìn hai trăm ba mươi tư"),
        (["spell", "1.005", "--dialect", "south"], "một ngàn không trăm lẻ năm"),
        (["spell", "-5"], "âm năm"),
    ],
)
def test_dates_and_numbers(call, arguments, printed):
    """Dates are read and numbers written from the command line."""
    assert call(*arguments) == (0, f"{printed}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["date", "31/4/2024"], "30/4/2024"), (["spell", "1.5"], "1,5"), (["spell", "mười"], "mười")],
)
def test_what_cannot_be_read_is_told(call, arguments, told):
    """A date or number that cannot be is refused in a line, with what may be meant."""
    status, output, errors = call(*arguments)
    assert (status, output) == (2, "")
    assert told in errors


def test_new(call, tmp_path):
    """The template is written once, and is a record that can be reviewed."""
    path = tmp_path / "mẫu.toml"
    assert call("new", path)[0] == 0
    assert call("review", path, *AS_OF)[0] == 0
    assert loads(call("new")[1], format="toml") == loads(path.read_text("utf-8"), format="toml")
    path.write_text("mine", encoding="utf-8")
    assert call("new", path)[0] == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert call("new", path, "--force")[0] == 0


def test_schema(call):
    """The schema is printed as JSON."""
    status, output, _ = call("schema")
    assert (status, json.loads(output)["title"]) == (0, "phoiho/1")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["review", "--help"]])
def test_help(call, arguments):
    """Help goes to the output, with exit status 0."""
    status, output, errors = call(*arguments)
    assert (status, errors) == (0, "")
    assert "phoiho" in output


def test_interrupt_is_quiet(call, monkeypatch):
    """Ctrl-C ends the command without a word."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("phoiho.cli.app.json_schema", interrupt)
    status, output, errors = call("schema")
    assert (status, output.strip(), errors.strip()) == (130, "", "")


def test_full_disk_is_told(call, monkeypatch):
    """An output that cannot be written is a line, not a traceback."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("phoiho.cli.app.print_json", fail)
    status, _, errors = call("schema")
    assert (status, errors) == (2, "phoiho: No space left on device\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ủy ban\nnhân dân", "Ủy ban\nnhân dân"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("a\r\nb\rc\td", "a\nb\\x0dc d"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("\udc80", "\\udc80"),
    ],
)
def test_visible(text, shown):
    """What would steer a terminal is shown as its code."""
    assert visible(text) == shown


def test_escapes_in_a_report(call, tmp_path):
    """A record's control letters reach neither the text nor the JSON raw."""
    path = tmp_path / "a.toml"
    path.write_text(HEAD.replace("Hồ sơ", "\\u001b[2J\\u009b\\u202e\\nHồ"), encoding="utf-8")
    status, output, _ = call("review", path)
    assert (status, "\\x1b[2J" in output, "\x1b" in output) == (0, True, False)
    output = call("review", path, "--format", "json")[1]
    assert not {"\x1b", "\x9b", "\u202e"} & set(output)
    assert json.loads(output)["stories"][0]["title"] == "\x1b[2J\x9b\u202e\nHồ"


def test_colours_on_a_terminal(call, monkeypatch):
    """On a terminal the report is drawn by rich, with the same words."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NO_COLOR", raising=False)
    status, output, _ = call("review", EXAMPLES / "minh-hoa-xa.toml", *AS_OF)
    assert status == 0
    assert "\x1b[" in output
    assert "┃" in output
    assert "phường Tây Hồ" in output


def test_copy_of_examples_in_a_folder_of_any_name(call, tmp_path):
    """Folders and files with Vietnamese letters are read."""
    folder = tmp_path / "hồ sơ phối hợp"
    shutil.copytree(EXAMPLES, folder)
    assert call("check", folder, *AS_OF)[0] == 0

"""The command `check`: what it runs, its forms, its fixes, and what it makes of bad input."""

from __future__ import annotations

import codecs
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from phoiho.cli import check_files
from phoiho.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.toml"))
AS_OF = ["--as-of", "2026-11-22"]
FORMATS = ["text", "json", "sarif", "github", "junit"]

# One error (PH202), two suggested fixes of what is printed (PH402, PH504).
FAULTY = """\
# hồ sơ lập từ bản giấy
format = "phoiho/1"
title = "Hồ sơ"

[[agreements]]
id = "a" # mã
coverage = "instrument"
number = '4/QC-UBND-UBMTTQ'   # số, như in
title = "Quy chế ký ngày 4 tháng 3 năm 2021"
instrument = { kind = "regulation" }
signed_on = "2021-03-04"

[[agreements.participants]]
id = "p"
body = "UBND quận Tây Hồ, thành phố Hà Nội"

[[agreements.participants]]
id = "q"
body = "UBND quận Tây Hồ, thành phố Hà Nội"
"""
MENDED = FAULTY.replace("'4/QC", "'04/QC").replace("ngày 4 tháng", "ngày 04 tháng")
FIX = ["--fix", "--suggested"]
GOOD = 'format = "phoiho/1"\ntitle = "Hồ sơ tốt"\n'


@pytest.fixture
def check(monkeypatch, capsys, tmp_path):
    """Run the command in an empty folder; the exit status, the output and the error stream."""
    monkeypatch.chdir(tmp_path)

    def run_with(*arguments):
        monkeypatch.setattr(sys, "argv", ["phoiho", "check", *map(str, arguments), *AS_OF])
        with pytest.raises(SystemExit) as caught:
            run()
        output, errors = capsys.readouterr()
        assert "Traceback" not in errors
        return caught.value.code, output, errors

    return run_with


@pytest.fixture
def faulty(tmp_path):
    """A record with an error and two suggested fixes."""
    path = tmp_path / "hồ sơ.toml"
    path.write_bytes(FAULTY.encode())
    return path


def codes(output):
    """Return the codes of the findings in a JSON report."""
    return [f["code"] for record in json.loads(output)["records"] for f in record["findings"]]


def test_text_names_the_line(check, faulty):
    """A line of text begins with file, line and column of the value, or of a part of it."""
    status, output, errors = check("hồ sơ.toml", "--lang", "en", "--select", "PH2,PH4,PH5")
    assert (status, errors) == (1, "")
    lines = output.splitlines()
    assert lines[0] == "hồ sơ.toml: Hồ sơ"
    starts = {line.split(" note ")[0].split(" error ")[0] for line in lines}
    assert {
        "hồ sơ.toml:8:10: PH402",
        "hồ sơ.toml:9:21: PH504",
        "hồ sơ.toml:19:8: PH202",
    } <= starts


def test_json_names_the_line(check, faulty):
    """JSON has the places, and the counts where they are asked for."""
    output = check("hồ sơ.toml", "--format", "json", "--select", "PH402", "--statistics")[1]
    report = json.loads(output)
    (finding,) = report["records"][0]["findings"]
    place = [finding[key] for key in ("line", "column", "end_line", "end_column")]
    assert place == [8, 10, 8, 28]
    assert report["statistics"] == {"PH402": 1}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_examples_in_every_form(check, format_, lang):
    """Every example has a report in every form and language."""
    status, output, errors = check(EXAMPLES, "--format", format_, "--lang", lang)
    assert (status in {0, 1}, errors) == (True, "")
    assert output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "PH402"], {"PH402"}),
        (["--select", "ph402,PH504"], {"PH402", "PH504"}),
        (["--select", "number-not-padded", "--select", "PH504"], {"PH402", "PH504"}),
        (["--select", "PH4", "--ignore", "PH402"], set()),
        (["--select", "PH5", "--preview"], {"PH504"}),
    ],
)
def test_choice_of_rules(check, faulty, arguments, expected):
    """Rules are selected and ignored by code, beginning or name, several at a time."""
    status, output, _ = check(faulty, "--format", "json", *arguments)
    assert (status, set(codes(output))) == (0, expected)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "nonsense"], "codes begin with PH"),
        (["--select", "PH999"], "unknown rule 'PH999'"),
        (["--ignore", "number-not-paded"], "did you mean 'number-not-padded'"),
        (["--select", ""], "unknown rule ''"),
        (["--select", "PH2,,PH3"], "unknown rule ''"),
        (["--fix", "--diff"], "use one"),
        (["--diff", "--format", "json"], "leave --format"),
        (["--statistics", "--format", "sarif"], "--statistics is for"),
        (["--jobs", "0"], "x>=1"),
        (["--format", "xml"], "is not one of"),
        (["--output", "no/such/folder/a.txt"], "cannot be written"),
    ],
)
def test_faulty_calls(check, faulty, arguments, told):
    """A faulty call is told, with what may be meant, and no file is touched."""
    status, output, errors = check(faulty, *arguments)
    assert (status, output) == (2, "")
    assert told in errors
    assert faulty.read_bytes() == FAULTY.encode()


def test_settings_of_the_nearest_folder(check, tmp_path, faulty):
    """Each file follows the settings nearest to it, which are no records themselves."""
    old = tmp_path / "old"
    old.mkdir()
    (old / "b.toml").write_bytes(FAULTY.encode())
    (tmp_path / "phoiho.toml").write_text('select = ["PH4", "PH5"]\n', encoding="utf-8")
    (old / "phoiho.toml").write_text(
        'lang = "en"\nselect = ["PH4", "PH5"]\n[per-file-ignores]\n"b.toml" = ["PH504"]\n',
        encoding="utf-8",
    )
    output = check(".", "old", "--format", "json")[1]
    assert codes(output) == ["PH402", "PH504", "PH402"]
    assert "numbers below ten" in check("old")[1]
    output = check("old", "--select", "PH5", "--format", "json")[1]
    assert codes(output) == []
    (old / "phoiho.toml").write_text("selekt = 1\n", encoding="utf-8")
    status, output, errors = check("old")
    assert (status, output) == (2, "")
    assert "did you mean 'select'" in errors


def test_statistics(check, faulty):
    """Counts by rule, in place of the findings."""
    _, output, _ = check(faulty, "--statistics", "--lang", "en")
    assert any(
        line.split() == ["1", "PH402", "note", "number-not-padded"] for line in output.splitlines()
    )
    assert "hồ sơ.toml" not in output
    (faulty.parent / "good.toml").write_text(GOOD, encoding="utf-8")
    assert check("good.toml", "--statistics", "--lang", "en")[1].startswith("01 records checked")


@pytest.mark.parametrize("format_", FORMATS)
def test_output_to_a_file(check, faulty, tmp_path, format_):
    """A report goes to a file in UTF-8, and nothing to the output."""
    printed = check(faulty, "--format", format_)[1]
    status, output, errors = check(faulty, "--format", format_, "--output", "report.txt")
    assert (status, output, errors) == (1, "", "")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == printed


ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "byte order mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_fix(check, faulty, encoding, end):
    """Fixes are made; comments, quotes, line ends, encoding and permissions stay."""
    mark, codec = ENCODINGS[encoding]
    faulty.write_bytes(mark + FAULTY.replace("\n", end).encode(codec))
    faulty.chmod(0o640)
    status, output, errors = check(faulty, *FIX, "--format", "json")
    assert (status, errors) == (1, "")
    assert faulty.read_bytes() == mark + MENDED.replace("\n", end).encode(codec)
    assert {"PH402", "PH504"}.isdisjoint(codes(output))
    assert json.loads(output)["records"][0]["fixed"] == 2
    if os.name == "posix":
        assert stat.S_IMODE(faulty.stat().st_mode) == 0o640
    again = faulty.stat().st_mtime_ns
    assert "--suggested" not in check(faulty, *FIX)[1]
    assert faulty.stat().st_mtime_ns == again
    assert [path.name for path in faulty.parent.iterdir()] == [faulty.name]


def test_fix_decodes_an_old_code_page(check, faulty):
    """Text of the old fonts is decoded when asked for, soft hyphens (ư) too; unasked it stays."""
    old = FAULTY.replace("Quy chế ký ngày 4 tháng 3 năm 2021", "Quy ch\u00d5 Th\u00ad\u00eang trùc")
    faulty.write_bytes(old.encode())
    assert "PH613" in codes(check(faulty, "--fix", "--format", "json")[1])
    assert faulty.read_bytes() == old.encode()
    assert "PH613" not in codes(check(faulty, *FIX, "--format", "json")[1])
    assert 'title = "Quy chế Thường trực"' in faulty.read_text(encoding="utf-8")


def test_fix_keeps_what_is_printed(check, faulty):
    """Without being asked for more, a fix of printed words changes only what nobody sees."""
    text = FAULTY.replace("'4/QC", "'04/QC").replace("Quy chế", "Quy chế Đảng ủy")
    unseen = text.replace("Đảng", "Ðảng").replace("QC-UBND", "QC -\u00a0UBND")
    faulty.write_bytes(unseen.encode())
    status, output, _ = check(faulty, "--fix", "--lang", "en")
    assert status == 1
    assert faulty.read_bytes() == text.encode()
    assert "1 have a suggestion to compare with the paper (add --suggested)" in output
    assert "can be mended" not in output


def test_report_tells_what_can_be_mended(check, faulty):
    """The last line counts the fixes that are offered."""
    faulty.write_bytes(FAULTY.replace("'4/QC-", "'04/QC - ").encode())
    output = check(faulty, "--select", "PH4,PH5", "--lang", "en")[1]
    assert output.splitlines()[-1].endswith(
        "1 can be mended by --fix. 1 have a suggestion to compare with the paper (add --suggested)."
    )


def test_fix_of_json(check, tmp_path):
    """A record in JSON is mended the same way."""
    text = '{"format":"phoiho/1",\n  "title": "Hồ sơ", "agreements": [ {"id": "a", "number":'
    text += ' "4/KH-UBND", "coverage": "instrument", "instrument": {"kind": "plan"} } ]}'
    (tmp_path / "a.json").write_bytes(text.encode())
    check("a.json", *FIX, "--select", "PH402")
    assert (tmp_path / "a.json").read_bytes() == text.replace('"4/', '"04/').encode()


def test_fix_follows_a_link(check, faulty, tmp_path):
    """A link stays a link: what it leads to is mended."""
    link = tmp_path / "link.toml"
    try:
        link.symlink_to(faulty)
    except OSError:
        pytest.skip("no links here")
    check(link, *FIX)
    assert link.is_symlink()
    assert faulty.read_bytes() == MENDED.encode()


def test_fix_of_a_read_only_file(check, faulty):
    """A file that may not be written is told, stays, and keeps its findings."""
    faulty.chmod(0o444)
    status, output, errors = check(faulty, *FIX, "--format", "json")
    assert (status, "read-only" in errors) == (2, True)
    assert faulty.read_bytes() == FAULTY.encode()
    assert {"PH402", "PH504"} <= set(codes(output))
    faulty.chmod(0o644)


def test_fix_of_a_file_that_changes_meanwhile(check, faulty, monkeypatch):
    """What somebody else has just written is not overwritten."""
    mend = check_files.mend

    def late(*arguments, **options):
        faulty.write_bytes(GOOD.encode())
        return mend(*arguments, **options)

    monkeypatch.setattr(check_files, "mend", late)
    status, _, errors = check(faulty, *FIX)
    assert (status, "has just changed" in errors) == (2, True)
    assert faulty.read_bytes() == GOOD.encode()


def test_fix_that_would_break_the_record_is_not_made(check, faulty, monkeypatch):
    """A mended text that can no longer be read is dropped."""
    monkeypatch.setattr(check_files, "mend", lambda text, *_, **__: text + "= =\n")
    status, _, errors = check(faulty, "--fix")
    assert (status, errors) == (1, "")
    assert faulty.read_bytes() == FAULTY.encode()


def test_diff(check, faulty):
    """The diff shows what --fix would do, and does nothing."""
    status, output, errors = check("hồ sơ.toml", "--diff", "--suggested")
    assert (status, errors) == (1, "")
    changes = [line for line in output.splitlines() if line[:1] in "+-"]
    assert changes == [
        "--- hồ sơ.toml",
        "+++ hồ sơ.toml",
        "-number = '4/QC-UBND-UBMTTQ'   # số, như in",
        '-title = "Quy chế ký ngày 4 tháng 3 năm 2021"',
        "+number = '04/QC-UBND-UBMTTQ'   # số, như in",
        '+title = "Quy chế ký ngày 04 tháng 3 năm 2021"',
    ]
    assert faulty.read_bytes() == FAULTY.encode()
    faulty.write_bytes(GOOD.encode())
    assert check(faulty, "--diff") == (0, "", "")


UNREAD = {
    "none.toml": None,
    "broken.toml": b"= 1",
    "latin.toml": "title = 'Hồ'".encode("cp1258", errors="replace"),
    "empty.toml": b"",
    "unit.toml": FAULTY.replace("Tây Hồ", "Không Có").encode(),
    "key.toml": f"{GOOD}titel = 1\n".encode(),
    "null.toml": b"\x00",
}


@pytest.mark.parametrize("name", UNREAD)
@pytest.mark.parametrize("format_", FORMATS)
def test_unreadable_file_among_good_ones(check, faulty, tmp_path, name, format_):
    """What cannot be read is told in every form, and the others are checked."""
    if UNREAD[name] is not None:
        (tmp_path / name).write_bytes(UNREAD[name])
    status, output, errors = check(name, faulty, "--format", format_, *FIX)
    assert status == 2
    assert errors.startswith(name)
    assert faulty.read_bytes() == MENDED.encode()
    if format_ != "text":
        assert name in output


def test_issue_has_its_line(check, tmp_path):
    """A fault of the record's shape is told with its line."""
    (tmp_path / "a.toml").write_bytes(UNREAD["key.toml"])
    assert check("a.toml")[2].startswith("a.toml:3:9: $.titel: unknown key 'titel'")


# The parts of the schema of SARIF 2.1.0 that a check uses.
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_REGION = {
    "type": "object",
    "properties": {
        key: {"type": "integer", "minimum": 1}
        for key in ("startLine", "startColumn", "endLine", "endColumn")
    },
    "required": ["startLine"],
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
    "required": ["uri"],
}
_LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
            "required": ["artifactLocation"],
        }
    },
    "required": ["physicalLocation"],
}
_REPLACEMENT = {
    "type": "object",
    "properties": {"deletedRegion": _REGION, "insertedContent": _TEXT},
    "required": ["deletedRegion"],
}
_CHANGE = {
    "type": "object",
    "properties": {
        "artifactLocation": _ARTIFACT,
        "replacements": {"type": "array", "minItems": 1, "items": _REPLACEMENT},
    },
    "required": ["artifactLocation", "replacements"],
}
_RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "help": _TEXT,
        "defaultConfiguration": {"properties": {"level": _LEVEL}},
    },
    "required": ["id", "help"],
}
_RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {"type": "array", "minItems": 1, "items": _LOCATION},
        "partialFingerprints": {"additionalProperties": {"type": "string"}},
        "fixes": {
            "type": "array",
            "items": {
                "properties": {"artifactChanges": {"type": "array", "items": _CHANGE}},
                "required": ["artifactChanges"],
            },
        },
    },
    "required": ["message", "locations", "ruleId", "ruleIndex", "level"],
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "properties": {
                    "tool": {
                        "properties": {
                            "driver": {
                                "properties": {"rules": {"type": "array", "items": _RULE}},
                                "required": ["name", "rules"],
                            }
                        },
                        "required": ["driver"],
                    },
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "items": {
                            "properties": {"executionSuccessful": {"type": "boolean"}},
                            "required": ["executionSuccessful"],
                        }
                    },
                    "results": {"type": "array", "items": _RESULT},
                },
                "required": ["tool", "results"],
            },
        },
    },
    "required": ["version", "runs"],
}


def sarif(check, *arguments):
    """Return the only run of a SARIF report, which follows its schema."""
    values = json.loads(check(*arguments, "--format", "sarif")[1])
    jsonschema.Draft7Validator(SARIF).validate(values)
    return values["runs"][0]


def test_sarif_of_examples(check):
    """Every example follows the schema; every result is of a rule that is listed."""
    result = sarif(check, EXAMPLES, "--preview")
    rules = [rule["id"] for rule in result["tool"]["driver"]["rules"]]
    assert all(rules[found["ruleIndex"]] == found["ruleId"] for found in result["results"])
    assert rules == sorted(rules)
    assert result["invocations"][0]["executionSuccessful"]


def test_sarif_of_a_fix(check, faulty):
    """A fix replaces the region of the value; the address of the file is escaped."""
    (found,) = sarif(check, "hồ sơ.toml", "--select", "PH402")["results"]
    (change,) = found["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "h%E1%BB%93%20s%C6%A1.toml"
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    line = FAULTY.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "'4/QC-UBND-UBMTTQ'"
    assert replacement["insertedContent"]["text"] == "'04/QC-UBND-UBMTTQ'"


def test_sarif_addresses(check, faulty, tmp_path):
    """A file in the working folder has a relative address, any other one its whole one."""
    uris = {
        found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for found in sarif(check, faulty, EXAMPLES)["results"]
    }
    assert "h%E1%BB%93%20s%C6%A1.toml" in uris
    assert all(uri.startswith("file:///") for uri in uris if uri != "h%E1%BB%93%20s%C6%A1.toml")


def test_sarif_fingerprints_do_not_move(check, faulty):
    """A finding keeps its fingerprint when lines are put before it."""
    before = sarif(check, faulty)["results"]
    faulty.write_bytes(f"# một dòng nữa\n{FAULTY}".encode())
    after = sarif(check, faulty)["results"]
    assert [f["partialFingerprints"] for f in before] == [f["partialFingerprints"] for f in after]
    assert len({f["partialFingerprints"]["phoihoFinding/v1"] for f in before}) == len(before)


def test_sarif_tells_what_was_not_read(check, faulty):
    """What cannot be read is a notification, and the run no success."""
    (invocation,) = sarif(check, "none.toml", faulty)["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"


def test_github(check, tmp_path):
    """A workflow command a finding, with what would end a part of it escaped."""
    (tmp_path / "a,b:100%.toml").write_bytes(FAULTY.encode())
    status, output, _ = check(".", "--format", "github", "--lang", "en", "--select", "PH202,PH504")
    first, second = output.splitlines()
    assert status == 1
    assert second.startswith("::error file=a%2Cb%3A100%25.toml,line=19,endLine=19,col=8,endColumn=")
    assert ",title=PH202 participant-twice::People's Committee" in second
    assert first.startswith("::notice file=a%2Cb%3A100%25.toml,line=9,endLine=9,col=21,")


def test_github_keeps_to_one_line(check, tmp_path):
    """A value over several lines has no columns, and no message breaks its line."""
    text = FAULTY.replace('"Quy chế ký ngày 4', '"""\nQuy chế\nký ngày 4').replace(
        '2021"\n', '2021"""\n'
    )
    (tmp_path / "a.toml").write_bytes(text.encode())
    output = check("a.toml", "--format", "github", "--select", "PH504")[1]
    (line,) = output.splitlines()
    assert line.startswith("::notice file=a.toml,line=9,endLine=11,title=")


def test_junit(check, faulty, tmp_path):
    """A file is a suite; only errors fail; what cannot be read is an error."""
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    output = check("hồ sơ.toml", "good.toml", "none.toml", "--format", "junit")[1]
    root = ET.fromstring(output)
    assert output.isascii()
    assert (root.tag, root.attrib["failures"], root.attrib["errors"]) == ("testsuites", "1", "1")
    suites = {suite.attrib["name"]: suite for suite in root}
    assert list(suites) == ["hồ sơ.toml", "good.toml", "none.toml"]
    assert int(root.attrib["tests"]) == len(root.findall("*/testcase"))
    (failure,) = root.iter("failure")
    assert failure.text.startswith("hồ sơ.toml:19:8: PH202")
    assert len(suites["good.toml"].find("testcase")) == 0


def test_control_letters(check, tmp_path):
    """Letters that XML or a terminal cannot hold are told as their codes, in every form."""
    (tmp_path / "a.toml").write_text(
        FAULTY.replace('"Hồ sơ"', '"\\u001b[2J\\u0001"').replace('"q"', '"q\\u0001\\u001b"'),
        encoding="utf-8",
    )
    for format_ in FORMATS:
        _, output, errors = check("a.toml", "--format", format_)
        assert not {"\x1b", "\x01"} & set(output + errors)
        if format_ == "junit":
            ET.fromstring(output)
        elif format_ in {"json", "sarif"}:
            json.loads(output)


@pytest.fixture
def many(tmp_path):
    """Ten records, good, faulty and unreadable in turn."""
    folder = tmp_path / "nhiều"
    folder.mkdir()
    for i in range(10):
        text = (FAULTY, GOOD, "= 1")[i % 3]
        (folder / f"{i}.toml").write_bytes(text.encode())
    return folder


@pytest.mark.parametrize("format_", FORMATS)
def test_processes_give_the_same(check, many, format_):
    """Several processes give what one gives, in the order of the files."""
    alone = check(many, "--format", format_, "--jobs", "1")
    assert alone[0] == 2
    assert check(many, "--format", format_, "--jobs", "2") == alone


def test_processes_mend(check, many):
    """Fixes are made in several processes too."""
    assert check(many, *FIX, "--jobs", "3")[0] == 2
    assert (many / "9.toml").read_bytes() == MENDED.encode()


def test_few_files_stay_in_one_process(check, faulty, monkeypatch):
    """A process takes longer to start than a few files to check."""
    monkeypatch.setattr(check_files, "_in_processes", None)
    assert check(EXAMPLES, faulty)[0] == 1


def test_interrupted_process_ends_after_the_file_in_hand(check, many, monkeypatch):
    """Once Ctrl-C has come, no other file is begun, and nothing is told."""
    before = signal.getsignal(signal.SIGINT)
    try:
        check_files._stop_at_interrupt()
        signal.raise_signal(signal.SIGINT)
        status, output, errors = check(many, "--jobs", "1")
        assert (status, output, errors.strip()) == (130, "", "")
    finally:
        signal.signal(signal.SIGINT, before)
        check_files._interrupted.clear()


@pytest.mark.skipif(os.name == "nt", reason="signals reach groups of processes otherwise")
def test_interrupt_ends_all_processes(tmp_path):
    """Ctrl-C ends the command and its processes without a word."""
    for i in range(400):
        (tmp_path / f"{i}.toml").write_bytes(FAULTY.encode())
    command = [sys.executable, "-m", "phoiho", "check", os.fspath(tmp_path), *FIX, "--jobs", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, start_new_session=True) as process:
        while (tmp_path / "0.toml").read_bytes() == FAULTY.encode():
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    assert (process.returncode, output.strip(), errors.strip()) == (130, b"", b"")
    assert len(list(tmp_path.iterdir())) == 400


def test_dead_process_is_told(check, many, monkeypatch):
    """A process that dies is a line that says what to do."""

    class Dead:
        def __init__(self, *_):
            pass

        def map(self, *_, **__):
            raise check_files.BrokenProcessPool

        def shutdown(self, **_):
            pass

    monkeypatch.setattr(check_files, "ProcessPoolExecutor", Dead)
    status, output, errors = check(many, "--jobs", "2")
    assert (status, output) == (2, "")
    assert "--jobs 1" in errors


def test_bar_on_a_terminal_only(check, many, monkeypatch):
    """Many files have a bar on a terminal, which leaves the output as it is."""
    plain = check(many, "--format", "junit")
    monkeypatch.setattr("phoiho.cli.checks._MANY_FILES", 10)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    status, output, errors = check(many, "--jobs", "1", "--format", "junit")
    assert (status, output) == plain[:2]
    assert "10/10" in errors


def phoiho(*arguments, env=None):
    """Run `python -m phoiho` in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "phoiho", *map(os.fspath, arguments)],
        capture_output=True,
        check=False,
        env=os.environ | (env or {}),
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_console_of_code_page_1252(faulty, format_):
    """A console without Vietnamese letters gets every form; data loses no letter."""
    done = phoiho("check", faulty, *AS_OF, "--format", format_, env={"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode("cp1252")
    if format_ == "junit":
        assert "quận" in ET.fromstring(text).find(".//failure").text
    elif format_ in {"json", "sarif"}:
        assert "quận" in json.dumps(json.loads(text), ensure_ascii=False)
    else:
        assert "UBND quan" in text


def test_processes_of_the_command(many):
    """The command itself starts processes that do not start it again."""
    done = phoiho("check", many, *AS_OF, "--jobs", "2", "--lang", "en")
    assert done.returncode == 2
    assert done.stdout.decode().count("records checked") == 1

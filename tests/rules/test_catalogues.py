"""The catalogues of messages, and the script that keeps them."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from phoiho.errors import DataError
from phoiho.reference import clear_caches
from phoiho.rules import get_rule, iter_rules
from phoiho.rules.catalogues import translate

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script():
    """The script as a module."""
    path = ROOT / "tools" / "build_catalogues.py"
    spec = importlib.util.spec_from_file_location("build_catalogues", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_catalogues"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["build_catalogues"]


def test_catalogues_are_complete(script, capsys):
    """Every text is translated, with its parameters, and compiled."""
    assert script.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("known", iter_rules(), ids=lambda known: known.code)
def test_translations_stand_in_the_catalogue(known):
    """The code holds the English alone: `--adopt` moves what was written beside it."""
    assert known.vietnamese is None


def test_what_has_no_translation_stays():
    """A text that no catalogue has is itself, in both languages."""
    assert translate("PH402", "no such text", "vi") == "no such text"
    assert translate("PH402", get_rule("PH402").english, "en") == get_rule("PH402").english
    assert translate("PH401", get_rule("PH402").english, "vi") == get_rule("PH402").english


@pytest.mark.parametrize("content", [b"", b"no catalogue", OSError("away")])
def test_damaged_catalogues(monkeypatch, content):
    """A catalogue that is missing or damaged is a fault of the installation."""

    def read(package, name):
        if isinstance(content, OSError):
            raise content
        return content

    monkeypatch.setattr("phoiho.rules.catalogues.get_data", read)
    clear_caches()
    with pytest.raises(DataError, match=r"rules\.mo"):
        translate("PH402", "x", "vi")
    monkeypatch.undo()
    clear_caches()


def test_no_babel_at_run_time():
    """Reading a message needs the standard library alone."""
    code = """
import datetime as dt, sys
from phoiho import check
check("ngày 4 tháng 3", as_of=dt.date(2026, 1, 1))[0].message("vi")
assert not any(name.startswith("babel.messages") for name in sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def text(script, english, vietnamese=None):
    """Return a text of a rule as the code has it."""
    return script.Text(context="XX001", english=english, module="x.py", vietnamese=vietnamese)


def merged(script, *steps, adopt=False, edit=None):
    """Return the entry of a catalogue after several versions of the code."""
    catalogue = script.new_catalogue("vi")
    for step in steps:
        catalogue = script.merge(catalogue, [step], adopt=adopt)
        entry = catalogue.get(step.english, context="XX001")
        if edit and not entry.string:
            entry.string = edit
    return catalogue, entry


@pytest.mark.parametrize(
    ("steps", "edit", "fault"),
    [
        (["one {x}"], "một {x}", None),
        (["one {x}"], None, "not translated"),
        (["one {x}"], "một {y}", "the parameters differ"),
        (["one {x}", "one {x}"], "một {x}", None),
        (["one {x}", "two {x}"], "một {x}", "fuzzy"),
        (["one {x}", "two {x}", "three {x}"], "một {x}", "fuzzy"),
        (["one {x}", "two {x}", "two {x}"], "một {x}", "fuzzy"),
    ],
)
def test_merging(script, steps, edit, fault):
    """A translation is kept, and doubted once the English has changed."""
    texts = [text(script, step) for step in steps]
    catalogue, _ = merged(script, *texts, edit=edit)
    faults = list(script.faults_of(catalogue, texts[-1:], script.path_of("vi")))
    place = "src/phoiho/rules/locale/vi/LC_MESSAGES/rules.po: XX001: "
    assert [line.startswith(f"{place}{fault}") for line in faults] == ([True] if fault else [])


def test_the_former_english_is_told(script):
    """A doubtful entry says what the English was, as long as it is doubtful."""
    texts = [text(script, "one {x}"), text(script, "two {x}")]
    catalogue, entry = merged(script, *texts, edit="một {x}")
    assert entry.user_comments == ["The English was: one {x}"]
    entry.flags.discard("fuzzy")
    settled = script.merge(catalogue, texts[-1:], adopt=False)
    assert settled.get("two {x}", context="XX001").user_comments == []


def test_english_may_be_left_empty(script):
    """In the catalogue of English an empty entry stands for the code."""
    texts = [text(script, "one {x}")]
    catalogue = script.merge(script.new_catalogue("en"), texts, adopt=False)
    assert list(script.faults_of(catalogue, texts, script.path_of("en"))) == []


def test_round_trip(script, tmp_path):
    """What is written is read again as it was."""
    catalogue, _ = merged(script, text(script, "one {x}"), text(script, "two {x}"), edit="một {x}")
    path = tmp_path / "rules.po"
    path.write_bytes(script.as_po(catalogue))
    again = script.merge(script.read_catalogue(path, "vi"), [text(script, "two {x}")], adopt=False)
    assert script.as_po(again) == script.as_po(catalogue)


def test_adopting(script):
    """A translation in the code goes into the catalogue, over a doubtful one."""
    _, entry = merged(script, text(script, "one {x}", "một {x}"), adopt=True)
    assert (entry.string, entry.fuzzy) == ("một {x}", False)


SOURCE = '''
@rule(
    "XX001",
    "a-name",
    vi="Một {x}",
    en="one {x}",
)
def one(context):
    """Vi: vi="ở lại"."""
    other(vi="ở lại")

@rule("XX002", "b-name", vi=("Hai "
    "{x}"), en="two", why="ư")
def two(context):
    pass

@rule("XX003", "c-name", en="three", vi="ba")
def three(context):
    pass
'''
STRIPPED = '''
@rule(
    "XX001",
    "a-name",
    en="one {x}",
)
def one(context):
    """Vi: vi="ở lại"."""
    other(vi="ở lại")

@rule("XX002", "b-name", en="two", why="ư")
def two(context):
    pass

@rule("XX003", "c-name", en="three", )
def three(context):
    pass
'''


def test_stripping(script):
    """Only the translation of rules is taken out of the code."""
    assert script.strip_translations(SOURCE.encode()).decode() == STRIPPED

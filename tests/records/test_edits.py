"""Texts of a record changed in place: quotes, escapes, line ends, and all else untouched."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.records.edits import apply_edits, edit_value
from phoiho.records.positions import locate


def changed(text, value, format_="toml"):
    """Return a record with the value of its key x changed."""
    edit = edit_value(text, locate(text, format=format_), "$.x", lambda _: value, format=format_)
    return text if edit is None else apply_edits(text, [edit])


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ('x = "a" # b', "đ", 'x = "đ" # b'),
        ("x = 'a' # b", "đ", "x = 'đ' # b"),
        ("x = 'a'", "nó's", 'x = "nó\'s"'),
        ('x = "a"', 'b"\\\n\x7f', 'x = "b\\"\\\\\\n\\u007f"'),
        ("x = 'a'", "b\nc", 'x = "b\\nc"'),
        ('x = """a"""', "b", 'x = "b"'),
        ('x = """\na\nb"""', "c\nd", 'x = """\nc\nd"""'),
        ('x = """\r\na\r\nb"""\r\n', "c\nd", 'x = """\r\nc\r\nd"""\r\n'),
        ("x = '''a\nb'''", "c\n'''", "x = \"c\\n'''\""),
        ('x = """a\nb"""', "c\n\\", 'x = "c\\n\\\\"'),
        ('[t]\ny=1\n[t.x]\nz="1"', "b", None),
        ("x = 1", "b", None),
        ("x = ['a']", "b", None),
        ("y = 'a'", "b", None),
        ("x = 'a'", "a", None),
    ],
)
def test_toml(text, value, after):
    """The quotes stay of their kind where they can; what is no text stays as it is."""
    assert changed(text, value) == (text if after is None else after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('{"y": 1,  "x": "a" }', '{"y": 1,  "x": "đ\\n" }'),
        ('{"x": "\\u1ea1"}', '{"x": "\\u0111\\n"}'),
    ],
)
def test_json(text, after):
    """JSON that has codes for its letters keeps to codes."""
    assert changed(text, "đ\n", "json") == after


_values = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_literals = ['"a"', "'a'", '"""\na\nb"""', "'''a\nb'''", '"""a\\\n b"""']


@given(_values, st.sampled_from(_literals), st.sampled_from(["", "\ufeff"]))
def test_the_value_is_what_was_asked_for(value, literal, mark):
    """Whatever is written, the parser reads it back, and the values around it stay."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    text = changed(f"{mark}w = 'đ' # ghi chú\nx = {literal} # x\n[t]\ny = 1\n", value)
    after = tomllib.loads(text.removeprefix(mark))
    assert after == {"w": "đ", "x": value, "t": {"y": 1}}
    assert "# ghi chú" in text
    assert "# x" in text


@given(_values)
def test_json_reads_back(value):
    """The same for JSON."""
    assert json.loads(changed('{"x": "ạ", "y": [1]}', value, "json"))["x"] == value


def test_edits_that_overlap():
    """Of edits that overlap the first one is made, the others stand for another round."""
    text = 'x = "a"\ny = "b"'
    places = locate(text, format="toml")
    edits = [
        edit_value(text, places, f"$.{key}", lambda _, v=value: v, format="toml")
        for key, value in (("y", "1"), ("x", "2"), ("x", "3"))
    ]
    assert apply_edits(text, edits) == 'x = "2"\ny = "1"'

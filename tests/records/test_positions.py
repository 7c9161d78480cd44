"""Where values stand in records: hand-made layouts, every example, every dossier written."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.records import dumps, loads
from phoiho.records.positions import locate
from strategies_dossier import dossiers

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))

TOML = '''\
# đầu tệp
title = "Hồ sơ" # tên

period = { kind = "year", start = '2024-01-01' } # một dòng
"khóa có dấu" = 1
a.b."c.d" = true
long = """
dòng = "một"
[không.phải.bảng]
"""
raw = \'\'\'x''\'\'\'\'
days = [
  1979-05-27 07:32:00, # hai dòng
  [ "x", { y = "z" } ],
]
[[agreements]]
id = "một"
[[agreements.items]]
text = "1"
[[agreements.items]]
text = "2"
lead = ["p", "q"]
[agreements.size]
articles = 3
[[agreements]]
  id = "hai"
[x.y.z]
w = 1
[x]
v = 2
'''
PLACES = {
    "$.title": '"Hồ sơ"',
    "$.period": "{ kind = \"year\", start = '2024-01-01' }",
    "$.period.start": "'2024-01-01'",
    '$["khóa có dấu"]': "1",
    '$.a.b["c.d"]': "true",
    "$.a": "a",
    "$.a.b": "b",
    "$.long": '"""\ndòng = "một"\n[không.phải.bảng]\n"""',
    "$.raw": "'''x'''''",
    "$.days[0]": "1979-05-27 07:32:00",
    "$.days[1][0]": '"x"',
    "$.days[1][1].y": '"z"',
    "$.days[1]": '[ "x", { y = "z" } ]',
    "$.agreements": "[[agreements]]",
    "$.agreements[0].id": '"một"',
    "$.agreements[0].items": "[[agreements.items]]",
    "$.agreements[0].items[1].text": '"2"',
    "$.agreements[0].items[1].lead[1]": '"q"',
    "$.agreements[0].size": "[agreements.size]",
    "$.agreements[0].size.articles": "3",
    "$.agreements[1]": "[[agreements]]",
    "$.agreements[1].id": '"hai"',
    "$.x.y.z.w": "1",
    "$.x.y": "[x.y.z]",
    "$.x": "[x]",
    "$.x.v": "2",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("path", PLACES)
def test_places_of_toml(path, mark, end):
    """A value is found whatever the line ends and with a byte order mark."""
    text = mark + TOML.replace("\n", end)
    place = locate(text, format="toml").exact(path)
    assert text[place.start : place.end] == PLACES[path].replace("\n", end)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_and_columns(mark, end):
    """Lines and columns count from 1, in characters, without the byte order mark."""
    places = locate(f'{mark}title = "Hồ"{end} x = """a{end}b"""{end}', format="toml")
    title, x = places.find("$.title"), places.find("$.x")
    assert (title.line, title.column, title.end_line, title.end_column) == (1, 9, 1, 13)
    assert (x.line, x.column, x.end_line, x.end_column) == (2, 6, 3, 5)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("$.agreements[0].signed_on", "$.agreements[0]"),
        ("$.agreements[0].items[7].text", "$.agreements[0].items"),
        ("$.agreements[5]", "$.agreements"),
        ("$.title.x[0]", "$.title"),
        ("$.agreements[1] là gì", "$.agreements[1]"),
        ('$.agreements[1]["\\q"]', "$.agreements[1]"),
        ("$.none", "$"),
        ("", "$"),
    ],
)
def test_what_is_not_written_stands_at_its_parent(path, nearest):
    """A value that is not written has the place of the nearest one around it."""
    places = locate(TOML, format="toml")
    assert places.find(path) == places.find(nearest)


def test_root_stands_at_the_start():
    """The whole record stands at the start of the file."""
    for format_, text in (("toml", TOML), ("json", " {}"), ("json", "")):
        place = locate(text, format=format_).find("$")
        assert (place.line, place.column) == (1, 1 + text.startswith(" "))


def test_exact_does_not_guess():
    """What is not written has no exact place."""
    places = locate(TOML, format="toml")
    assert places.exact("$.agreements[0].signed_on") is None
    assert places.exact("$.none.at.all") is None


def test_places_of_json():
    """In JSON, with escapes in keys and brackets in texts."""
    text = '{"a": [1, {"b\\u1ea1n": "]}"}],\n "c": {"d": null, "e": -1.5e3}, "f": []}'
    places = locate(text, format="json")
    found = {
        path: text[(place := places.exact(path)).start : place.end]
        for path in ("$.a[0]", '$.a[1]["bạn"]', "$.c.d", "$.c.e", "$.f", "$.c")
    }
    assert list(found.values()) == ["1", '"]}"', "null", "-1.5e3", "[]", '{"d": null, "e": -1.5e3}']
    assert (places.find("$.c.d").line, places.find("$.c.d").column) == (2, 13)


def _leaves(value, path="$"):
    """Yield every value without values inside, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{i}]")
    else:
        yield path, value


def _assert_all_places(text, format_):
    """Every leaf is written at its place, and the line of the place holds it."""
    parse = json.loads if format_ == "json" else tomllib.loads
    places = locate(text, format=format_)
    lines = text.splitlines()
    for path, value in _leaves(parse(text)):
        place = places.exact(path)
        literal = text[place.start : place.end]
        read = json.loads(literal) if format_ == "json" else tomllib.loads(f"x={literal}")["x"]
        assert read == value, path
        assert lines[place.line - 1][place.column - 1 :].startswith(literal.split("\n")[0])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_leaf_of_examples(path):
    """Every value of every example is found, as TOML and as JSON."""
    text = path.read_text(encoding="utf-8")
    _assert_all_places(text, "toml")
    _assert_all_places(dumps(loads(text, format="toml"), format="json"), "json")


@given(dossiers, st.sampled_from(["toml", "json"]))
def test_every_leaf_of_written_dossiers(dossier, format_):
    """Every value that `dumps` writes is found."""
    _assert_all_places(dumps(dossier, format=format_), format_)


@given(st.text(st.sampled_from("ab.=[]{}\"'\\#,:\n\r \tđ\ufeff\x00"), max_size=60))
def test_any_text(text):
    """No text is refused, and every place lies inside it."""
    for format_ in ("toml", "json"):
        place = locate(text, format=format_).find("$.a.b[0].a")
        assert 0 <= place.start <= place.end <= len(text)
        assert place.line >= 1
        assert place.column >= 1


@given(st.text(st.sampled_from("ab.=[]{}\"'\\#,\n \t1đ"), max_size=40))
def test_what_toml_reads_is_found(text):
    """Whatever the parser can read, the scanner reads likewise."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = locate(text, format="toml")
    for path, _ in _leaves(values):
        if path.replace(".", "").replace("$", "").isalnum():
            assert places.exact(path) is not None, path


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a=" + "[" * 100_000,
        "a=" + "{a=" * 50_000,
        "a" + ".a" * 100_000 + "=1",
        'a="' * 100_000,
        'a="""' * 50_000,
        "a='''" + "'a" * 100_000,
        "\r" * 300_000,
        "=" * 300_000,
    ],
    ids=range(9),
)
def test_large_and_broken(text):
    """Depth and length do no harm."""
    for format_ in ("toml", "json"):
        assert locate(text, format=format_).find("$.a.a.a").start <= len(text)

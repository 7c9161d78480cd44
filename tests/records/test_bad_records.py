"""Records that cannot be represented: each fault with its path, all at once."""

import json
import tomllib

import pytest

from phoiho.errors import RecordError
from phoiho.records import files, load, loads
from phoiho.records.files import MAX_BYTES, parse_text

HEAD = 'format = "phoiho/1"\ntitle = "Hồ sơ"\n'
AGREEMENT = '[[agreements]]\nid = "a"\ncoverage = "report"\ninstrument = { kind = "plan" }\n'
EVENT = '[[events]]\nid = "e"\ncoverage = "report"\n'


def issues_of(text, form="toml"):
    """Return the issues of a bad record."""
    with pytest.raises(RecordError) as caught:
        loads(text, format=form)
    return caught.value.issues


TOML = [
    # the record as a whole
    ('title = "x"', "$", "the key 'format' is missing", ()),
    ('format = "phoiho/2"\nnew = 1', "$.format", "newer than this phoiho", ()),
    ('format = "phoiho"\ntitle = "x"', "$.format", "expected the version", ("phoiho/1",)),
    ('format = 1\ntitle = "x"', "$.format", "expected the version", ("phoiho/1",)),
    ('format = "phoiho/1"', "$", "the key 'title' is missing", ()),
    # keys
    (HEAD + 'titel = "x"', "$.titel", "unknown key 'titel'", ("title",)),
    (HEAD + 'Note = "x"', "$.Note", "unknown key 'Note'", ("note", "ignore")),
    (HEAD + 'zzzz = "x"', "$.zzzz", "the keys here are format, title, note", ()),
    (HEAD + '"a.b" = 1', '$["a.b"]', "unknown key 'a.b'", ()),
    (HEAD + '"a b" = 1', '$["a b"]', "unknown key 'a b'", ()),
    (HEAD + '"quận" = 1', "$.quận", "unknown key 'quận'", ()),
    (HEAD + "k" * 500 + " = 1", "$.kkk", "...", ()),
    (HEAD + "a.b.c = 1", "$.a", "unknown key 'a'", ()),
    (HEAD + AGREEMENT + "resolution = 1", "$.agreements[0].resolution", "unknown key", ()),
    # wrong types
    ('format = "phoiho/1"\ntitle = 5', "$.title", "expected a text in quotes, got 5", ("5",)),
    ('format = "phoiho/1"\ntitle = 2.5', "$.title", "a text in quotes, got 2.5", ("2.5",)),
    ('format = "phoiho/1"\ntitle = true', "$.title", "a text in quotes, got true", ()),
    ('format = "phoiho/1"\ntitle = ["x"]', "$.title", "got a list [ ... ]", ()),
    ('format = "phoiho/1"\ntitle = {}', "$.title", "got a table { ... }", ()),
    ('format = "phoiho/1"\ntitle = 2024-01-01', "$.title", "in quotes", ("2024-01-01",)),
    (HEAD + 'agreements = "x"', "$.agreements", "expected a list [ ... ], got 'x'", ()),
    (HEAD + "agreements = {}", "$.agreements", "expected a list", ()),
    (HEAD + "agreements = [1]", "$.agreements[0]", "expected a table { ... }, got 1", ()),
    (HEAD + AGREEMENT + 'period = "2024"', "$.agreements[0].period", "expected a table", ()),
    (HEAD + AGREEMENT + 'co_signed = "yes"', "$.agreements[0].co_signed", "true or false", ()),
    (HEAD + AGREEMENT + "co_signed = 1", "$.agreements[0].co_signed", "true or false", ()),
    (
        HEAD + AGREEMENT + "stated_items = { count = true }",
        "$.agreements[0].stated_items.count",
        "expected a whole number without quotes, got true",
        (),
    ),
    (
        HEAD + AGREEMENT + "stated_items = { count = 6.0 }",
        "$.agreements[0].stated_items.count",
        "expected a whole number without quotes, got 6.0",
        (),
    ),
    (
        HEAD + AGREEMENT + 'participants = [ { id = "p", body = 5 } ]',
        "$.agreements[0].participants[0].body",
        "expected a name in quotes or a table",
        (),
    ),
    (
        HEAD + AGREEMENT + 'participants = [ { id = "p", body = {} } ]',
        "$.agreements[0].participants[0].body",
        "either a text or a kind",
        (),
    ),
    (
        HEAD + AGREEMENT + 'participants = [ { id = "p", body = { kind = "other" } } ]',
        "$.agreements[0].participants[0].body",
        "needs a name",
        (),
    ),
    (
        HEAD + AGREEMENT + 'focal_bodies = [ { kind = "x", unit = { within = "y" } } ]',
        "$.agreements[0].focal_bodies[0].unit",
        "either a text or",
        (),
    ),
    # codes
    (
        HEAD + '[[agreements]]\nid = "a"\ncoverage = "reprt"\ninstrument = { kind = "plan" }',
        "$.agreements[0].coverage",
        "expected one of instrument, excerpt, report, got 'reprt'",
        ("report",),
    ),
    (HEAD + EVENT + "kinds = [1]", "$.events[0].kinds[0]", "expected one of briefing", ()),
    (HEAD + EVENT + "kinds = [[]]", "$.events[0].kinds[0]", "got a list", ()),
    # days
    (HEAD + 'reference_date = "2024-02-30"', "$.reference_date", "a day that exists", ()),
    (HEAD + 'reference_date = "2024-W01-1"', "$.reference_date", "is not a date", ()),
    (HEAD + 'reference_date = "2024"', "$.reference_date", "an exact day", ()),
    (
        HEAD + "reference_date = 2024-01-01T00:00:00",
        "$.reference_date",
        "without a time",
        ("2024-01-01",),
    ),
    (HEAD + "reference_date = 07:32:00", "$.reference_date", "a date in quotes", ()),
    (HEAD + AGREEMENT + "signed_on = 2024", "$.agreements[0].signed_on", "in quotes", ("2024",)),
    (
        HEAD + AGREEMENT + 'signed_on = "28/2/2024"',
        "$.agreements[0].signed_on",
        "is not a date",
        ("2024-02-28",),
    ),
    (HEAD + AGREEMENT + 'signed_on = ""', "$.agreements[0].signed_on", "is not a date", ()),
    (
        HEAD + AGREEMENT + 'period = { start = "2024-12-31", end = "2024-01-01" }',
        "$.agreements[0].period",
        "cannot end on 2024-01-01 before it starts",
        (),
    ),
    (
        HEAD + AGREEMENT + 'cadences = [ { kind = "report", every = "quarter", month = 4 } ]',
        "$.agreements[0].cadences[0]",
        "every quarter has no month 4",
        (),
    ),
    # numbers
    (
        HEAD
        + AGREEMENT
        + 'items = [ { text = "x", targets = [ { indicator = "y", value = 9.5 } ] } ]',
        "$.agreements[0].items[0].targets[0].value",
        'a number in quotes such as "98.5", got 9.5',
        ("9.5",),
    ),
    (
        HEAD
        + AGREEMENT
        + 'items = [ { text = "x", targets = [ { indicator = "y", value = "98,5" } ] } ]',
        "$.agreements[0].items[0].targets[0].value",
        "a number in quotes",
        ("98.5",),
    ),
    (
        HEAD
        + AGREEMENT
        + 'items = [ { text = "x", targets = [ { indicator = "y", value = "NaN" } ] } ]',
        "$.agreements[0].items[0].targets[0].value",
        "a number in quotes",
        (),
    ),
    # ids
    (HEAD + AGREEMENT + AGREEMENT, "$.agreements[1].id", "the id 'a' stands twice", ()),
    (HEAD + EVENT + EVENT, "$.events[1].id", "the id 'e' stands twice", ()),
    (
        HEAD + '[[documents]]\nid = "d"\n[[documents]]\nid = "d"',
        "$.documents[1].id",
        "stands twice",
        (),
    ),
    (
        HEAD + AGREEMENT + 'participants = [ {id="p", body="x"}, {id="p", body="y"} ]',
        "$.agreements[0].participants[1].id",
        "stands twice",
        (),
    ),
    (HEAD + EVENT + 'hosts = ["front"]', "$.events[0].hosts[0]", "no participant has the id", ()),
    (
        HEAD + AGREEMENT + EVENT + 'reviewed = [ { agreement = "aa" } ]',
        "$.events[0].reviewed[0].agreement",
        "no agreement has the id 'aa'",
        ("a",),
    ),
    (
        HEAD + AGREEMENT + 'signatures = [ { participant = "x" } ]',
        "$.agreements[0].signatures[0].participant",
        "no participant has the id 'x'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'links = [ { kind = "amends", agreement = "b" } ]',
        "$.agreements[0].links[0].agreement",
        "no agreement has the id 'b': the ids are a",
        (),
    ),
    (
        HEAD + AGREEMENT + 'links = [ { kind = "amends", document = "b" } ]',
        "$.agreements[0].links[0].document",
        "no document has the id 'b'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'legal_bases = [ { document = "b" } ]',
        "$.agreements[0].legal_bases[0].document",
        "no document has the id 'b'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'funding = [ { source = "other", payer = "p" } ]',
        "$.agreements[0].funding[0].payer",
        "no participant has the id 'p'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'cadences = [ { kind = "report", every = "year", owed_to = ["p"] } ]',
        "$.agreements[0].cadences[0].owed_to[0]",
        "no participant has the id 'p'",
        (),
    ),
    (
        HEAD
        + AGREEMENT
        + 'history = [{ state = "amended", on = "2024", items = [{ text = "x", lead = ["p"] }] }]',
        "$.agreements[0].history[0].items[0].lead[0]",
        "no participant has the id 'p'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'history = [ { state = "amended", on = "2024", agreement = "b" } ]',
        "$.agreements[0].history[0].agreement",
        "no agreement has the id 'b'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'history = [ { state = "amended", on = "2024", document = "b" } ]',
        "$.agreements[0].history[0].document",
        "no document has the id 'b'",
        (),
    ),
    (
        HEAD + EVENT + "awards = [ { kinds = [], collectives = -4 } ]",
        "$.events[0].awards[0]",
        "a count cannot be -4",
        (),
    ),
    (
        HEAD + EVENT + 'attending = [ { body = "x", count = -2 } ]',
        "$.events[0].attending[0]",
        "a count cannot be -2",
        (),
    ),
    (
        HEAD + EVENT + 'conclusions = ["b"]',
        "$.events[0].conclusions[0]",
        "no document has the id 'b'",
        (),
    ),
    (
        HEAD + AGREEMENT + 'items = [ { text = "x", lead = ["p"] } ]',
        "$.agreements[0].items[0].lead[0]",
        "no participant has the id 'p'",
        (),
    ),
    (
        HEAD + '[[documents]]\nid = "d"\ncited_by = ["a"]',
        "$.documents[0].cited_by[0]",
        "no agreement has the id 'a'",
        (),
    ),
    # syntax
    ("x y", "$", "line 1, column 3: broken TOML", ()),
    (HEAD + "note", "$", "end of document: broken TOML", ()),
    (HEAD + "note = abc", "$", "line 3, column 8: broken TOML", ()),
    (HEAD + 'title = "y"', "$", "(the key stands twice)", ()),
    (HEAD + "[a]\n[a]", "$", "(the table stands twice)", ()),
    (HEAD + "reference_date = 2024-02-30", "$", "line 3", ()),
    (HEAD + "note = nan", "$.note", "expected a text in quotes, got nan", ("nan",)),
    ("a = " + "[" * 100_000, "$", "nested too deep", ()),
    ("a." * 100_000 + "b = 1", "$", "nested too deep", ()),
    ("[" + "a." * 100_000 + "b]", "$", "nested too deep", ()),
    ("a = " + "{b = " * 100_000, "$", "nested too deep", ()),
    (HEAD + "note = " + "9" * 5_000, "$", "broken TOML", ()),
]

JSON_HEAD = '"format": "phoiho/1", "title": "x"'
JSON = [
    ("[]", "$", "expected a table of keys, got a list", ()),
    ('"x"', "$", "expected a table of keys, got 'x'", ()),
    ("null", "$", "expected a table of keys, got nothing", ()),
    ('{"title": "x"}', "$", "the key 'format' is missing", ()),
    ("{", "$", "line 1, column 2: broken JSON", ()),
    ("{" + JSON_HEAD + ",\n}", "$", ": broken JSON", ()),
    ("{" + JSON_HEAD + ', "note": null}', "$.note", "nothing (null): leave the key out", ()),
    ("{" + JSON_HEAD + ', "sources": null}', "$.sources", "nothing (null)", ()),
    ("{" + JSON_HEAD + ', "reference_date": null}', "$.reference_date", "nothing (null)", ()),
    ("{" + JSON_HEAD + ', "title": "y"}', "$.title", "the key 'title' stands twice", ()),
    (
        "{" + JSON_HEAD + ', "sources": [{}, {"url": "a", "url": "b"}]}',
        "$.sources[1].url",
        "the key 'url' stands twice",
        (),
    ),
    ("{" + JSON_HEAD + ', "note": NaN}', "$", "NaN is no JSON value", ()),
    ("{" + JSON_HEAD + ', "note": -Infinity}', "$", "-Infinity is no JSON value", ()),
    (
        "{" + JSON_HEAD + ', "note": 1e999}',
        "$.note",
        "expected a text in quotes, got inf",
        ("inf",),
    ),
    ("{" + JSON_HEAD + ', "note": ' + "9" * 5_000 + "}", "$", "broken JSON", ()),
    ("{" + JSON_HEAD + ', "note": ' + "9" * 300 + "}", "$.note", "more than 60 digits", ()),
    ("{" + JSON_HEAD + ', "note": "\\ud800"}', "$.note", "\\ud800 is half of a character", ()),
    ("{" + JSON_HEAD + ', "\\ud800": 1}', '$["\ud800"]', "unknown key", ()),
    ("{" + JSON_HEAD + ', "": 1}', '$[""]', "unknown key ''", ()),
    ("[" * 100_000, "$", "nested too deep", ()),
    ('{"a":' * 100_000, "$", "nested too deep", ()),
]


@pytest.mark.parametrize(("text", "path", "reason", "suggestions"), TOML)
def test_bad_toml(text, path, reason, suggestions):
    """A bad TOML record is told by path, reason and what was meant."""
    (issue,) = issues_of(text)
    assert issue.path.startswith(path) if "kkk" in path else issue.path == path
    assert reason in issue.reason
    assert issue.suggestions == suggestions


@pytest.mark.parametrize(("text", "path", "reason", "suggestions"), JSON)
def test_bad_json(text, path, reason, suggestions):
    """A bad JSON record is told by path, reason and what was meant."""
    (issue,) = issues_of(text, "json")
    assert (issue.path, issue.suggestions) == (path, suggestions)
    assert reason in issue.reason


BROKEN = [
    "= 1",
    "a = ",
    "a = 1\na = 2",
    "[a]\n[a]",
    "a.b = 1\n[a]",
    "[[a]]\n[a]",
    "x = 'abc",
    'x = "\\q"',
    "x = 01",
    "x = 2024-02-30",
    "x = {a = 1,}",  # as TOML 1.1 has it
    "x = {a = 1\n}",
    "x = [1,,2]",
    "é = 1",
    "x = 1 y = 2",
    "\x00",
]


@pytest.mark.parametrize("text", BROKEN)
def test_parsers_agree(text, monkeypatch):
    """Without the compiled parser a fault is told in the same words."""
    told = issues_of(text)
    monkeypatch.setattr(files, "tomllib", tomllib)
    assert issues_of(text) == told


def test_parsers_read_alike(monkeypatch):
    """Without the compiled parser a record holds the same values."""
    text = HEAD + AGREEMENT + "x = [1, 2.5, true, 2024-01-01, 07:30:00, 'a', { c.d = -1 }]"
    values = parse_text(text, "toml")
    monkeypatch.setattr(files, "tomllib", tomllib)
    assert parse_text(text, "toml") == values


def test_all_faults_at_once():
    """Shapes, ids and unknown keys are told together, in the order of the record."""
    text = """\
title = 5
format = "phoiho/0"
[[events]]
id = "e"
hosts = ["nobody"]
held_on = "30/2/2024"
coverage = "repor"
[[agreements]]
coverage = "report"
id = 7
extra = 1
instrument = { kind = "plan", printed = 3 }
"""
    assert [issue.path for issue in issues_of(text)] == [
        "$.title",
        "$.format",
        "$.events[0].hosts[0]",
        "$.events[0].held_on",
        "$.events[0].coverage",
        "$.agreements[0].id",
        "$.agreements[0].extra",
        "$.agreements[0].instrument.printed",
    ]


def test_messages_stay_short():
    """A text of a megabyte is shortened in every message."""
    long = "x" * 1_000_000
    text = json.dumps({"format": long, "title": [long], "reference_date": long, long: long})
    with pytest.raises(RecordError) as caught:
        loads(text, format="json")
    assert len(str(caught.value)) < 2_000


def test_many_faults_take_no_square_time():
    """Ten thousand unknown keys and ids are named in seconds."""
    values = {"format": "phoiho/1", "title": "x"} | {f"k{i}": i for i in range(10_000)}
    values["events"] = [
        {"id": str(i), "coverage": "report", "hosts": [f"h{i}"]} for i in range(10_000)
    ]
    assert len(issues_of(json.dumps(values), "json")) == 20_000


BYTES = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b'format = "phoiho/1"\ntitle = "\xff"', "line 2: byte 29 is not UTF-8"),
    (b"\xff\xfea", "broken UTF-16"),
    (b"#" * (MAX_BYTES + 1), "more than 10,000,000 bytes"),
]


@pytest.mark.parametrize(("content", "reason"), BYTES, ids=[reason for _, reason in BYTES])
def test_bad_bytes(tmp_path, content, reason):
    """A file that is no text, or too large a one, is told with its name."""
    path = tmp_path / "hồ sơ.toml"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=reason) as caught:
        load(path)
    assert caught.value.source == str(path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.toml", "no such file"),
        ("folder.toml", "is a folder"),
        ("x.txt", "ends in .toml or .json"),
        ("x", "ends in .toml or .json"),
        ("a\0.toml", "cannot be read"),
        ("n" * 300 + ".toml", "cannot be read"),
        ("loop.toml", "cannot be read"),
    ],
)
def test_bad_paths(tmp_path, name, reason):
    """What is no readable file of the right name is told, whatever it is."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    with pytest.raises(RecordError, match=reason):
        load(tmp_path / name)

"""Records out and in again: equal values, the same bytes."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tomllib
import unicodedata
from decimal import Decimal
from enum import Enum
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    Agreement,
    Coverage,
    Instrument,
    InstrumentKind,
    StateChange,
    StatedCount,
)
from phoiho.calendar import Cadence
from phoiho.dossier import Dossier
from phoiho.errors import PhoihoError, RecordError
from phoiho.hierarchy import BodyRef, PostRef, UnitRef
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.records import dump, dumps, load, loads, make_converter
from phoiho.records import io as records_io
from phoiho.records.converter import is_date_value, wire_fields
from phoiho.records.template import template
from phoiho.records.toml import format_toml
from phoiho.vietnamese import normalize, parse_iso
from strategies_cadences import cadences

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
PAST = Path(__file__).parent / "past"
FORMATS = ["toml", "json"]

examples = pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
formats = pytest.mark.parametrize("form", FORMATS)

# --- values of every model -------------------------------------------------

texts = st.text(st.characters(codec="utf-8"), max_size=12).map(
    lambda text: "\n".join(map(normalize, text.split("\n"))).strip("\n")
)
days = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31))
lunar_days = st.builds(
    LunarDate,
    month=st.integers(1, 12),
    day=st.integers(1, 30),
    year=st.none() | st.integers(1900, 2100),
    leap=st.booleans(),
)
yearless_days = days.map(lambda day: YearlessDate(month=day.month, day=day.day))
# What the notation of a date can say: a longer period has a table of its own.
notations = st.sampled_from(["2025-10", "2026", "2024-01-01/2024-06-30", "../2024-06-30", "../.."])
dates = st.one_of(days, lunar_days, yearless_days, notations.map(parse_iso))
periods = st.builds(
    lambda ends, **rest: Period(start=min(ends), end=max(ends), **rest),
    st.tuples(days, days),
    kind=st.sampled_from(PeriodKind),
    printed=st.none() | texts,
)
bodies = st.one_of(
    st.builds(BodyRef, text=texts),
    st.builds(BodyRef, kind=st.just("other"), name=texts.filter(bool)),
    st.builds(
        BodyRef,
        kind=st.just("people_committee"),
        unit=st.builds(UnitRef, text=texts, within=st.none() | texts, inferred=st.booleans()),
    ),
)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3)
plain = {
    str: texts,
    int: st.integers(-(10**18), 10**18),
    bool: st.booleans(),
    Decimal: decimals,
    dt.date: days,
    Period: periods,
    BodyRef: bodies,
    PostRef: st.builds(PostRef, text=texts, outside=st.booleans()),
}


def values_of(annotation):
    """Return a strategy for an annotation of a model."""
    arguments = getattr(annotation, "__args__", ())
    if is_date_value(annotation):
        return st.none() | dates if type(None) in arguments else dates
    if type(None) in arguments:
        return st.none() | values_of(arguments[0])
    if arguments:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if annotation in plain:
        return plain[annotation]
    if issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return models(annotation)


_COUNTS = {"articles", "chapters", "collectives", "count", "individuals"}
_LISTS_WITH_IDS = {
    "cited_by",
    "conclusions",
    "coordinators",
    "hosts",
    "lead",
    "legal_bases",
    "links",
    "planned",
    "reviewed",
    "signatures",
}


def models(cls):
    """Return a strategy for a model: any fields that its validators accept."""
    if cls is Cadence:
        return st.builds(attrs.evolve, cadences, printed=st.none() | texts)
    fields = {field.name: values_of(field.type) for field in wire_fields(cls)}
    if "reason" in fields:
        fields["reason"] = texts.filter(str.strip)
    for name in fields.keys() & _COUNTS:
        fields[name] = st.integers(0, 99)
    # Ids that refer to nothing are refused, so there are none.
    for name in fields.keys() & _LISTS_WITH_IDS:
        fields[name] = st.just(())
    none = {"payer", "document"} | ({"agreement"} if cls is StateChange else set())
    for name in fields.keys() & none:
        fields[name] = st.none()
    return st.builds(cls, **fields)


def unique_ids(dossier):
    """Return a dossier whose ids are numbers."""

    def numbered(objects):
        return tuple(attrs.evolve(o, id=str(i)) for i, o in enumerate(objects))

    agreements = (
        attrs.evolve(a, participants=numbered(a.participants)) for a in dossier.agreements
    )
    return attrs.evolve(
        dossier,
        format="phoiho/1",
        agreements=numbered(agreements),
        documents=numbered(dossier.documents),
        events=numbered(dossier.events),
    )


dossiers = models(Dossier).map(unique_ids)
slow = settings(max_examples=25, suppress_health_check=list(HealthCheck))


@slow
@given(dossiers)
def test_structure_inverts_unstructure(dossier):
    """Every dossier comes back from its plain values, by either converter."""
    for detailed in (False, True):
        converter = make_converter(detailed=detailed)
        values = converter.unstructure(dossier)
        assert json.loads(json.dumps(values)) == values
        assert converter.structure(values, Dossier) == dossier


@slow
@given(dossiers)
def test_loads_inverts_dumps(dossier):
    """Every dossier comes back from its text, and one dossier gives one text."""
    for form in FORMATS:
        text = dumps(dossier, format=form)
        assert loads(text, format=form) == dossier
        assert dumps(loads(text, format=form), format=form) == text


@given(st.text(), st.sampled_from(FORMATS))
def test_any_text(text, form):
    """Whatever the text, reading it raises nothing but `RecordError`."""
    with pytest.raises(RecordError) as caught:
        loads(text, format=form)
    assert caught.value.issues


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "title", "agreements", "events", "hosts", "body"]) | st.text(),
            inner,
        )
    ),
)


@given(json_values)
def test_any_values(values):
    """Whatever the JSON values, reading them raises nothing but `RecordError`."""
    tables = [
        values,
        {"format": "phoiho/1", "title": "x", "events": values, "agreements": [values]},
    ]
    for table in tables:
        with pytest.raises(RecordError) as caught:
            loads(json.dumps(table), format="json")
        assert all(issue.path.startswith("$") for issue in caught.value.issues)


def _replaced(values, path, value):
    """Return plain values with the value at a path replaced."""
    if not path:
        return value
    copy = values.copy()
    copy[path[0]] = _replaced(values[path[0]], path[1:], value)
    return copy


def _paths(values, before=()):
    """Yield the path of every value."""
    yield before
    if isinstance(values, dict | list):
        entries = values.items() if isinstance(values, dict) else enumerate(values)
        for key, value in entries:
            yield from _paths(value, (*before, key))


WHOLE = json.loads(dumps(load(ROOT / "examples" / "minh-hoa-xa.toml"), format="json"))


@given(st.sampled_from(sorted(_paths(WHOLE), key=str)), json_values)
def test_one_wrong_value(path, value):
    """One value of a good record replaced by anything: it loads or raises `RecordError`."""
    text = json.dumps(_replaced(WHOLE, path, value))
    try:
        dossier = loads(text, format="json")
    except RecordError:
        return
    assert loads(dumps(dossier, format="json"), format="json") == dossier


# --- the examples ----------------------------------------------------------


@examples
@formats
def test_example_comes_back(path, form):
    """An example is equal after a round trip, and its canonical text stays the same."""
    dossier = load(path)
    text = dumps(dossier, format=form)
    assert loads(text, format=form) == dossier
    assert dumps(loads(text, format=form), format=form) == text


@examples
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode(),
    ],
    ids=["NFD", "BOM", "CRLF", "CR", "UTF-16 LE", "UTF-16 BE", "as it is"],
)
def test_example_in_any_encoding(path, encode, tmp_path):
    """A copy in another normal form, encoding or line end is the same record."""
    copy = tmp_path / "hồ sơ.toml"
    copy.write_bytes(encode(path.read_text(encoding="utf-8")))
    assert load(copy) == load(path)


def test_keys_in_the_order_of_the_models():
    """Keys of a dump stand as the fields of the models do, required or not."""
    agreement = Agreement(
        id="a",
        coverage=Coverage.REPORT,
        instrument=Instrument(kind=InstrumentKind.PLAN, printed="x"),
        number="1",
        stated_items=StatedCount(count=1),
    )
    values = make_converter().unstructure(agreement)
    assert list(values) == ["id", "coverage", "instrument", "number", "stated_items"]
    event = load(ROOT / "examples" / "minh-hoa-xa.toml").events[2]
    names = [field.name for field in wire_fields(type(event))]
    assert sorted(make_converter().unstructure(event), key=names.index) == list(
        make_converter().unstructure(event)
    )


def test_texts_are_normalized():
    """Texts are held in NFC with plain blanks; line ends inside them stay."""
    values = {"title": " Ủy\u00a0ban  nhân\tdân\u200b ", "note": "một\r\nhai \n\nba\n"}
    dossier = make_converter().structure(values, Dossier)
    assert (dossier.title, dossier.note) == ("Ủy ban nhân dân", "một\nhai\n\nba")


def test_soft_hyphens_that_are_letters():
    """A line in the old code page keeps its soft hyphens, the letter ư there; others lose them."""
    old = "Ch\u00ad\u00acng tr\u00d7nh, \u00ad ph\u00ad\u00eang"
    record = {"format": "phoiho/1", "title": f" {old}\nph\u00ad\u01b0\u1eddng "}
    dossier = loads(json.dumps(record), format="json")
    assert dossier.title == f"{old}\nphường"
    assert loads(dumps(dossier), format="toml") == dossier


def test_day_without_quotes():
    """TOML may write an exact day without quotes."""
    head = 'format = "phoiho/1"\ntitle = "x"\nreference_date = '
    assert loads(head + "2024-02-28", format="toml") == loads(head + '"2024-02-28"', format="toml")


def test_unit_of_a_body_is_a_name_or_a_table():
    """The unit in a table of a body may be written as its name."""
    as_name = {"kind": "people_committee", "unit": "quận Tây Hồ"}
    as_table = {"kind": "people_committee", "unit": {"text": "quận Tây Hồ"}}
    for detailed in (False, True):
        structure = make_converter(detailed=detailed).structure
        assert structure(as_name, BodyRef) == structure(as_table, BodyRef)
    assert make_converter().unstructure(structure(as_table, BodyRef)) == as_name


def test_converters_share_no_state():
    """A hook put on one converter does not reach another."""
    make_converter().register_structure_hook(str, lambda value, _: "changed")
    assert make_converter().structure({"title": "x"}, Dossier).title == "x"


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({"period": dict.fromkeys("abcd", 1)}, ["period = {a = 1, b = 1, c = 1, d = 1}"]),
        ({"period": dict.fromkeys("abcde", 1)}, ["[period]", "a = 1", "b = 1", "c = 1", "d = 1"]),
        ({"body": {"unit": {"a": 1}}}, ["[body]", "unit = {a = 1}"]),
        ({"outcome": {"a": 1}}, ["[outcome]", "a = 1"]),
        ({"links": [{"a": 1, "b": 2}]}, ["links = [{a = 1, b = 2}]"]),
        ({"links": [dict.fromkeys("abcd", 1)]}, ["[[links]]", "a = 1", "b = 1"]),
        ({"links": [{"a": {"b": 1}}]}, ["[[links]]", "a = {b = 1}"]),
        ({"links": [{"a": "x" * 90}]}, ["[[links]]"]),
        ({"participants": [{"id": "a"}]}, ["[[participants]]", 'id = "a"']),
        ({"participants": []}, ["participants = []"]),
        ({"lead": ["a", "b"]}, ['lead = ["a", "b"]']),
        ({"results": ["x" * 60, "y" * 60]}, ["results = [", f'    "{"x" * 60}",']),
        ({"links": [{"a": 1}], "z": 1}, ["links = [{a = 1}]", "z = 1"]),
        ({"items": [{"a": 1}], "z": 1}, ["z = 1", "", "[[items]]", "a = 1"]),
    ],
)
def test_form_of_toml(values, lines):
    """What stands on a line and what gets a table follows from the value alone."""
    text = format_toml(values)
    assert text.splitlines()[: len(lines)] == lines
    assert tomllib.loads(text) == values


def test_template_is_a_record():
    """The template loads."""
    assert loads(template(), format="toml").agreements


# --- files -----------------------------------------------------------------


@formats
def test_dump_and_load(tmp_path, form):
    """A file that is written is read as the same dossier."""
    dossier, path = load(EXAMPLES[0]), tmp_path / f"hồ sơ.{form}"
    dump(dossier, path)
    assert load(path) == dossier
    assert path.read_bytes() == dumps(dossier, format=form).encode()
    assert list(tmp_path.iterdir()) == [path]


def test_failing_write_leaves_the_old_file(tmp_path, monkeypatch):
    """Where writing fails, the file is as before and nothing lies about."""
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        dump(Dossier(title="x"), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_dump_keeps_permissions(tmp_path):
    """A replaced file keeps its permissions, a new one has the usual ones."""
    path, new, usual = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c"
    usual.touch()
    path.touch()
    path.chmod(0o640)
    for target in (path, new):
        dump(Dossier(title="x"), target)
    assert path.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_dump_refuses_other_endings(tmp_path):
    """A file that could not be loaded again is not written."""
    with pytest.raises(RecordError, match=r"\.toml or \.json"):
        dump(Dossier(title="x"), tmp_path / "a.yaml")


def test_toml_needs_the_extra(monkeypatch):
    """Without tomlkit the error names the extra; JSON goes on."""
    monkeypatch.setitem(sys.modules, "phoiho.records.toml", None)
    with pytest.raises(PhoihoError, match=r"pip install 'phoiho\[cli\]'"):
        dumps(Dossier(title="x"))
    assert dumps(Dossier(title="x"), format="json")


@formats
def test_past_records_load(form):
    """A record of 26.1.0 loads for ever, as what it was then."""
    golden = (PAST / "phoiho-1-26.1.0.golden.json").read_text(encoding="utf-8")
    dossier = load(PAST / f"phoiho-1-26.1.0.{form}")
    assert dumps(dossier, format="json") == golden


def test_both_converters_are_built_once():
    """The converters of `loads` are made at their first use and kept."""
    assert records_io._fast() is records_io._fast()
    assert records_io._detailed() is records_io._detailed()

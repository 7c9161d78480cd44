"""The JSON Schema says the same as the loader about the shape of a record."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import phoiho
from phoiho.errors import RecordError
from phoiho.records import dumps, load, loads

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
SCHEMA = phoiho.json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
GOOD = {
    "format": "phoiho/1",
    "title": "x",
    "agreements": [{"id": "a", "coverage": "report", "instrument": {"kind": "plan"}}],
    "events": [{"id": "e", "coverage": "report"}],
}


def test_schema_is_valid():
    """The schema is one of the draft that it names."""
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_schema_is_new_each_time():
    """A caller may change what was returned."""
    phoiho.json_schema()["properties"].clear()
    assert phoiho.json_schema() == SCHEMA


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_are_valid(path):
    """Examples fit the schema, as written and in canonical form."""
    VALIDATOR.validate(tomllib.loads(path.read_text(encoding="utf-8")))
    VALIDATOR.validate(json.loads(dumps(load(path), format="json")))


def models_of(cls, seen):
    """Collect the models inside a model."""
    if cls not in seen:
        seen.add(cls)
        for field in attrs.fields(attrs.resolve_types(cls)):
            pending = [field.type]
            while pending:
                hint = pending.pop()
                pending.extend(getattr(hint, "__args__", ()))
                if isinstance(hint, type) and attrs.has(hint):
                    models_of(hint, seen)
    return seen


def test_every_field_appears():
    """Every field of every model stands in the schema, but for computed ones."""
    tables = {"Dossier": SCHEMA, **SCHEMA["$defs"]}
    models = {cls.__name__: cls for cls in models_of(phoiho.Dossier, set())}
    # Dates are texts; what is resolved is not written.
    assert set(tables) <= set(models)
    for name, table in tables.items():
        names = [field.name for field in attrs.fields(models[name])]
        computed = {"resolution", "span"} | ({"post"} if name == "PostRef" else set())
        fields = [field for field in names if field not in computed]
        assert list(table["properties"]) == fields
        assert table["additionalProperties"] is False


BAD = [
    ("format", "phoiho/2"),
    ("format", 1),
    ("title", 5),
    ("title", None),
    ("titel", "x"),
    ("reference_date", "2024"),
    ("reference_date", "28/2/2024"),
    ("sources", {}),
    ("sources", [{"authors": "x"}]),
    ("agreements", "x"),
    ("agreements", [{"id": "a", "coverage": "report"}]),
    ("agreements", [GOOD["agreements"][0] | {"coverage": "reprt"}]),
    ("agreements", [GOOD["agreements"][0] | {"signed_on": "2024-2-3"}]),
    ("agreements", [GOOD["agreements"][0] | {"signed_on": 2024}]),
    ("agreements", [GOOD["agreements"][0] | {"co_signed": "yes"}]),
    ("agreements", [GOOD["agreements"][0] | {"period": "2024"}]),
    ("agreements", [GOOD["agreements"][0] | {"focal_bodies": [{"name": "x"}]}]),
    ("agreements", [GOOD["agreements"][0] | {"focal_bodies": [{"text": "x", "kind": "y"}]}]),
    ("agreements", [GOOD["agreements"][0] | {"stated_items": {"count": "6"}}]),
    ("events", [{"id": "e"}]),
    ("events", [{"id": "e", "coverage": "report", "kinds": "signing"}]),
    ("events", [{"id": "e", "coverage": "report", "people": [{"name": "x", "posts": [{}]}]}]),
]


def test_good_record():
    """The record that the bad ones start from is good."""
    VALIDATOR.validate(GOOD)
    loads(json.dumps(GOOD), format="json")


@pytest.mark.parametrize(("key", "value"), BAD)
def test_bad_shapes(key, value):
    """What has a wrong shape is refused by the schema and by the loader."""
    record = GOOD | {key: value}
    assert not VALIDATOR.is_valid(record)
    with pytest.raises(RecordError):
        loads(json.dumps(record), format="json")


@given(
    st.sampled_from(["format", "title", "note", "reference_date", "sources", "agreements", "x"]),
    st.none()
    | st.booleans()
    | st.integers(0, 3000)
    | st.text(max_size=9)
    | st.just([])
    | st.just({}),
)
def test_what_loads_is_valid(key, value):
    """The schema refuses nothing that loads."""
    record = GOOD | {key: value}
    try:
        loads(json.dumps(record), format="json")
    except RecordError:
        return
    VALIDATOR.validate(record)

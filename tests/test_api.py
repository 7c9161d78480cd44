"""The public names and their signatures, compared with a golden file.

A change of the surface is a change of `golden/api.txt`, seen in review:
`PHOIHO_UPDATE_GOLDEN=1 pytest tests/test_api.py` writes it anew.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import os
import pkgutil
import re
from functools import cached_property
from pathlib import Path

import attrs
import pytest

import phoiho

GOLDEN = Path(__file__).parent / "golden" / "api.txt"

# The rooms whose names are promised; modules inside them are reached through them.
ROOMS = [
    "phoiho",
    *sorted(
        info.name
        for info in pkgutil.iter_modules(phoiho.__path__, "phoiho.")
        if not info.name.rpartition(".")[2].startswith("_") and info.name != "phoiho.cli"
    ),
]


def module_names():
    """Return the names of every module of the package, the command's too."""
    packages = pkgutil.walk_packages(phoiho.__path__, "phoiho.")
    return ["phoiho", *(info.name for info in packages if "__main__" not in info.name)]


def describe(module, name):
    """Yield the lines that say what a public name is."""
    value = getattr(module, name)
    where = f"{module.__name__}.{name}"
    if inspect.isclass(value):
        yield f"class {where}{bases(value)}"
        if issubclass(value, enum.Enum):
            yield from (f"    {member.name} = {member.value!r}" for member in value)
        elif attrs.has(value):
            yield from fields(value)
        elif issubclass(value, BaseException):
            yield f"    __init__{signature(value.__init__)}"
        yield from methods(value)
    elif inspect.isroutine(value):
        yield f"def {where}{signature(value)}"
    else:
        kind = type(value).__name__
        yield f"{where}: {kind}"


def bases(cls):
    """Return the bases of a class that say something."""
    names = [base.__name__ for base in cls.__bases__ if base is not object]
    return f"({', '.join(names)})" if names else ""


def fields(cls):
    """Yield the fields of a model, their annotations as the source writes them."""
    annotations = {}
    for base in reversed(cls.__mro__):
        annotations |= inspect.get_annotations(base)
    for field in attrs.fields(cls):
        default = "" if field.default is attrs.NOTHING else f" = {field.default!r}"
        yield plain(f"    {field.name}: {annotations[field.name]}{default}")


def is_kept(cls, name, member):
    """Tell whether a slot holds a cached property, which attrs puts there."""
    fields = {field.name for field in attrs.fields(cls)} if attrs.has(cls) else {name}
    return inspect.ismemberdescriptor(member) and name not in fields


def methods(cls):
    """Yield the public methods and properties of a class's own."""
    for name, member in sorted(vars(cls).items()):
        if name.startswith("_"):
            continue
        if isinstance(member, property | cached_property) or is_kept(cls, name, member):
            yield f"    {name} (property)"
        elif isinstance(member, classmethod | staticmethod):
            yield f"    {name}{signature(getattr(cls, name))}"
        elif inspect.isfunction(member):
            yield f"    {name}{signature(member)}"


def signature(function):
    """Return a signature without what depends on the Python version."""
    try:
        return plain(str(inspect.signature(function)))
    except ValueError:  # a type alias can be called, and has none
        return ""


def plain(text):
    """Remove addresses and the quotes of annotations kept as texts."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text).replace("'", "")


def surface():
    """Return the whole surface as text."""
    lines = [f"phoiho.{name} = phoiho.{room}.{name}" for name, room in phoiho._MODULES.items()]
    for room in ROOMS[1:]:
        module = importlib.import_module(room)
        for name in module.__all__:
            lines.extend(describe(module, name))
    return "".join(f"{line}\n" for line in lines)


def test_surface_is_as_recorded():
    """Every public name and signature is as in the golden file."""
    found = surface()
    if os.environ.get("PHOIHO_UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", module_names())
def test_all_is_there_and_sorted(name):
    """The public names of every module stand in plain order, and are there."""
    module = importlib.import_module(name)
    names = getattr(module, "__all__", [])  # modules that only register rules have none
    assert list(names) == sorted(set(names))
    assert all(hasattr(module, public) for public in names)


@pytest.mark.parametrize("name", ROOMS[1:])
def test_public_names_are_documented(name):
    """Every public class and function says in its first line what it is."""
    module = importlib.import_module(name)
    values = [getattr(module, public) for public in module.__all__]
    bare = [v for v in values if (inspect.isclass(v) or inspect.isfunction(v)) and not v.__doc__]
    assert bare == []


def test_lazy_names_are_those_of_their_rooms():
    """A name offered by `phoiho` is the object of the room that owns it."""
    for name, room in phoiho._MODULES.items():
        assert getattr(phoiho, name) is getattr(importlib.import_module(f"phoiho.{room}"), name)
    assert list(phoiho._MODULES) == phoiho.__all__


@pytest.mark.parametrize("room", ROOMS)
def test_docstrings_of_properties(room):
    """No property's docstring has a colon in its first line: Sphinx reads a type before it."""
    module = importlib.import_module(room)
    public = (getattr(module, name) for name in module.__all__)
    for cls in filter(inspect.isclass, public):
        for name, member in vars(cls).items():
            if isinstance(member, property | cached_property):
                first = (member.__doc__ or "").partition("\n")[0]
                assert ": " not in first, f"{cls.__name__}.{name}"

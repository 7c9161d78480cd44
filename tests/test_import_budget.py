"""What `import phoiho` may cost, and what it offers."""

import importlib
import json
import pkgutil
import subprocess
import sys

import pytest

import phoiho

# Each is slow to import, or comes with the extra only.
LATE = (
    "babel",
    "cattrs",
    "click",
    "dateutil.parser",
    "dateutil.rrule",
    "gzip",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "rich",
    "tomlkit",
    "tomllib",
    "zipfile",
)

PACKAGES = sorted(
    info.name
    for info in pkgutil.iter_modules(phoiho.__path__, "phoiho.")
    if not info.name.rpartition(".")[2].startswith("_") and info.name != "phoiho.cli"
)


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a new interpreter holds after *statement*."""
    code = (
        "import sys; before = set(sys.modules)\n"
        f"{statement}\n"
        "new = set(sys.modules) - before\n"
        "import json; print(json.dumps(sorted(new)))"
    )
    # -I keeps the environment and the working directory out.
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def test_import_loads_nothing_slow() -> None:
    """`import phoiho` leaves alone what only some calls need."""
    assert loaded_by("import phoiho").isdisjoint(LATE)


def test_import_loads_no_room() -> None:
    """`import phoiho` imports none of its packages: names come on first use."""
    rooms = {name for name in loaded_by("import phoiho") if name.startswith("phoiho.")}
    assert rooms == {"phoiho._lazy"}


@pytest.mark.parametrize("name", ["phoiho", *PACKAGES])
def test_all_is_sorted(name: str) -> None:
    """`__all__` of every public module is sorted and names nothing twice."""
    names = list(importlib.import_module(name).__all__)
    assert names == sorted(set(names))


@pytest.mark.parametrize("name", ["phoiho", *PACKAGES])
def test_all_resolves(name: str) -> None:
    """Every name of `__all__` is there."""
    module = importlib.import_module(name)
    missing = [public for public in module.__all__ if not hasattr(module, public)]
    assert missing == []


@pytest.mark.parametrize("name", ["phoiho", *PACKAGES])
def test_no_name_is_a_module_too(name: str) -> None:
    """A module of a package never hides the public name that is loaded lazily."""
    package = importlib.import_module(name)
    modules = {info.name for info in pkgutil.iter_modules(getattr(package, "__path__", []))}
    assert modules.isdisjoint(getattr(package, "_MODULES", ()))


def test_dir_offers_what_all_promises() -> None:
    """`dir(phoiho)` lists the lazy names too."""
    assert set(phoiho.__all__) <= set(dir(phoiho))


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist is refused like on any module."""
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = phoiho.no_such_name  # type: ignore[attr-defined]

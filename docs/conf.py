"""Configuration of the documentation; see https://www.sphinx-doc.org."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ROOT = Path(__file__).resolve().parent.parent
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = _PROJECT["name"]
author = _PROJECT["authors"][0]["name"]
release = version = _PROJECT["version"]
project_copyright = f"2026 {author}"
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
nitpicky = True
default_role = "code"  # docstrings write `name` for code
html_theme = "furo"
html_title = f"{project} {version}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_use_type_comments = False
python_maximum_signature_line_length = 88

# pytest runs the examples of docstrings, with the names of their modules at hand;
# the doctest builder runs the `{doctest}` blocks of pages.
doctest_test_doctest_blocks = ""

napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_custom_sections = [("Basis", "Basis")]

# There are no inventories to look things up in: building needs no network.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|cattrs|click|collections|concurrent|dataclasses|datetime|dateutil)\b.*"),
    (r"py:.*", r"(decimal|enum|fractions|functools|numbers|os|pathlib|re|types|typing)\b.*"),
    (r"py:.*", r"(bool|bytes|dict|float|frozenset|int|list|object|set|str|tuple|type|None)"),
    (r"py:(class|exc|obj)", r"(\w+Error|Exception|Warning|BaseException)"),
    (r"py:(class|obj)", r"(dt\.\w+|optional|[A-Z])"),  # type variables have one letter
    (r"py:class", r"phoiho(\.\w+)*\.(_\w+|[A-Z])"),  # private bases, type variables
]


def _resolve_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.Element | None:
    """Find a class where it is documented.

    Annotations name the module that defines a class (`phoiho.room.module.Name`),
    the reference the package that offers it (`phoiho.room.Name`).  Imports for
    type checkers only leave the bare `Name`.
    """
    target = node.get("reftarget", "")
    if node.get("refdomain") != "py" or ("." in target and not target.startswith("phoiho.")):
        return None
    *modules, name = target.split(".")
    node["refspecific"] = not modules  # a bare name may stand in any package
    candidates = [".".join((*modules[:end], name)) for end in range(len(modules) - 1, 0, -1)]
    for candidate in candidates or [name]:
        found = env.domains["py"].resolve_xref(
            env,
            node.get("refdoc", env.docname),
            app.builder,
            node["reftype"],
            candidate,
            node,
            contnode,
        )
        if found is not None:
            return found
    return None


def setup(app: Sphinx) -> None:
    """Connect what Sphinx does not bring."""
    app.connect("missing-reference", _resolve_public_name)

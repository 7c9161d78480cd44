"""The commented template of a record."""

from __future__ import annotations

from importlib import resources

__all__ = ["template"]


def template() -> str:
    """Return the text that `phoiho new` writes: a record with comments in Vietnamese."""
    return resources.files("phoiho.records").joinpath("template.toml").read_text(encoding="utf-8")

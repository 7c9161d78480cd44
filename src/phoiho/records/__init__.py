"""Records: TOML and JSON in and out, strict, all faults at once."""

from phoiho.records.converter import make_converter
from phoiho.records.io import dump, dumps, load, loads

__all__ = ["dump", "dumps", "load", "loads", "make_converter"]

"""Records: TOML and JSON in and out, strict, all faults at once."""

from phoiho.records.converter import make_converter
from phoiho.records.edits import Edit
from phoiho.records.io import dump, dumps, load, loads
from phoiho.records.positions import Place, Places, locate

__all__ = [
    "Edit",
    "Place",
    "Places",
    "dump",
    "dumps",
    "load",
    "loads",
    "locate",
    "make_converter",
]

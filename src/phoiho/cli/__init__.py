"""The command `phoiho`: it parses arguments, calls the library, and prints.

The commands need the extra `phoiho[cli]`; without it the command answers in
one line that names the extra.
"""

from __future__ import annotations

import sys

__all__ = ["main"]

_EXTRA = frozenset({"click", "rich", "tomlkit"})


def main() -> None:
    """Run the command line."""
    try:
        from phoiho.cli.app import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write("phoiho: the command needs the extra: pip install 'phoiho[cli]'\n")
        sys.exit(2)
    run()

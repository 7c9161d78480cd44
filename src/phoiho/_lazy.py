"""Names of a package that load their modules at first use (PEP 562)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy_names"]


def lazy_names(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package with lazy names.

    Args:
        package: The `__name__` of the package.
        modules: For every public name, the module inside the package that
            defines it; dots lead further down.

    Examples:
        >>> load, names = lazy_names("phoiho", {"iso": "vietnamese"})
        >>> names(), load("iso").__module__
        (['iso'], 'phoiho.vietnamese.notation')
    """

    def load(name: str) -> object:
        """Load the module of a name at its first use."""
        module = modules.get(name)
        if module is None:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        from importlib import import_module

        value = getattr(import_module(f"{package}.{module}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load, lambda: sorted(modules)

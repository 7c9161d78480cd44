"""Catalogues: the messages and reasons of the rules in Vietnamese, corrections of the English.

They are made by `tools/build_catalogues.py` and read at first use.
"""

from __future__ import annotations

import struct
from gettext import GNUTranslations
from io import BytesIO
from pkgutil import get_data

from phoiho.errors import DataError
from phoiho.labels import Locale
from phoiho.reference import load_once

__all__ = ["message_context", "reason_context", "translate"]


def message_context(code: str) -> str:
    """Return the context in which the catalogues hold the message of a rule."""
    return code


def reason_context(code: str) -> str:
    """Return the context in which the catalogues hold the reason of a rule."""
    return f"{code} why"


def translate(context: str, text: str, locale: Locale) -> str:
    """Return a text of the rules in a language, itself where no catalogue has it.

    Args:
        context: What the text is of: see `message_context`, `reason_context`.
        text: The English text, as it stands in the code.
        locale: `vi` or `en`.

    Raises:
        DataError: The installation lacks the catalogue, or it is damaged.

    Examples:
        >>> translate("PH000", "no such text", "vi")
        'no such text'
    """
    return _catalogues()[locale].pgettext(context, text)


@load_once
def _catalogues() -> dict[Locale, GNUTranslations]:
    """Read the catalogues of both languages."""
    return {"vi": _read("vi"), "en": _read("en")}


def _read(locale: Locale) -> GNUTranslations:
    """Read a compiled catalogue."""
    name = f"locale/{locale}/LC_MESSAGES/rules.mo"
    try:
        return GNUTranslations(BytesIO(get_data("phoiho.rules", name) or b""))
    except (OSError, struct.error, UnicodeDecodeError) as error:
        raise DataError(name, f"no catalogue can be read ({error})") from error

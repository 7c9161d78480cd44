"""Text in the old Vietnamese code page TCVN3 (fonts such as .VnTime), as it looks when misread."""

from __future__ import annotations

import re

from phoiho.reference import load_once, load_table

__all__ = ["decode_tcvn3"]

# Signs that the code page has for letters, beside a letter as nothing else puts them: fractions,
# footnotes, quotation marks and "µm" stand otherwise.
_LETTER = r"[^\W\d_]"
_SURE_SIGN = re.compile(
    rf"(?<={_LETTER})[¡¢£¤¥¦§¨¬µ¶·¸¼½¾]|[¡¢£¤¥¦§¨¬®](?={_LETTER})|(?<={_LETTER})[©«®¹»](?={_LETTER})"
)


@load_once
def _letters() -> dict[int, str]:
    """Return the letter of every code point."""
    return {int(row[0], 16): row[1] for row in load_table("tcvn3_letters").rows}


def decode_tcvn3(text: str) -> str:
    """Return *text* in today's letters if it is TCVN3 misread as Western text, else as it is.

    TCVN3 has no capitals with tones: fonts drew them, so "Sè" in capitals stays
    "Số".  A text counts as TCVN3 when a sign stands beside a letter that
    nobody else puts there ("§", "®", "¬"); where only letters of Western
    languages tell of it ("MÆt"), it stays.

    Args:
        text: Any text.

    Examples:
        >>> decode_tcvn3("Sè: 04/HD-L§L§")
        'Số: 04/HD-LĐLĐ'
        >>> decode_tcvn3("điều § 5")
        'điều § 5'
    """
    return text.translate(_letters()) if _SURE_SIGN.search(text) else text

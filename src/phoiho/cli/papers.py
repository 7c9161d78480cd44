"""The command that explains a paper's number: `document`."""

from __future__ import annotations

import datetime as dt

import click

from phoiho.cli.console import print_blocks, print_json
from phoiho.cli.inputs import as_of_option, format_option, lang_option, on_option
from phoiho.documents import DocumentNumber, find_document_numbers, parse_document_number
from phoiho.errors import ParseError
from phoiho.hierarchy.references import get_nearest_unit
from phoiho.labels import Locale
from phoiho.writing import number_blocks, number_to_plain, page_of_number

__all__ = ["document"]


@click.command()
@click.argument("number")
@on_option
@as_of_option
@click.option("--unit", "unit_name", help="The unit whose bodies the issuers are.")
@lang_option
@format_option
def document(
    number: str,
    on: dt.date | None,
    as_of: dt.date,
    unit_name: str | None,
    *,
    lang: Locale,
    format_: str,
) -> int:
    """Explain the number of a paper: type, issuers, system, what is irregular, which guide.

    NUMBER is a number as printed ("Số: 03 /CTrPH-MTTW-TCTV"), the name of the
    type before it or not; or a text with one number in it.
    """
    day = on or as_of
    unit = get_nearest_unit(unit_name, on=day) if unit_name else None
    page = page_of_number(_number_in(number), on=day, unit=unit)
    if format_ == "json":
        print_json(number_to_plain(page, lang))
    else:
        print_blocks(number_blocks(page, lang))
    return 0


def _number_in(text: str) -> DocumentNumber:
    """Return the number that a text is, or the only one that stands in it."""
    try:
        return parse_document_number(text)
    except ParseError:
        mentions = find_document_numbers(text)
        if len(mentions) > 1:
            numbers = [mention.text for mention in mentions]
            raise ParseError(text, expected="one number", suggestions=numbers) from None
        if not mentions:
            raise
        return mentions[0].number

"""Official documents: their numbers, how they cite one another, and which act was in force.

The names below load their modules at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.documents.act_lookup import get_act, lookup_acts
    from phoiho.documents.acts import Act, ActChange, ActChangeKind, ActKind, ActState, iter_acts
    from phoiho.documents.capitals import NameKind, capitalize_sentences, official_capitals
    from phoiho.documents.citation_mentions import CitationMention, find_citations, parse_citation
    from phoiho.documents.citations import Citation, CitationForm, format_citation
    from phoiho.documents.guides import Guide, find_habit, guide_for, iter_guides
    from phoiho.documents.heads import PaperHead, number_line, own_place, paper_head, place_and_date
    from phoiho.documents.irregularities import Irregularity
    from phoiho.documents.issuer_readings import (
        IssuerReading,
        lookup_issuer_codes,
        paired_codes,
    )
    from phoiho.documents.layouts import (
        Alignment,
        DrawnLine,
        ElementLayout,
        Length,
        LengthUnit,
        Margins,
        PageLayout,
        PaperElement,
        Side,
        UnknownLayoutError,
        page_layout,
    )
    from phoiho.documents.legal_bases import LegalBasisLine, format_legal_bases, parse_legal_bases
    from phoiho.documents.number_codes import (
        CodeForm,
        CodeRole,
        DocumentType,
        IssuerCode,
        lookup_document_types,
    )
    from phoiho.documents.number_mentions import DocumentNumberMention, find_document_numbers
    from phoiho.documents.number_parsing import parse_document_number
    from phoiho.documents.numbers import DocumentNumber, format_document_number, regular_form
    from phoiho.documents.paper_lines import PaperLine, in_columns
    from phoiho.documents.provisions import (
        Provision,
        ProvisionKind,
        ProvisionPart,
        format_provisions,
        parse_provisions,
    )
    from phoiho.documents.signature_blocks import (
        Signature,
        SigningError,
        signature_block,
        signature_columns,
    )
    from phoiho.documents.signing_marks import (
        SigningAuthority,
        SigningIrregularity,
        SigningLine,
        SigningMark,
        iter_signing_marks,
        parse_signing_authority,
    )
    from phoiho.documents.systems import DocumentSystem, NumberStyle
    from phoiho.documents.titles import letter_subject, title_lines
    from phoiho.documents.unit_capitals import UnitName, unit_name

_MODULES = {
    "Act": "acts",
    "ActChange": "acts",
    "ActChangeKind": "acts",
    "ActKind": "acts",
    "ActState": "acts",
    "Alignment": "layouts",
    "Citation": "citations",
    "CitationForm": "citations",
    "CitationMention": "citation_mentions",
    "CodeForm": "number_codes",
    "CodeRole": "number_codes",
    "DocumentNumber": "numbers",
    "DocumentNumberMention": "number_mentions",
    "DocumentSystem": "systems",
    "DocumentType": "number_codes",
    "DrawnLine": "layouts",
    "ElementLayout": "layouts",
    "Guide": "guides",
    "Irregularity": "irregularities",
    "IssuerCode": "number_codes",
    "IssuerReading": "issuer_readings",
    "LegalBasisLine": "legal_bases",
    "Length": "layouts",
    "LengthUnit": "layouts",
    "Margins": "layouts",
    "NameKind": "capitals",
    "NumberStyle": "systems",
    "PageLayout": "layouts",
    "PaperElement": "layouts",
    "PaperHead": "heads",
    "PaperLine": "paper_lines",
    "Provision": "provisions",
    "ProvisionKind": "provisions",
    "ProvisionPart": "provisions",
    "Side": "layouts",
    "Signature": "signature_blocks",
    "SigningAuthority": "signing_marks",
    "SigningError": "signature_blocks",
    "SigningIrregularity": "signing_marks",
    "SigningLine": "signing_marks",
    "SigningMark": "signing_marks",
    "UnitName": "unit_capitals",
    "UnknownLayoutError": "layouts",
    "capitalize_sentences": "capitals",
    "find_citations": "citation_mentions",
    "find_document_numbers": "number_mentions",
    "find_habit": "guides",
    "format_citation": "citations",
    "format_document_number": "numbers",
    "format_legal_bases": "legal_bases",
    "format_provisions": "provisions",
    "get_act": "act_lookup",
    "guide_for": "guides",
    "in_columns": "paper_lines",
    "iter_acts": "acts",
    "iter_guides": "guides",
    "iter_signing_marks": "signing_marks",
    "letter_subject": "titles",
    "lookup_acts": "act_lookup",
    "lookup_document_types": "number_codes",
    "lookup_issuer_codes": "issuer_readings",
    "number_line": "heads",
    "official_capitals": "capitals",
    "own_place": "heads",
    "page_layout": "layouts",
    "paired_codes": "issuer_readings",
    "paper_head": "heads",
    "parse_citation": "citation_mentions",
    "parse_document_number": "number_parsing",
    "parse_legal_bases": "legal_bases",
    "parse_provisions": "provisions",
    "parse_signing_authority": "signing_marks",
    "place_and_date": "heads",
    "regular_form": "numbers",
    "signature_block": "signature_blocks",
    "signature_columns": "signature_blocks",
    "title_lines": "titles",
    "unit_name": "unit_capitals",
}

__all__ = [
    "Act",
    "ActChange",
    "ActChangeKind",
    "ActKind",
    "ActState",
    "Alignment",
    "Citation",
    "CitationForm",
    "CitationMention",
    "CodeForm",
    "CodeRole",
    "DocumentNumber",
    "DocumentNumberMention",
    "DocumentSystem",
    "DocumentType",
    "DrawnLine",
    "ElementLayout",
    "Guide",
    "Irregularity",
    "IssuerCode",
    "IssuerReading",
    "LegalBasisLine",
    "Length",
    "LengthUnit",
    "Margins",
    "NameKind",
    "NumberStyle",
    "PageLayout",
    "PaperElement",
    "PaperHead",
    "PaperLine",
    "Provision",
    "ProvisionKind",
    "ProvisionPart",
    "Side",
    "Signature",
    "SigningAuthority",
    "SigningError",
    "SigningIrregularity",
    "SigningLine",
    "SigningMark",
    "UnitName",
    "UnknownLayoutError",
    "capitalize_sentences",
    "find_citations",
    "find_document_numbers",
    "find_habit",
    "format_citation",
    "format_document_number",
    "format_legal_bases",
    "format_provisions",
    "get_act",
    "guide_for",
    "in_columns",
    "iter_acts",
    "iter_guides",
    "iter_signing_marks",
    "letter_subject",
    "lookup_acts",
    "lookup_document_types",
    "lookup_issuer_codes",
    "number_line",
    "official_capitals",
    "own_place",
    "page_layout",
    "paired_codes",
    "paper_head",
    "parse_citation",
    "parse_document_number",
    "parse_legal_bases",
    "parse_provisions",
    "parse_signing_authority",
    "place_and_date",
    "regular_form",
    "signature_block",
    "signature_columns",
    "title_lines",
    "unit_name",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)

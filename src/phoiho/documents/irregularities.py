"""In what a printed number departs from the form of its system."""

from __future__ import annotations

from phoiho.labels import LabelledEnum

__all__ = ["Irregularity"]


class Irregularity(LabelledEnum):
    """A departure of a printed number from the regular form.

    Examples:
        >>> Irregularity.HYPHEN_LOST.label("en")
        'hyphen lost'
    """

    SPACE_AFTER_HYPHEN = "space_after_hyphen"
    SPACES_AROUND_HYPHEN = "spaces_around_hyphen"
    SPACE_BEFORE_SLASH = "space_before_slash"
    SPACES_AROUND_SLASH = "spaces_around_slash"
    SPACE_AFTER_SLASH = "space_after_slash"
    EXTRA_SPACES = "extra_spaces"
    NO_SPACE_AFTER_SO = "no_space_after_so"
    HYPHEN_LOST = "hyphen_lost"
    SPACE_INSTEAD_OF_SLASH = "space_instead_of_slash"
    EN_DASH = "en_dash"
    HYPHEN_AFTER_YEAR = "hyphen_after_year"
    SLASH_AFTER_TYPE = "slash_after_type"
    SLASH_FOR_BOTH = "slash_for_both"
    SEPARATOR_MISSING = "separator_missing"
    HYPHEN_ONLY = "hyphen_only"
    NUMBER_MISSING = "number_missing"
    NUMBER_NOT_PADDED = "number_not_padded"
    LETTER_SUFFIX = "letter_suffix"
    LETTER_CASE = "letter_case"
    LEGACY_ENCODING = "legacy_encoding"
    LOOK_ALIKE_LETTER = "look_alike_letter"
    DIACRITIC_LOST = "diacritic_lost"
    ISSUER_SPELLING_VARIANT = "issuer_spelling_variant"
    ISSUER_MISSPELLED = "issuer_misspelled"
    WRONG_LEVEL_CODE = "wrong_level_code"
    STATE_STYLE_SEPARATORS = "state_style_separators"
    PARTY_STYLE_SEPARATORS = "party_style_separators"
    SYMBOL_TRUNCATED = "symbol_truncated"
    TYPE_DOES_NOT_MATCH = "type_does_not_match"
    TYPE_MISSING = "type_missing"
    TYPE_UNKNOWN = "type_unknown"
    TYPE_AFTER_ISSUER = "type_after_issuer"
    TYPE_OF_OTHER_SYSTEM = "type_of_other_system"
    YEAR_MISPLACED = "year_misplaced"
    YEAR_SHORTENED = "year_shortened"
    DOT_IN_CODE = "dot_in_code"
    HYPHEN_IN_CODE = "hyphen_in_code"
    HISTORIC_FORM = "historic_form"
    HISTORIC_ISSUER_CODE = "historic_issuer_code"
    DAY_IMPOSSIBLE = "day_impossible"

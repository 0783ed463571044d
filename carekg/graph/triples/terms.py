"""RDF terms in the form that N-Quads gives them, and nothing that a store would rewrite."""

from __future__ import annotations

import re
from decimal import Decimal

from carekg.dates import is_iso_date
from carekg.namespaces import XSD

Triple = tuple[str, str, str]
"""Subject, predicate and object, each as N-Quads writes it."""

_ESCAPES = {
    **{chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f\ufffe\uffff"\\]')
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def write_iri(iri: str) -> str:
    """Write an IRI, which must hold no space, bracket, quote or backslash."""
    return f"<{iri}>"


def write_text(text: str, language: str = "") -> str:
    """Write a plain string, or one in a language."""
    escaped = _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def write_typed(lexical: str, datatype: str) -> str:
    """Write a literal of a datatype, whose lexical form is the caller's to make canonical."""
    return f"{write_text(lexical)}^^<{datatype}>"


def write_boolean(*, value: bool) -> str:
    """Write `true` or `false`."""
    return write_typed("true" if value else "false", XSD.boolean)


def write_integer(value: int) -> str:
    """Write a whole number."""
    return write_typed(str(value), XSD.integer)


def write_decimal(value: Decimal | float) -> str:
    """Write a decimal number in its canonical form: no exponent, no zero that says nothing."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return write_typed(text, XSD.decimal)


def write_date(text: str) -> str:
    """Write a year, a month or a day by its datatype; what is no date stays text, for validation to report."""
    return write_typed(text, _DATE_TYPES[len(text)]) if is_iso_date(text) else write_text(text)

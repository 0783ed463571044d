"""The table of statements: who did what to which, when, and where that is published."""

from __future__ import annotations

from decimal import Decimal

from carekg.curate.problems import Problems
from carekg.curate.references import Register
from carekg.curate.rows import RowReader
from carekg.curate.schema import STATEMENTS
from carekg.curate.sheets import Sheet
from carekg.model import ACTORS, AMONG_EQUALS, SIGNATURES, Amount, Citation, Modality, Predicate, Statement, Status

_RULE = "table statements.csv"


def read_statements(sheet: Sheet, register: Register, problems: Problems) -> dict[int, Statement]:
    """Return the statements of the rows that are right, by the line of the table they stand on."""
    statements: dict[int, Statement] = {}
    lines: dict[str, int] = {}
    for row in sheet.rows:
        reader = RowReader(STATEMENTS, row, problems)
        statement = _read_statement(reader, register)
        if statement is None or not reader.fine:
            continue
        if lines.setdefault(statement.id, row.line) != row.line:
            reader.fail(f"the row says what line {lines[statement.id]} says", hint="keep one of the two")
            continue
        statements[row.line] = statement
    return statements


def _read_statement(reader: RowReader, register: Register) -> Statement | None:
    row = reader.row
    reader.check_cells()
    predicate = reader.word("predicate", Predicate)
    modality = reader.word("modality", Modality) or Modality.ACTUAL
    signature = SIGNATURES.get(predicate) if predicate is not None else None
    subject = register.find(reader, "subject", signature.subjects if signature else None)
    object_ = register.find(reader, "object", signature.objects if signature else None)
    register.find(reader, "speaker", ACTORS)
    if subject is not None and subject is object_:
        reader.fail("the two ends of a statement must differ", "object")
    if predicate in AMONG_EQUALS and subject and object_ and subject.type is not object_.type:
        types = f"{subject.label} is of type {subject.type}, {object_.label} of type {object_.type}"
        message = f"both ends of {predicate} must be of one type: {types}"
        reader.fail(message, "object")
    amount = _read_amount(reader)
    if not reader.fine or predicate is None or subject is None or object_ is None:
        return None
    return Statement(
        subject=subject.id,
        predicate=predicate,
        object=object_.id,
        evidence=Citation(row["source"], row["locator"], row["quote"]),
        modality=modality,
        negated=reader.text("negated") == "true",
        amount=amount,
        date=reader.text("date"),
        speaker=row["speaker"],
        status=Status.CURATED,
        rule=_RULE,
    )


def _read_amount(reader: RowReader) -> Amount | None:
    row = reader.row
    currency = row["currency"] or "GBP"
    if len(currency) != 3 or not (currency.isascii() and currency.isupper()):
        reader.fail(f"{currency!r} is no currency", "currency", "write GBP or EUR")
    if not row["amount"]:
        for column in ("currency", "per"):
            if row[column]:
                reader.fail("there is no amount that this could belong to", column)
        return None
    if not reader.fine:
        return None
    return Amount(Decimal(reader.text("amount")), currency, reader.text("per"))

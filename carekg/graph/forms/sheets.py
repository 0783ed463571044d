"""The graph as tables for spreadsheets: statements, entities, tenures and documents, with names beside ids."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from carekg.model import Evidence, Knowledge, Statement

Cell = str | int | float | bool | Decimal | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, its rows in the order of their ids."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_STATEMENT_COLUMNS = (
    "id",
    "subject",
    "subject_label",
    "predicate",
    "object",
    "object_label",
    "modality",
    "negated",
    "amount",
    "currency",
    "per",
    "date",
    "speaker",
    "speaker_label",
    "subject_holder",
    "subject_holder_label",
    "object_holder",
    "object_holder_label",
    "status",
    "confidence",
    "rule",
    "methods",
    "quote",
    "document",
    "document_title",
    "document_publisher",
    "document_date",
    "document_nation",
    "document_url",
    "start",
    "end",
    "source",
    "locator",
)
_ENTITY_COLUMNS = (
    "id",
    "type",
    "subtype",
    "label",
    "aliases",
    "acronym",
    "nation",
    "start",
    "end",
    "url",
    "wikidata",
    "same_as",
    "broader",
    "description",
    "source",
    "curated",
)
_TENURE_COLUMNS = ("id", "person", "person_label", "role", "role_label", "start", "end", "acting", "source")
_DOCUMENT_COLUMNS = ("id", "path", "title", "publisher", "date", "nation", "genre", "url", "language", "sha256")


_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def list_statements(knowledge: Knowledge) -> Sheet:
    """Return the table of the statements."""
    return Sheet("statements", _STATEMENT_COLUMNS, tuple(_describe_statements(knowledge, _map_labels(knowledge))))


def list_sheets(knowledge: Knowledge) -> tuple[Sheet, ...]:
    """Return the four tables of a graph."""
    labels = _map_labels(knowledge)
    entities = (
        (
            *(e.id, e.type.value, e.subtype, e.label, "; ".join(e.aliases), e.acronym, _name(e.nation), e.start, e.end),
            *(e.url, e.wikidata, "; ".join(e.same_as), "; ".join(e.broader), e.description, e.source, e.curated),
        )
        for e in sorted(knowledge.entities, key=lambda e: e.id)
    )
    tenures = (
        (t.id, t.person, labels.get(t.person, ""), t.role, labels.get(t.role, ""), t.start, t.end, t.acting, t.source)
        for t in sorted(knowledge.tenures, key=lambda t: t.id)
    )
    documents = (
        (d.id, d.path, d.title, d.publisher, d.date, _name(d.nation), d.genre, d.url, d.language, d.sha256)
        for d in sorted(knowledge.documents, key=lambda d: d.id)
    )
    return (
        list_statements(knowledge),
        Sheet("entities", _ENTITY_COLUMNS, tuple(entities)),
        Sheet("tenures", _TENURE_COLUMNS, tuple(tenures)),
        Sheet("documents", _DOCUMENT_COLUMNS, tuple(documents)),
    )


def write_csv(sheet: Sheet) -> bytes:
    """Return a table as CSV that Excel opens as it is (UTF-8 with a mark, lines ended as RFC 4180 says).

    A text that a spreadsheet would take for a formula stands behind an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_disarm(cell) if isinstance(cell, str) else _show(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return tables as the sheets of one Excel workbook; the same tables give the same bytes.

    Texts are written as texts, so that none is a formula or a link; what is longer than a cell can hold is cut.
    """
    import datetime as dt

    # It has neither types nor stubs.
    import xlsxwriter  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {**_AS_TEXT, "in_memory": True})
    book.set_properties({"title": "Care policy graph", "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - Excel's dates have no zone
    head = book.add_format({"bold": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
        page.set_column(0, len(sheet.columns) - 1, 18)
        page.write_row(0, 0, sheet.columns, head)
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if cell is not None and cell != "":
                    page.write(number, column, _cut(cell) if isinstance(cell, str) else cell)
    book.close()
    return buffer.getvalue()


def _map_labels(knowledge: Knowledge) -> dict[str, str]:
    return {entity.id: entity.label for entity in knowledge.entities}


def _describe_statements(knowledge: Knowledge, labels: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    documents = {document.id: document for document in knowledge.documents}
    for each in sorted(knowledge.statements, key=lambda each: each.id):
        evidence = each.evidence
        document = documents.get(evidence.document) if isinstance(evidence, Evidence) else None
        yield (
            *_list_claim(each, labels),
            evidence.quote,
            evidence.document if isinstance(evidence, Evidence) else "",
            document.title if document else "",
            document.publisher if document else "",
            document.date if document else "",
            _name(document.nation) if document else "",
            document.url if document else "",
            *((evidence.start, evidence.end, "", "") if isinstance(evidence, Evidence) else (None, None)),
            *(() if isinstance(evidence, Evidence) else (evidence.source, evidence.locator)),
        )


def _list_claim(each: Statement, labels: dict[str, str]) -> tuple[Cell, ...]:
    named = (each.speaker, each.subject_holder, each.object_holder)
    return (
        each.id,
        each.subject,
        labels.get(each.subject, ""),
        each.predicate.value,
        each.object,
        labels.get(each.object, ""),
        each.modality.value,
        each.negated,
        each.amount.value if each.amount else None,
        each.amount.currency if each.amount else "",
        each.amount.per if each.amount else "",
        each.date,
        *(cell for name in named for cell in (name, labels.get(name, ""))),
        each.status.value,
        each.confidence,
        each.rule,
        ", ".join(each.methods),
    )


def _name(value: str | None) -> str:
    return str(value) if value is not None else ""


def _show(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def _disarm(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _cut(text: str) -> str:
    most = 32_767
    return text if len(text) <= most else text[: most - 1] + "…"

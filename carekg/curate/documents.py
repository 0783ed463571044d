"""The table of documents: what is known of each beside its text, for whatever its own words do not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from carekg.curate.problems import Problems
from carekg.curate.rows import RowReader, find_repeated
from carekg.curate.schema import DOCUMENTS, TABLES
from carekg.curate.sheets import Sheet
from carekg.model import Nation

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_documents(sheet: Sheet, problems: Problems) -> dict[str, Mapping[str, str]]:
    """Return, by the path of each document, the cells of its row that are filled in."""
    paths, ids = find_repeated(sheet, ["path"]), find_repeated(sheet, ["id"])
    documents: dict[str, Mapping[str, str]] = {}
    for row in sheet.rows:
        reader = RowReader(DOCUMENTS, row, problems)
        reader.check_cells()
        if row.line in paths:
            reader.fail(f"{row['path']!r} is on line {paths[row.line]} already", "path", "keep one row for each")
        if row["id"] and row.line in ids:
            reader.fail(f"{row['id']!r} is on line {ids[row.line]} already", "id", "an id stands for one document")
        if row["id"] and not _ID.fullmatch(row["id"]):
            reader.fail(f"{row['id']!r} is no id", "id", "write small letters, digits and single hyphens")
        _check_path(reader)
        reader.word("nation", Nation)
        if row["url"] and not row["url"].startswith(("https://", "http://")):
            reader.fail(f"{row['url']!r} is no address", "url", "write it whole, from https://")
        if row["language"] and not _LANGUAGE.fullmatch(row["language"]):
            reader.fail(f"{row['language']!r} is no language", "language", "write en or cy")
        if reader.fine:
            columns = TABLES[DOCUMENTS].columns[1:]
            documents[row["path"]] = {c: reader.text(c) for c in columns if row[c]}
    return dict(sorted(documents.items()))


def _check_path(reader: RowReader) -> None:
    path = reader.row["path"]
    if "\\" in path:
        reader.fail(f"'{path}' has backslashes", "path", "write forward slashes")
    elif path and (PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts):
        reader.fail(f"{path!r} leads out of the folder of documents", "path", "write it as seen from that folder")

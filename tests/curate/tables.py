"""Small invented tables, written as a person would write them, for the tests of reading and writing."""

from __future__ import annotations

from pathlib import Path

from carekg.curate.schema import TABLES

GOOD = {
    "entities.csv": """\
id,type,subtype,label,aliases,acronym,nation,start,end,url,wikidata,description,source
ada-quill,Person,,Ada Quill,,,,,,,,,Almanac
bo-reed,Person,,Bo Reed,Robert Reed | Bobby Reed,,,,,,,,Almanac
hearth-minister,Role,,Minister for Hearths,Hearth Minister,,Wales,2010,,,,,Almanac
hearth-office,Organisation,GovernmentBody,Hearth Office,,HO,Wales,2011-05,2019-03-31,https://example.org/ho,Q42,,Almanac
hearth-board,Organisation,Forum,Hearth Board,,,Wales,,,,,,Almanac
ember-fund,Initiative,Fund,Ember Fund,,,Wales,,,,,,Almanac
warm-homes,Objective,,warm homes,,,,,,,,,Almanac
keepers,Group,,hearth keepers,,,,,,,,,Almanac
""",
    "groups.csv": "id,label,aliases,broader,nation,url,wikidata,description,source,same_as\n",
    "places.csv": "id,label,aliases,broader,nation,url,wikidata,description,source,same_as\n",
    "tenures.csv": """\
person,role,start,end,acting,source
ada-quill,hearth-minister,2010-05-12,2015-05,,Almanac
bo-reed,hearth-minister,2015-05,,,Almanac
""",
    "statements.csv": """\
subject,predicate,object,modality,negated,amount,currency,per,date,speaker,source,locator,quote
ada-quill,announces,ember-fund,,,2500000,GBP,year,2012-06,,Almanac,p. 4,
hearth-office,funds,ember-fund,planned,true,,,,,bo-reed,https://example.org/plan,,
hearth-office,partOf,hearth-board,,,,,,,,Almanac,,
""",
    "documents.csv": """\
path,id,title,publisher,date,nation,genre,url,language
news/fund.txt,fund,The fund,The Almanac,2012-06-03,Wales,news,https://example.org/fund,en
""",
    "decisions.csv": """\
statement,decision,predicate,subject,object,modality,reviewer,date,note
0123456789abcdef,rejected,,,,,Cy,2020-01-02,
""",
}


def write_good(folder: Path, **changes: str) -> Path:
    """Write the good tables, with whole tables replaced; a table is named without its ending."""
    for name, text in GOOD.items():
        (folder / name).write_text(changes.get(name.removesuffix(".csv"), text), encoding="utf-8")
    return folder


def add_row(table: str, **cells: str) -> str:
    """Return a good table with one more row, whose other cells are empty."""
    return GOOD[table] + ",".join(cells.get(column, "") for column in TABLES[table].columns) + "\n"


def change(table: str, old: str, new: str) -> str:
    """Return a good table in which some text is replaced."""
    assert old in GOOD[table]
    return GOOD[table].replace(old, new)

"""Small workspaces for tests: invented people, bodies and programmes, and two documents about them."""

from __future__ import annotations

from pathlib import Path

TABLES = {
    "entities.csv": """\
id,type,subtype,label,aliases,acronym,nation,start,end,url,wikidata,description,source
ann-lee,Person,,Ann Lee,,,,,,,,,"Register of members, 2021"
department-of-care,Organisation,GovernmentBody,Department of Care,Care Department,DOC,England,,,,,,"Gazette, 2020"
minister-for-care,Role,,Minister for Care,care minister,,England,,,,,,"Gazette, 2020"
respite-fund,Initiative,Fund,Respite Fund,,,England,,,,,,"Gazette, 2020"
""",
    "tenures.csv": """\
person,role,start,end,acting,source
ann-lee,minister-for-care,2021-03-01,,,"Gazette, 2021"
""",
    "statements.csv": """\
subject,predicate,object,modality,negated,amount,currency,per,date,speaker,source,locator,quote
department-of-care,funds,respite-fund,actual,,4000000,GBP,year,2021,,"Gazette, 2021",page 3,
minister-for-care,roleIn,department-of-care,actual,,,,,,,"Gazette, 2021",page 1,
""",
    "documents.csv": """\
path,id,title,publisher,date,nation,genre,url,language
fund.txt,,A fund for respite,Care Weekly,2021-05-04,England,news,https://example.org/fund,en
""",
    "decisions.csv": "statement,decision,predicate,subject,object,modality,reviewer,date,note\n",
}

FUND = """\
A fund for respite

The Department of Care has launched the Respite Fund, which will help unpaid carers.

The Minister for Care announced the Breathing Space Programme in Westshire. Oakshire Council will run the Breathing \
Space Programme.
"""

LETTER = """\
Dear colleague,

I am writing to councils about the Home Visits Strategy. Oakshire Council has welcomed the Home Visits Strategy.

Yours sincerely,
Ann Lee
Minister for Care
"""


def make_workspace(root: Path) -> Path:
    """Write a workspace of five tables and two documents."""
    documents = root / "seeds" / "documents"
    documents.mkdir(parents=True)
    for name, text in TABLES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    (documents / "fund.txt").write_text(FUND, encoding="utf-8")
    (documents / "letter.txt").write_text(LETTER, encoding="utf-8")
    return root

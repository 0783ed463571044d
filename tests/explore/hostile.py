"""Text that tries to be more than text, and knowledge that has it in every place."""

from __future__ import annotations

from decimal import Decimal

from carekg.model import (
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Predicate,
    Statement,
    Status,
    Tenure,
)

HOSTILE = (
    "<script>globalThis.broken = 1</script>",
    "</script><script>globalThis.broken = 1</script>",
    "<!--<script>globalThis.broken = 1//",
    "<img src=x onerror=globalThis.broken=1>",
    "<svg onload=globalThis.broken=1>",
    "<iframe srcdoc='<script>parent.broken=1</script>'>",
    "<iframe src=javascript:parent.broken=1>",
    "<body onload=globalThis.broken=1>",
    "<details open ontoggle=globalThis.broken=1>",
    "<input autofocus onfocus=globalThis.broken=1>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{background:url(https://evil.example/x.png)}</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><button>go",
    "<object data=https://evil.example/x></object>",
    "<embed src=https://evil.example/x>",
    "<video><source onerror=globalThis.broken=1></video>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=globalThis.broken=1>",
    "<a href=javascript:globalThis.broken=1>click</a>",
    "javascript:globalThis.broken=1",
    "JaVaScRiPt:globalThis.broken=1",
    "  javascript:globalThis.broken=1",
    "java\tscript:globalThis.broken=1",
    "data:text/html,<script>parent.broken=1</script>",
    "vbscript:broken",
    "file:///etc/passwd",
    "//evil.example/x",
    'http://evil.example/" onmouseover="globalThis.broken=1',
    "https://evil.example/' onclick='globalThis.broken=1",
    '" onmouseover="globalThis.broken=1',
    "' onmouseover='globalThis.broken=1",
    "` onmouseover=`globalThis.broken=1",
    "\"'><img src=x onerror=globalThis.broken=1>",
    '\\"});globalThis.broken=1;({"',
    "\\u003cscript\\u003eglobalThis.broken=1",
    "${globalThis.broken=1}",
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ details.__class__.__mro__ }}",
    "&lt;script&gt;globalThis.broken=1&lt;/script&gt;",
    "&#x3c;script&#x3e;globalThis.broken=1",
    "]]><script>globalThis.broken=1</script>",
    "*/globalThis.broken=1;/*",
    "//# sourceMappingURL=https://evil.example/x.map",
    'href="https://evil.example/"',
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2069\u200f\u200e",
    "شركة الرعاية والدعم",
    "a\x00b\x01c\x1bd\x7fe\x85f",
    "line one\r\nline two\u2028line three\u2029line four",
    "lone \ud800 surrogate \udfff",
    "\ufeff\ufffe\uffff",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "👩🏽‍⚕️👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    '=HYPERLINK("https://evil.example/")',
    "+1+cmd|' /C calc'!A0",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "../../etc/passwd",
    "C:\\Windows\\system32",
    "%3Cscript%3E",
    "a" * 10_000,
    "word " * 2_000,
    "<" * 10_000,
    " ",
)


def make_hostile() -> Knowledge:
    """Return knowledge in which every field of text is hostile, each string in every kind of place once."""
    kinds = list(EntityType)
    entities = tuple(
        Entity(
            f"{_encodable(text)}-{number}" if number % 2 else _encodable(text),
            kinds[number % len(kinds)],
            text,
            subtype=text[:60],
            aliases=(text + "!", text[::-1]),
            acronym=text[:40],
            start=text[:40],
            url=text,
            wikidata=text,
            same_as=(text,),
            description=text,
            source=text,
        )
        for number, text in enumerate(HOSTILE)
    )
    documents = tuple(
        DocumentMetadata(
            f"document {_encodable(text)}",
            text,
            text,
            title=text,
            publisher=text,
            date=text,
            genre=text,
            url=text,
            language=text,
        )
        for text in HOSTILE
    )
    predicates = list(Predicate)
    read = [
        Statement(
            entity.id,
            predicates[number % len(predicates)],
            entities[number - 1].id,
            Evidence(f"document {_encodable(text)}", text, 0, len(text)),
            date=text if number % 2 else f"20{number:02}",
            amount=Amount(Decimal(number), text, text),
            speaker=entities[number - 2].id,
            subject_holder=text,
            rule=text,
        )
        for number, (entity, text) in enumerate(zip(entities, HOSTILE, strict=True))
    ]
    entered = [
        Statement(
            entity.id,
            Predicate.SUPPORTS,
            entities[number - 3].id,
            Citation(text, text, text),
            status=Status.CURATED,
            date="2024",
        )
        for number, (entity, text) in enumerate(zip(entities, HOSTILE, strict=True))
    ]
    tenures = tuple(
        Tenure(entity.id, entities[0].id, _encodable(text), text, source=text)
        for entity, text in zip(entities, HOSTILE, strict=True)
    )
    return Knowledge(entities, tenures, documents, (*read, *entered))


def _encodable(text: str) -> str:
    """An id is read from a file or made from its name, so it holds nothing that UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")

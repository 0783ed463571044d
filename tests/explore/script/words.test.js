import assert from "node:assert/strict";
import { test } from "node:test";

import { describeSources, listParticulars, writeCsv, writeFootnote } from "../../../carekg/explore/script/citation.js";
import { cleanText, countOf, foldText, formatAmount, formatDate, formatOrdinal, formatPercent, listSources, nameSource, shortenText, webAddress } from "../../../carekg/explore/script/text.js";
import { makeWorld } from "./world.js";

const WORLD = makeWorld({
  entities: [{ id: "ministry", type: "Organisation", label: "Ministry, \"the\"" }, { id: "fund", type: "Initiative", label: "=FUND()" }, { id: "ann", type: "Person", label: "Ann Bell" }],
  documents: [{
    id: "letter", path: "letter.txt", sha256: "0123456789abcdef".repeat(4), title: "Letter to all", publisher: "The Ministry", date: "2020-06-15",
    url: "https://example.org/letter",
  }],
  statements: [
    {
      subject: "ministry", predicate: "funds", object: "fund", claim: "planned", quote: "We shall\npay £2 million.", document: "letter", source: undefined, speaker: "ann",
      amount: { value: "2000000", currency: "GBP", per: "year" }, confidence: 0.825, date: "2021", nation: "Wales",
    },
    { subject: "ministry", predicate: "supports", object: "fund", source: "https://example.org/a/winter-plan.html", locator: "page 3", status: "curated" },
  ],
});
const [READ, CURATED] = WORLD.statements;

test("a footnote holds the quote, who is quoted, title, publisher, date, link and hash", () => {
  assert.equal(writeFootnote(WORLD, READ), "‘We shall pay £2 million.’, Ann Bell, quoted in Letter to all, The Ministry, 15 June 2020, https://example.org/letter, [SHA-256 0123456789ab].");
});

test("a footnote leaves out what is not known", () => {
  assert.equal(writeFootnote(WORLD, CURATED), "example.org: winter plan, page 3, https://example.org/a/winter-plan.html.");
});

/** Read CSV as RFC 4180 has it: cells in quotation marks, doubled within. */
function readCsv(text) {
  return text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((row) => [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1].replaceAll('""', '"')));
}

test("a saved table has one row a statement, and nothing in it that a spreadsheet would run", () => {
  const [head, first, second] = readCsv(writeCsv(WORLD, WORLD.statements));
  const row = Object.fromEntries(head.map((name, place) => [name, first[place]]));
  assert.deepEqual(
    [row.subject, row.predicate, row.object, row.claim, row.quote, row.speaker, row.amount, row.confidence, row.date, row["source date"]],
    ["Ministry, \"the\"", "funds", "'=FUND()", "Planned", "We shall pay £2 million.", "Ann Bell", "£2 million a year", "83%", "2021", "2020-06-15"],
  );
  assert.equal(second[head.indexOf("locator")], "page 3");
  assert.ok([...first, ...second].every((cell) => !/^[=+\-@\t\r]/.test(cell)));
});

test("particulars are those that are known", () => {
  assert.deepEqual(listParticulars(READ), [["When", "2021"], ["Money", "£2 million a year"], ["Nation", "Wales"]]);
  assert.deepEqual(listParticulars(CURATED), []);
});

test("statements and their sources are counted apart", () => {
  assert.equal(describeSources([READ, READ, CURATED]), "3 statements in 2 sources");
  assert.equal(describeSources([CURATED]), "1 statement in 1 source");
});

for (const [said, expected] of [
  [formatDate("2018-07-31"), "31 July 2018"], [formatDate("2018-07"), "July 2018"], [formatDate("2018"), "2018"], [formatDate("summer"), "summer"],
  [formatDate("2018-13"), "13 2018"], [formatDate(undefined), ""],
  [formatAmount({ value: "500000", currency: "GBP" }), "£500,000"], [formatAmount({ value: "1250000", currency: "GBP" }), "£1.25 million"],
  [formatAmount({ value: "1234567", currency: "GBP" }), "£1,234,567"], [formatAmount({ value: "1234500000", currency: "GBP" }), "£1,234.5 million"],
  [formatAmount({ value: "2.4E+9", currency: "EUR", per: "year" }), "€2.4 billion a year"],
  [formatAmount({ value: "9.50", currency: "GBP", per: "hour" }), "£9.50 an hour"], [formatAmount({ value: "lots", currency: "CHF" }), "CHF lots"],
  [webAddress(" https://example.org/a b"), "https://example.org/a%20b"], [webAddress("javascript:alert(1)"), ""], [webAddress("java\tscript:alert(1)"), ""],
  [webAddress("file:///etc/passwd"), ""], [webAddress("data:text/html,x"), ""], [webAddress("//example.org"), ""], [webAddress("page 3"), ""],
  [webAddress("https://example.org/a; https://example.org/b"), ""],
  [listSources("A; https://example.org/a; A").join(" | "), "A | https://example.org/a"],
  [nameSource("https://www.example.org/a/winter-plan.html"), "example.org: winter plan"], [nameSource("A History of Care"), "A History of Care"],
  [foldText("Tŷ’r Gofalwyr (CYMRU)"), "ty r gofalwyr cymru"], [shortenText("a".repeat(30), 5), "aaaa…"],
  [shortenText("Care Improvement Board", 12), "Care…"], [shortenText("Service Improvement Board", 12), "Service…"], [shortenText("Service Improvement", 19), "Service Improvement"], [shortenText("👩🏽👩🏽👩🏽", 9), "👩🏽👩🏽👩🏽"],
  [countOf(1, "entity", "entities"), "1 entity"], [countOf(1200, "entity", "entities"), "1,200 entities"], [formatPercent(0.825), "83%"],
  [cleanText("a\u0000b\u202ec\u2066d\ufeff"), "a b c d"], [cleanText(undefined), ""],
]) {
  test(`words: ${expected || "nothing"}`, () => assert.equal(said, expected));
}

test("a place in an order is written as it is said", () => {
  assert.deepEqual([1, 2, 3, 4, 11, 12, 23, 111, 1111, 2602].map(formatOrdinal), ["1st", "2nd", "3rd", "4th", "11th", "12th", "23rd", "111th", "1,111th", "2,602nd"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { listDissent, listVoices } from "../../../carekg/explore/script/agreement.js";
import { makeWorld } from "./world.js";

const SAME = { subject: "council", predicate: "funds", object: "hub" };
const WORLD = makeWorld({
  entities: [{ id: "council", type: "Organisation" }, { id: "hub", type: "Initiative" }, { id: "union", type: "Organisation" }, { id: "ann", type: "Person" }, { id: "post", type: "Role" }],
  documents: [{ id: "letter", path: "letter.txt", sha256: "", title: "A letter" }],
  statements: [
    { ...SAME, document: "letter", source: undefined }, { ...SAME, source: "a book" }, { ...SAME, source: "a book" },
    { ...SAME, claim: "denied", source: "a speech" }, { ...SAME, status: "rejected", source: "a rumour" },
    { ...SAME, predicate: "supports", source: "a novel" },
    { subject: "union", predicate: "partnersWith", object: "council" }, { subject: "council", predicate: "partnersWith", object: "union", claim: "planned", source: "a plan" },
    { subject: "ann", predicate: "holdsRole", object: "post", source: "a paper" },
  ],
  tenures: [{ person: "ann", role: "post", source: "https://example.org/list" }],
  details: { conflicts: [{ reason: "“Council funds hub” is both said (2030) and denied (2031).", statements: ["s0", "s1", "s2", "s3"] }] },
});
const tieOf = (statement) => WORLD.tieOfStatement.get(statement);
const tell = (statement) => listVoices(WORLD, tieOf(statement)).map((voice) => [voice.tie.claim, ...voice.sources]);

test("sources that make the same claim stand together, each once, and those of another claim apart", () => {
  assert.deepEqual(tell("s0"), [["actual", "A letter", "a book"], ["denied", "a speech"]]);
  assert.deepEqual(tell("s3"), [["denied", "a speech"], ["actual", "A letter", "a book"]]);
});

test("where a relation reads the same both ways, so do its voices", () => {
  assert.deepEqual(tell("s6"), [["actual", "a book"], ["planned", "a plan"]]);
});

test("the table of posts is a source beside the documents", () => {
  assert.deepEqual(tell("s8"), [["actual", "a paper", "example.org: list"]]);
});

test("a conflict is told on each side, with the way to the other", () => {
  const told = (statement) => listDissent(WORLD, tieOf(statement)).map(({ reason, others }) => [reason, ...others.map((tie) => tie.claim)]);
  assert.deepEqual(told("s0"), [["“Council funds hub” is both said (2030) and denied (2031).", "denied"]]);
  assert.deepEqual(told("s3"), [["“Council funds hub” is both said (2030) and denied (2031).", "actual"]]);
  assert.deepEqual(told("s5"), []);
});

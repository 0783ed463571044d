import assert from "node:assert/strict";
import { test } from "node:test";

import { cutAtWords, foldTexts, hasWords, readWords } from "../../../carekg/explore/script/words.js";

const TEXTS = foldTexts(["Short breaks for unpaid carers", undefined, "Tŷ’r Gofalwyr", "£3.5 million"]);

for (const [typed, found] of [
  ["carer", true], ["CARERS breaks", true], ["arers", false], ["short holidays", false], ['"short breaks"', true], ["“short breaks", true],
  ['"breaks short"', false], ['"unpaid carers ty"', false], ["ty gofal", true], ["£3.5", true], ["", true], [' "" ', true], ["unpaid, breaks!", true],
]) {
  test(`what was typed as ${typed || "nothing"} is ${found ? "" : "not "}found`, () => {
    assert.equal(hasWords(TEXTS, readWords(typed)), found);
  });
}

test("what was found is told from the rest, and nothing of the text is lost or changed", () => {
  const text = "Carers’ breaks:\n short BREAKS for carers";
  const found = (typed) => {
    const stretches = cutAtWords(text, readWords(typed));
    assert.equal(stretches.map((stretch) => stretch.text).join(""), text);
    return stretches.filter((stretch) => stretch.found).map((stretch) => stretch.text);
  };
  assert.deepEqual(found("carer"), ["Carers", "carers"]);
  assert.deepEqual(found('"short break"'), ["short BREAKS"]);
  assert.deepEqual(found('short "short breaks for"'), ["short BREAKS for"]);
  assert.deepEqual(found('"breaks for" "short breaks"'), ["short BREAKS", " for"]);
  assert.deepEqual(found("nothing"), []);
});

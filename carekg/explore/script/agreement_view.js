// The part of an edge's panel that tells which sources agree or conflict.

import { listDissent, listVoices } from "./agreement.js";
import { keepNodes, make } from "./dom.js";
import { cleanText, countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Tie} Tie
 */

const SAYINGS = new Map([
  ["actual", ["says so", "say so"]],
  ["planned", ["says that it will be so", "say that it will be so"]],
  ["proposed", ["proposes it", "propose it"]],
  ["denied", ["denies it", "deny it"]],
]);

/** So many sources of a claim are named; who wants the others reads the statements. */
const MOST_NAMED = 6;

/**
 * @param {App} app
 * @param {Tie} tie
 */
export function makeAgreement(app, tie) {
  const { knowledge } = app;
  const voices = listVoices(knowledge, tie);
  const dissent = listDissent(knowledge, tie);
  const alone = voices.length === 1 && voices[0].sources.length === 1 && dissent.length === 0;
  return make("section", { class: "agreement" },
    make("h3", { class: "group-title" }, "Which sources agree or conflict"),
    make("ul", { class: "plain" }, ...keepNodes([
      ...voices.map((voice) => makeVoice(app, tie, voice)),
      alone && make("li", { class: "hint" }, "No other source bears it out, and none contradicts it."),
      ...dissent.map(({ reason, others }) => make("li", { class: "dissent" },
        make("strong", {}, "Conflict: "), cleanText(reason), ...others.map((other) => makeOther(app, other)))),
    ])));
}

/**
 * @param {App} app
 * @param {Tie} tie the one that the panel is about
 * @param {import("./agreement.js").Voice} voice
 */
function makeVoice(app, tie, { tie: own, sources }) {
  const [one, several] = SAYINGS.get(own.claim) ?? ["says so", "say so"];
  const others = sources.length - MOST_NAMED;
  const names = (others > 1 ? sources.slice(0, MOST_NAMED) : sources).flatMap((name, place) => [place > 0 ? "; " : "", make("cite", {}, name)]);
  return make("li", {}, make("strong", {}, `${countOf(sources.length, "source")} ${sources.length === 1 ? one : several}: `),
    ...names, others > 1 && ` and ${countOf(others, "other")}`, own.claim !== tie.claim && makeOther(app, own));
}

/**
 * @param {App} app
 * @param {Tie} other
 */
function makeOther(app, other) {
  const read = () => app.select({ kind: "tie", number: other.number }, "panel");
  return make("button", { type: "button", class: "quiet", onclick: read }, `Read: ${app.knowledge.sentenceOf(other)}`);
}

// What stands beside the pointer: the name of a shape, or the words behind a line.

import { byId, keepNodes, make } from "./dom.js";
import { countOf, shortenText } from "./text.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {{x: number, y: number}} Point in pixels of the drawing
 */

/** A box that follows the pointer; the panel has all that it says, so it need not be reached by keyboard. */
export class Tip {
  /** @param {Knowledge} knowledge */
  constructor(knowledge) {
    this.knowledge = knowledge;
    this.box = byId("tip");
  }

  hide() {
    this.box.hidden = true;
  }

  /**
   * @param {Point} point
   * @param {number} number
   */
  showNode(point, number) {
    const { entity } = this.knowledge.nodes[number];
    const look = this.knowledge.types.get(entity.type);
    const count = this.knowledge.statementsAbout.get(entity.id)?.length ?? 0;
    this.show(point, [
      make("strong", {}, make("bdi", {}, shortenText(entity.label, 120))),
      make("span", {}, `${look.singular} · ${countOf(count, "statement")}`),
    ]);
  }

  /**
   * @param {Point} point
   * @param {number} number
   */
  showTie(point, number) {
    const tie = this.knowledge.ties[number];
    const { statements } = tie;
    const quote = statements.find((statement) => statement.quote)?.quote;
    const count = statements.length > 0 ? countOf(statements.length, "statement") : "From the table of posts";
    this.show(point, [
      make("strong", {}, shortenText(this.knowledge.sentenceOf(tie), 160)),
      quote && make("q", { dir: "auto" }, shortenText(quote, 180)),
      make("span", {}, `${count}. Click to read.`),
    ]);
  }

  /**
   * @param {Point} point
   * @param {string} words
   * @param {string} about
   */
  showWords(point, words, about) {
    this.show(point, [make("strong", {}, make("bdi", {}, shortenText(words, 200))), make("span", {}, about)]);
  }

  /**
   * Keep within the drawing, and off the pointer.
   * @param {Point} point
   * @param {unknown[]} content
   */
  show({ x, y }, content) {
    this.box.replaceChildren(...keepNodes(content));
    this.box.hidden = false;
    const { clientWidth, clientHeight } = byId("drawing");
    const { offsetWidth, offsetHeight } = this.box;
    this.box.style.left = `${Math.max(8, Math.min(x + 14, clientWidth - offsetWidth - 8))}px`;
    this.box.style.top = `${y + 18 + offsetHeight > clientHeight ? Math.max(8, y - offsetHeight - 12) : y + 18}px`;
  }
}

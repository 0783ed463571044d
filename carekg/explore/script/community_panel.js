// The panel where communities are looked at: all of them, or the members of one.

import { gatherCommunities } from "./communities.js";
import { byId, keepNodes, make } from "./dom.js";
import { makeLongList } from "./long_list.js";
import { makeEntityLink } from "./statement_card.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./communities.js").Community} Community
 */

const LISTED_FIRST = 20;
const MOST_NEIGHBOURS_LISTED = 8;
const MEANING = "A community is a set of entities with more facts among themselves than with the rest. It is found from who is tied to whom "
  + "alone: a place to start reading, not a category.";

/**
 * All communities that the filters leave, the largest first.
 * @param {App} app
 */
export function makeCommunityList(app) {
  const { list } = gatherCommunities(app);
  return keepNodes([
    make("h2", { id: "panel-title", tabindex: "-1" }, countOf(list.length, "community", "communities")),
    make("p", { class: "hint" }, MEANING),
    make("p", {}, "Each circle is a community, as large as it has members; the figure on a line says how many ties join two. Pick one to see who is in it."),
    makeLongList(list, LISTED_FIRST, "plain", (community) => make("li", { class: "spread" },
      makeCommunityLink(app, community), make("span", { class: "count" }, countOf(community.members.length, "member")))),
  ]);
}

/**
 * @param {App} app
 * @param {number} number
 */
export function makeCommunityPanel(app, number) {
  const { byNumber, joints } = gatherCommunities(app);
  const community = byNumber.get(number);
  if (!community) {
    return keepNodes([
      make("p", { class: "kind" }, "Community"),
      make("h2", { id: "panel-title", tabindex: "-1" }, make("bdi", {}, app.knowledge.nameOfCommunity(number))),
      make("p", {}, "The filters leave none of its members."), makeOpening(app, number),
    ]);
  }
  const own = joints.filter(({ from, to }) => from === number || to === number);
  const across = own.reduce((sum, { count }) => sum + count, 0);
  // Where the filters keep to this community, nothing is known of the others.
  const outside = app.store.state.filters.community === number ? "" : `, ${across.toLocaleString("en-GB")} to others`;
  const others = own.slice(0, MOST_NEIGHBOURS_LISTED).map(({ from, to, count }) => ({ count, other: byNumber.get(from === number ? to : from) }));
  return keepNodes([
    make("p", { class: "kind" }, "Community"),
    make("h2", { id: "panel-title", tabindex: "-1" }, make("bdi", {}, community.name)),
    make("p", { class: "hint" }, `${countOf(community.members.length, "member")}, ${countOf(community.within, "tie")} among them${outside}. ${MEANING}`),
    makeOpening(app, number),
    make("h3", { class: "group-title" }, "Members, the most central first"),
    makeLongList(community.members, LISTED_FIRST, "plain", (id) => make("li", {}, makeEntityLink(app, id))),
    others.length > 0 && make("h3", { class: "group-title" }, "Most ties with"),
    others.length > 0 && make("ul", { class: "plain" }, ...others.map(({ other, count }) => other
      && make("li", { class: "spread" }, makeCommunityLink(app, other), make("span", { class: "count" }, countOf(count, "tie"))))),
  ]);
}

/**
 * The way into a community, and the way back to all.
 * @param {App} app
 * @param {number} number
 */
function makeOpening(app, number) {
  const { filters, view } = app.store.state;
  const opened = filters.community === number;
  const open = () => {
    app.go({ filters: { ...filters, community: number }, view: "network", tablePage: 0 });
    byId("back-to-communities").focus();
  };
  const back = () => {
    app.go({ filters: { ...filters, community: null }, view: "communities" });
    byId("panel-title").focus();
  };
  return make("div", { class: "actions" },
    !opened && make("button", { type: "button", id: "open-community", onclick: open }, "Draw its members"),
    (opened || view !== "communities") && make("button", { type: "button", id: "back-to-communities", onclick: back }, "Back to all communities"));
}

/**
 * @param {App} app
 * @param {Community} community
 */
function makeCommunityLink(app, { number, name }) {
  return make("button", { type: "button", class: "entity-link", onclick: () => app.select({ kind: "community", number }, "panel") }, make("bdi", {}, name));
}

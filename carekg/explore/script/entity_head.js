// The head of an entity's panel: its names, what it is, and the posts over time.

import { make, makeIcon } from "./dom.js";
import { makeEntityLink } from "./statement_card.js";
import { cleanText, countOf, formatDate, formatOrdinal, listSources, webAddress } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {import("./knowledge.js").Tenure} Tenure
 */

/**
 * @param {App} app
 * @param {Entity} entity
 */
export function makeEntityHead(app, entity) {
  const { knowledge } = app;
  const look = knowledge.types.get(entity.type);
  const kind = [look.singular, cleanText(entity.subtype), cleanText(entity.nation)].filter(Boolean).join(" · ");
  const names = [...new Set([entity.acronym, ...(entity.aliases ?? [])])].map(cleanText).filter((name) => name && name !== entity.label);
  const existed = [entity.start && `from ${formatDate(entity.start)}`, entity.end && `until ${formatDate(entity.end)}`].filter(Boolean).join(" ");
  return [
    make("p", { class: "kind" }, makeIcon(look), kind),
    make("h2", { id: "panel-title", tabindex: "-1" }, make("bdi", {}, knowledge.nameOf(entity.id))),
    names.length > 0 && make("p", { class: "names" }, "Also: ", ...joinNodes(names.map((name) => make("bdi", {}, name)))),
    existed && make("p", { class: "hint" }, existed.charAt(0).toUpperCase() + existed.slice(1)),
    entity.description && make("p", { dir: "auto" }, cleanText(entity.description)),
    makeRanks(app, entity),
    makeLinks(entity),
    makeTenures(app, entity.id, findTenures(app, entity.id), entity.type === "Role" ? "Held by" : "Posts over time"),
  ];
}

/**
 * How central it is, by each measure that it has any of.
 * @param {App} app
 * @param {Entity} entity
 */
function makeRanks({ knowledge }, entity) {
  const ranks = knowledge.measures.filter(({ field }) => entity[field]).map(({ field, by }) => {
    const above = knowledge.entities.filter((other) => (other[field] ?? 0) > (entity[field] ?? 0)).length;
    const equal = knowledge.entities.filter((other) => other[field] === entity[field]).length > 1;
    return `${equal ? "joint " : ""}${formatOrdinal(above + 1)} by ${by}`;
  });
  if (ranks.length === 0) return null;
  return make("p", { class: "hint" }, `Of ${countOf(knowledge.entities.length, "entity", "entities")}, the ${ranks.join(", ")}.`);
}

/** @param {Node[]} nodes */
function joinNodes(nodes) {
  return nodes.flatMap((node, place) => (place === 0 ? [node] : [document.createTextNode(", "), node]));
}

/** @param {Entity} entity */
function makeLinks(entity) {
  const wikidata = /^Q\d+$/.test(entity.wikidata ?? "") ? `https://www.wikidata.org/wiki/${entity.wikidata}` : "";
  const records = (entity.sameAs ?? []).map(webAddress).filter(Boolean).map((address) => [nameSite(address), address]);
  const sources = listSources(entity.source).map(webAddress).filter(Boolean);
  const said = sources.map((address) => [sources.length > 1 ? `Source: ${nameSite(address)}` : "Source of this entry", address]);
  const links = [["Web page", webAddress(entity.url)], ["Wikidata", wikidata], ...records, ...said]
    .filter(([, address]) => address)
    .map(([name, address]) => make("li", {}, make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, name)));
  return links.length > 0 && make("ul", { class: "links" }, ...links);
}

/** @param {string} address */
function nameSite(address) {
  return new URL(address).hostname.replace(/^www\./, "");
}

/**
 * @param {App} app
 * @param {string} id
 */
function findTenures(app, id) {
  return app.knowledge.tenures.filter((tenure) => tenure.person === id || tenure.role === id);
}

/**
 * Posts over time: of a person, those held; of a post, those who held it. The latest first.
 * @param {App} app
 * @param {string} id of the one that they are told of
 * @param {Tenure[]} tenures
 * @param {string} title
 */
export function makeTenures(app, id, tenures, title) {
  if (tenures.length === 0) return null;
  const sorted = [...tenures].sort((a, b) => ((a.start ?? "") < (b.start ?? "") ? 1 : -1));
  const rows = sorted.map((tenure) => make("li", { class: tenure.end ? "" : "current" },
    make("span", { class: "years" }, describePeriod(tenure)),
    makeEntityLink(app, tenure.person === id ? tenure.role : tenure.person),
    tenure.acting && make("span", { class: "badge" }, "Acting"), makeTenureSource(app, tenure)));
  return make("section", { class: "tenures" }, make("h3", { class: "group-title" }, title), make("ol", { class: "timeline" }, ...rows));
}

/**
 * @param {App} app
 * @param {Tenure} tenure
 */
function makeTenureSource(app, tenure) {
  if (!tenure.source) return null;
  const address = webAddress(tenure.source);
  const name = app.knowledge.titleOfSource(tenure.source);
  return make("span", { class: "about" }, "Source: ", address ? make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, name) : name);
}

/** @param {Tenure} tenure */
function describePeriod(tenure) {
  const from = formatDate(tenure.start) || "date not known";
  return tenure.end ? `${from} to ${formatDate(tenure.end)}` : `Since ${from}`;
}

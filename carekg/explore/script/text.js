// Words, dates, money and links, from the data to what a reader sees. Nothing here touches the page.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const CURRENCIES = new Map([["GBP", "£"], ["EUR", "€"], ["USD", "$"]]);
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/g;

/**
 * Text on one line, without characters that steer rather than show.
 * @param {unknown} value
 */
export function cleanText(value) {
  return String(value ?? "").replace(INVISIBLE, " ").trim();
}

/**
 * Text as the search compares it: no case, no accents, no punctuation.
 * @param {string} text
 */
export function foldText(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}£]+/gu, " ").trim();
}

/**
 * A text cut after a word; within one only where that would leave less than a third of what there is room for.
 * @param {string} text
 * @param {number} longest in characters
 */
export function shortenText(text, longest) {
  const characters = Array.from(cleanText(text).slice(0, longest * 4));
  if (characters.length <= longest) return characters.join("");
  const space = characters.lastIndexOf(" ", longest - 1);
  return characters.slice(0, space * 3 >= longest ? space : longest - 1).join("").trimEnd() + "…";
}

/**
 * `2018-07-31` as `31 July 2018`; what is no ISO date is left as it is.
 * @param {string | undefined} date
 */
export function formatDate(date) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? "");
  if (!match) return cleanText(date);
  const [, year, month, day] = match;
  return [day && String(Number(day)), month && (MONTHS[Number(month) - 1] ?? month), year].filter(Boolean).join(" ");
}

/**
 * @param {{value: string, currency: string, per?: string}} amount
 */
export function formatAmount(amount) {
  const value = Number(amount.value);
  const sign = CURRENCIES.get(amount.currency) ?? `${cleanText(amount.currency)} `;
  const period = amount.per ? ` ${amount.per === "hour" ? "an" : "a"} ${cleanText(amount.per)}` : "";
  if (!Number.isFinite(value)) return sign + cleanText(amount.value) + period;
  for (const [size, word] of /** @type {[number, string][]} */ ([[1e9, "billion"], [1e6, "million"]])) {
    // A sum that would be rounded is written out.
    const said = (value / size).toLocaleString("en-GB", { maximumFractionDigits: 3 });
    if (Math.abs(value) >= size && Math.round((Number(said.replaceAll(",", "")) * size - value) * 100) === 0) return `${sign}${said} ${word}${period}`;
  }
  const pence = Number.isInteger(value) ? 0 : 2;
  return sign + value.toLocaleString("en-GB", { minimumFractionDigits: pence, maximumFractionDigits: 2 }) + period;
}

/**
 * @param {number} count
 * @param {string} singular
 * @param {string} [plural]
 */
export function countOf(count, singular, plural) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? singular : (plural ?? singular + "s")}`;
}

/**
 * `1st`, `12th`, `1,203rd`.
 * @param {number} place
 */
export function formatOrdinal(place) {
  const teen = Math.floor((place % 100) / 10) === 1;
  const ending = (teen ? "" : ["", "st", "nd", "rd"][place % 10]) || "th";
  return place.toLocaleString("en-GB") + ending;
}

/** @param {number} share between 0 and 1 */
export function formatPercent(share) {
  return `${Math.round(share * 100)}%`;
}

/**
 * What to call a page that has no title: `gov.uk: carers innovation fund` for its address; other text as it is.
 * @param {string | undefined} source
 */
export function nameSource(source) {
  const address = webAddress(source);
  if (!address) return cleanText(source);
  const { hostname, pathname } = new URL(address);
  const last = pathname.split("/").filter(Boolean).at(-1) ?? "";
  const words = cleanText(last.replace(/\.\w{2,5}$/, "").replace(/[-_+]+|%20/g, " "));
  return [hostname.replace(/^www\./, ""), words].filter(Boolean).join(": ");
}

/**
 * The sources that one cell of a table names, each once.
 * @param {string | undefined} text
 */
export function listSources(text) {
  return [...new Set(String(text ?? "").split("; ").map((each) => each.trim()))].filter(Boolean);
}

/**
 * The address where it is one of the web, or nothing: no other scheme is ever made a link.
 * @param {string | undefined} address
 */
export function webAddress(address) {
  // What names several sources is the address of none.
  if (listSources(address).length > 1) return "";
  try {
    const url = new URL(String(address ?? "").trim());
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}

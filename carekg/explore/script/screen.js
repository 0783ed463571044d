// How much room the screen has: the style sheet draws the same line.

const NARROW_SCREEN = "(max-width: 760px)";

/** Whether the page is on a phone, or in a window as narrow. */
export function isNarrow() {
  return matchMedia(NARROW_SCREEN).matches;
}

/** @param {() => void} changed called when a phone is turned, or a window made wide or narrow */
export function watchWidth(changed) {
  matchMedia(NARROW_SCREEN).addEventListener("change", changed);
}

// Light or dark: the system's choice until the reader makes one.

import { byId } from "./dom.js";

const KEY = "carekg-theme";

/**
 * @param {() => void} changed called when the colours are others
 */
export function watchTheme(changed) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
    changed();
  };
  const kept = readChoice();
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    keepChoice(document.documentElement.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
}

// A browser may keep storage from pages opened as files; the choice then lasts as long as the page.
function readChoice() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} choice */
function keepChoice(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    document.documentElement.dataset.theme = choice;
  }
}

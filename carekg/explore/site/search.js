// The search of the first page: every word that is typed must begin some word of a name.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const names = JSON.parse(document.getElementById("names").textContent).map(([label, others, kind, page]) => {
    const folded = fold(`${label} ${others}`);
    return { label, kind, page, start: fold(label), words: ` ${folded}` };
  });
  const [box, list, found] = ["find", "hits", "found"].map((id) => document.getElementById(id));
  const most = 30;
  box.addEventListener("input", () => {
    const query = fold(box.value);
    const parts = query.split(" ").filter(Boolean);
    const hits = parts.length === 0 ? [] : names.filter((name) => parts.every((part) => name.words.includes(` ${part}`)));
    hits.sort((a, b) => Number(b.start.startsWith(query)) - Number(a.start.startsWith(query)) || a.label.length - b.label.length);
    list.replaceChildren(...hits.slice(0, most).map((hit) => {
      const [item, link, kind] = ["li", "a", "span"].map((tag) => document.createElement(tag));
      link.href = hit.page.split("/").map(encodeURIComponent).join("/");
      link.textContent = hit.label;
      kind.className = "about";
      kind.textContent = ` ${hit.kind}`;
      item.append(link, kind);
      return item;
    }));
    found.textContent = parts.length === 0 ? "" : hits.length === 0 ? "No name is like that." : `${hits.length} found${hits.length > most ? `, the first ${most} here` : ""}`;
  });
  box.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter" && first) location.assign(first.href);
  });
})();

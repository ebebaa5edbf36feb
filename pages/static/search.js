// Searches what search-index.js holds. All that is found is written as text, never as markup.
"use strict";

const MOST_SHOWN = 50;
const words = document.getElementById("words");
const kind = document.getElementById("kind");
const found = document.getElementById("found");
const results = document.getElementById("results");
const entries = window.PEEL_ENTRIES.map((entry, id) => ({ id, ...entry }));
let index = null;

for (const name of Array.from(new Set(entries.map((entry) => entry.kind))).sort()) {
  const option = document.createElement("option");
  option.value = name;
  option.textContent = name;
  kind.append(option);
}

function search() {
  // Only the first search waits for the index, not the page.
  if (index === null) {
    index = new MiniSearch({ fields: ["title", "about", "kind"], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { title: 2 } } });
    index.addAll(entries);
  }
  const asked = words.value.trim();
  const filter = (result) => !kind.value || entries[result.id].kind === kind.value;
  const hits = asked ? index.search(asked, { filter }) : [];
  results.replaceChildren(...hits.slice(0, MOST_SHOWN).map((hit) => item(entries[hit.id])));
  const more = hits.length > MOST_SHOWN ? `, the best ${MOST_SHOWN} shown` : "";
  found.textContent = !asked ? "Type a word." : hits.length ? `${hits.length} found${more}.` : "Nothing found. Try fewer words.";
  history.replaceState(null, "", "#" + new URLSearchParams({ q: asked, kind: kind.value }));
}

function item(entry) {
  const line = document.createElement("li");
  const tag = document.createElement("span");
  tag.className = "tag";
  tag.textContent = entry.kind;
  const link = document.createElement("a");
  link.href = entry.link;
  link.textContent = entry.title;
  const about = document.createElement("span");
  about.className = "aside";
  about.textContent = [entry.status, entry.date, entry.about].filter(Boolean).join(" · ");
  line.append(tag, " ", link, " ", about);
  return line;
}

const told = new URLSearchParams(location.hash.slice(1));
words.value = told.get("q") || "";
kind.value = told.get("kind") || "";
words.addEventListener("input", search);
kind.addEventListener("change", search);
if (words.value) {
  search();
}

// Shows one inspection cycle at a time. Without this script, all stand below each other, and the links lead to them.
"use strict";

const cycles = Array.from(document.querySelectorAll("section.cycle"));
const links = Array.from(document.querySelectorAll("[data-first] a"));

function show(id) {
  for (const cycle of cycles) {
    cycle.hidden = cycle.id !== id;
  }
  for (const link of links) {
    if (link.hash === "#" + id) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function follow() {
  const chosen = cycles.find((cycle) => "#" + cycle.id === location.hash);
  if (chosen || !location.hash) {
    show(chosen ? chosen.id : document.querySelector("[data-first]").dataset.first);
  }
}

if (cycles.length > 0) {
  show(document.querySelector("[data-first]").dataset.first);
  follow();
  addEventListener("hashchange", follow);
}

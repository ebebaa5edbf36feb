// Beside the sentence that an address leads to, shows its card, and the other way round. Without this script, both are
// reached by their links.
"use strict";

function follow() {
  for (const marked of document.querySelectorAll(".is-shown")) {
    marked.classList.remove("is-shown");
  }
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  if (!target || !id.includes("fact-")) {
    return;
  }
  const isCard = id.startsWith("card-");
  const other = document.getElementById(isCard ? id.slice("card-".length) : "card-" + id);
  const card = isCard ? target : other;
  const place = isCard ? other : target;
  if (card) {
    card.classList.add("is-shown");
  }
  const quoted = place ? place.closest(".quoted") : null;
  if (quoted) {
    for (const part of document.querySelectorAll(`[data-quotation="${quoted.dataset.quotation}"]`)) {
      part.classList.add("is-shown");
    }
  }
  // The two columns scroll apart from each other, so both ends of the link can be in sight.
  const column = document.querySelector(".cards");
  if (column && card && getComputedStyle(column).overflowY === "auto") {
    column.scrollTop = card.offsetTop - column.clientHeight / 3;
    if (isCard && quoted) {
      quoted.scrollIntoView({ block: "center" });
    }
  }
  if (!isCard && quoted) {
    quoted.scrollIntoView({ block: "center" });
  }
}

addEventListener("hashchange", follow);
addEventListener("load", follow);

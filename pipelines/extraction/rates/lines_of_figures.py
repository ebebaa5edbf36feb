"""Lines that hold a figure and whose it is: 'Sussex Police 11.4%', below a title and above 'England and Wales 12.8%'.

Belongs here: telling such a line from a heading, its title, and whose its figure is. Not here: figures for so many
people under a label (`volumes.shapes.labels`), or rows with cells (`tables.figures`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.measures.measured_words import names_a_time_alone

_LABELS = expression(r":\s[^:.]*\d[\d.]*\s?(?:%|per\s?cent)|•|\s\|\s|\s[+\-−–]\s?\d[\d.]*\s?%", re.IGNORECASE)
"""A line of figures with their labels, which stands by itself as a heading does."""
_NAME_AND_FIGURE = expression(
    r"\W*(?P<name>[A-Z][^\d%:.;]{2,60}?)\s*[:-]?\s+[+-]?\d[\d.]*\s?(?:%|per\s?cent|percent)"
    r"(?:\s*\(?(?:\+\s?/?\s?[-−–]|±|plus\s+or\s+minus)\s?\d[\d.]*\s?(?:%|per\s?cent|percent)?\)?)?\W*",
    re.IGNORECASE,
)
"""The only figure may have its interval behind it: 'Norfolk Constabulary: 92.8 percent (+/- 2.1 percent)'."""
_OF_MANY = expression(
    r"\b(?:England|Wales|average|all\s+forces|similar|national|nationally|region(?:al)?)\b", re.IGNORECASE
)
_MOST_LINES = 50
"""Lines of a list of forces or times below what is told of all of them."""


def name_of_line(text: str) -> str:
    """The name beside the only figure of a line; empty for any other text."""
    found = _NAME_AND_FIGURE.fullmatch(text)
    if found is None:
        return ""
    name = found["name"]
    return name if _OF_MANY.search(name) or find_forces(name) else ""


def holds_figures(text: str) -> bool:
    """Whether a line that is printed as headings are holds figures with their labels."""
    return _LABELS.search(text) is not None or bool(name_of_line(text))


def whose(name: str, force_id: str | None) -> str | None:
    """The force that a name is of; None for the nation, `force_id` for 'the force'."""
    named = {mention.force_id for mention in find_forces(name)}
    if len(named) == 1:
        return named.pop()
    return None if _OF_MANY.search(name) else force_id


def told_above(context: Context, line: Sentence) -> str:
    """The sentence before; for a line of a list of forces or times with a figure each, what stands above the list."""
    if not _stands_in_list(line.text):
        return next((said.text for said in context.before(line)), "")
    at = context.position(line)
    above = context.sentences[max(0, at - _MOST_LINES) : at]
    return next((said.text for said in reversed(above) if not _stands_in_list(said.text)), "")


def _stands_in_list(text: str) -> bool:
    return bool(name_of_line(text)) or names_a_time_alone(text)


def title_of_line(context: Context, line: Sentence) -> str:
    """The title above a line of figures that is itself printed as a heading; empty for any other sentence."""
    return told_above(context, line) if line.block.kind == "heading" and name_of_line(line.text) else ""

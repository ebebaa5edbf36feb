"""The notation in which analysts write what identifies a thing in a text.

Belongs here: the notation and reading it. Not here: matching it against a text (`vocabulary`), or the vocabularies
themselves (`reference/measures.csv`, `reference/area_words.csv`).

The notation, in the cell of a CSV file:

    victim + personal statement|vps ; witness + statement + !police

`;`   separates alternatives: any one of them is enough.
`+`   joins the terms of an alternative: all must occur, in any order.
`|`   separates the variants of a term: one is enough.
`!`   before a term: it must not occur. An alternative of nothing but such terms bars all the others of its cell.
`@`   before a term: it may also stand in the context (the whole sentence, the heading, the name of the area).
`..`  between the words of a variant: up to four words may stand in between.
`<right>` as a variant: every word of that class in `reference/word_classes.csv`, such as all that say whether a
      decision was the right one; `<moves>` is every verb of `reference/movement_verbs.csv`.
`(sample)`, `(share)`, `(rate)`, `(volume)`, `(change)` before an alternative: only for that kind of number; `(share)`
      is a percentage or a count of cases out of cases, `(rate)` a percentage alone, `(change)` a percentage by which
      something went up or down, which the alternatives of a share hold for too.

A word matches the words that begin with it ('investigat': 'investigation', 'investigating'). A word of up to three
letters matches only itself and its plural, and a word closed by a full stop only itself ('dash.', not 'dashboard').
Hyphens separate words, except in a few that are spelled both ways ('anti-social' is 'antisocial'). "n't" is 'not'.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.reference import rows

_KINDS = expression(r"^\((sample|share|rate|volume|change)\)\s*")


@dataclass(frozen=True, eq=False, slots=True)
class Variant:
    """One way of saying a term: words, some of them with a gap before."""

    stems: tuple[str, ...]
    gap_before: tuple[bool, ...]
    needed: frozenset[str]
    """Its stems: without all of them in a text it isn't looked for."""


@dataclass(frozen=True, eq=False, slots=True)
class Term:
    """What must occur, or must not, in one of several variants."""

    words: frozenset[str]
    """The variants of a single word."""
    phrases: tuple[Variant, ...]
    """The others."""
    of_phrases: frozenset[str]
    """The longest stem of each of those, as few texts hold it: without any of these none of them occurs."""
    in_context: bool

    @property
    def variants(self) -> tuple[Variant, ...]:
        return (*(Variant((word,), (False,), frozenset((word,))) for word in self.words), *self.phrases)


@dataclass(frozen=True, eq=False, slots=True)
class Alternative:
    """One alternative of an entry, for a kind of number or for every kind."""

    entry: str
    kind: str | None
    terms: tuple[Term, ...]
    barred: tuple[Term, ...]


def parse(entry: str, notation: str) -> list[Alternative]:
    """The alternatives of one cell, its bars applied to each."""
    alternatives: list[Alternative] = []
    bars: list[Term] = []
    for written in (part.strip() for part in notation.split(";")):
        if not written:
            continue
        kind = _KINDS.match(written)
        terms: list[Term] = []
        barred: list[Term] = []
        for term in _KINDS.sub("", written).split("+"):
            term = term.strip()
            (barred if term.startswith("!") else terms).append(_term(entry, term.removeprefix("!")))
        if terms:
            alternatives.append(Alternative(entry, kind.group(1) if kind else None, tuple(terms), tuple(barred)))
        else:
            bars.extend(barred)
    if not alternatives:
        raise ValueError(f"{entry}: no words identify it")
    return [Alternative(found.entry, found.kind, found.terms, (*found.barred, *bars)) for found in alternatives]


def _term(entry: str, written: str) -> Term:
    in_context = written.startswith("@")
    variants: list[Variant] = []
    for one in _spelled_out(entry, written.removeprefix("@")):
        variant = _variant(one)
        if variant is None:
            raise ValueError(f"{entry}: '{one}' is not a variant")
        variants.append(variant)
    words = frozenset(variant.stems[0] for variant in variants if len(variant.stems) == 1)
    phrases = tuple(variant for variant in variants if len(variant.stems) > 1)
    return Term(words, phrases, frozenset(max(phrase.stems, key=len) for phrase in phrases), in_context)


def _spelled_out(entry: str, written: str) -> list[str]:
    """The variants of a term, a class as its words."""
    found: list[str] = []
    for one in (part.strip() for part in written.split("|")):
        if one.startswith("<") and one.endswith(">"):
            if one[1:-1] not in _classes():
                raise ValueError(f"{entry}: no class of words is called '{one[1:-1]}'")
            found.extend(_classes()[one[1:-1]])
        else:
            found.append(one)
    return list(dict.fromkeys(found))


@cache
def _classes() -> dict[str, list[str]]:
    moves = [row["form"] for row in rows("movement_verbs")]
    return {"moves": moves} | {row["class"]: row["words"].split("|") for row in rows("word_classes")}


@cache
def _variant(written: str) -> Variant | None:
    """The words of a variant and its gaps: one object for each wording, so that a text is searched for it once."""
    stems: list[str] = []
    gaps: list[bool] = []
    gap = False
    for word in written.split():
        if word == "..":
            gap = True
            continue
        stems.append(word)
        gaps.append(gap)
        gap = False
    if not stems or gap or gaps[0]:
        return None
    return Variant(tuple(stems), tuple(gaps), frozenset(stems))

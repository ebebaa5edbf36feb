"""How a grade looks: a letter, a colour and a pattern, of which each alone would do.

Belongs here: grade → letter and style class. Not here: the colours (`static/site.css`), or what a grade means
(`core.dim_grade`).
"""

from __future__ import annotations

GRADES = {
    "outstanding": "O",
    "good": "G",
    "adequate": "A",
    "requires improvement": "RI",
    "inadequate": "I",
    "not graded": "\u2013",
}
"""The letter of each, the best first."""
BELOW = ("requires improvement", "inadequate")
"""What asks for something, in every scale."""
_UNPRINTED = "?"
COLOURS = {
    "outstanding": "var(--grade-o, #0b3c6f)",
    "good": "var(--grade-g, #7fb4dc)",
    "adequate": "var(--grade-a, #e3e0d3)",
    "requires improvement": "var(--grade-ri, #f0b15f)",
    "inadequate": "var(--grade-i, #8a2b0e)",
}
"""For pictures, which are also files of their own: the page's colour, else this one."""


def grade_letter(grade: str | None) -> str:
    """A question mark where the grade is carried over and not printed."""
    return GRADES[grade] if grade else _UNPRINTED


def grade_class(grade: str | None) -> str:
    return f"grade g-{(grade or 'unknown').replace(' ', '-')}"

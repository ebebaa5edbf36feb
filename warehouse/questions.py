"""Worked questions: what people ask of the warehouse, each with the SELECT that answers it, in `questions/*.sql`.

Belongs here: reading those files. Not here: the dictionary that shows them (`dictionary`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class Question:
    """A question, what to mind in its answer, and the SELECT."""

    name: str
    question: str
    explanation: str
    sql: str


def load_questions(folder: Path = QUESTIONS) -> list[Question]:
    """Every question, in the order of the files' names."""
    return [_read(file) for file in sorted(folder.glob("*.sql"))]


def _read(file: Path) -> Question:
    lines = file.read_text(encoding="utf-8").strip().splitlines()
    words = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    statement = "\n".join(line for line in lines if not line.startswith("--"))
    return Question(file.stem, words[0], " ".join(words[1:]), statement)

"""What stands before and behind a sentence.

Belongs here: the sentences of the same paragraph, and the block above it. Not here: what they say (`prose.statements`).
"""

from __future__ import annotations

from pipelines.extraction.context import Context, Sentence


def before_in_paragraph(context: Context, sentence: Sentence) -> str:
    """The sentence before; empty for the first of a paragraph."""
    last = last_in_paragraph(context, sentence)
    return last.text if last else ""


def last_in_paragraph(context: Context, sentence: Sentence) -> Sentence | None:
    return next((s for s in reversed(context.in_block(sentence.block_index)) if s.start < sentence.start), None)


def next_in_paragraph(context: Context, sentence: Sentence) -> Sentence | None:
    return next((s for s in context.in_block(sentence.block_index) if s.start > sentence.start), None)


def stands_below_list(context: Context, sentence: Sentence) -> bool:
    above = sentence.block_index - 1
    return above >= 0 and context.document.blocks[above].kind == "list_item"

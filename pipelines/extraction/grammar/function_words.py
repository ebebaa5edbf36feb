"""Function words as parts of patterns: the helping verbs, determiners and pronouns that patterns of facts are built of.

Belongs here: closed sets of small words that mean the same wherever they stand. Not here: words that bear on a number
(`hedges`, `movements`), or vocabulary of the field, which stands in `reference/`.
"""

from __future__ import annotations

ARE = r"(?:is|are|was|were)"
HAVE = r"(?:has|have|had)"
THEIR = r"(?:the|its|their|our)"
"""What stands before a thing that a force has."""
THEM = r"(?:them|these|those)"
"""What was told of before, as in 'of them'."""
THE_FORCE = r"the\s+(?:force|constabulary)"

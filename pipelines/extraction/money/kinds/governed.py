"""Words of money whose kind their subject, their object or what was spoken of before decides.

Belongs here: in which order the rules are asked: 'spent on new systems' is an investment (`governed_spending`), what a
rise in council tax 'brings in' is precept (`governed_receipts`). Not here: constructions around an amount
(`constructions`) or the words (`words.kinds_named`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipelines.extraction.money.kinds.governed_receipts import (
    added,
    cut_by_giver,
    extra_of_tax,
    given_out,
    of_collection_funds,
    of_sales,
    paid_by_households,
    raised_by_rise,
    raised_by_tax,
    rise,
    to_or_from_reserves,
)
from pipelines.extraction.money.kinds.governed_spending import (
    all_that_is_spent,
    costs,
    needed,
    other_costs,
    spent,
    yields_savings,
)
from pipelines.extraction.money.kinds.governed_word import Governed
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.kinds_named import KindWord

_RULES: tuple[Callable[[Governed], KindWord | None], ...] = (
    rise,
    all_that_is_spent,
    costs,
    raised_by_rise,
    spent,
    needed,
    of_sales,
    yields_savings,
    of_collection_funds,
    to_or_from_reserves,
    given_out,
    cut_by_giver,
    paid_by_households,
    other_costs,
    added,
    extra_of_tax,
    raised_by_tax,
)
"""The first that says something is heard."""


def as_governed(
    text: str, word: KindWord, words: Sequence[KindWord], amount: Amount, earlier: Sequence[KindWord]
) -> KindWord:
    """The word with the kind that its subject, its object or what was spoken of before gives it.

    `earlier` are the words of the sentences before, nearest first.
    """
    case = Governed(text, word, words, amount, earlier)
    return next((governed for rule in _RULES if (governed := rule(case))), word)

"""The grammar that all kinds of facts share: words, numbers, quantities, periods, clauses and sentences.

Not here: what a number is a fact of. A module of this package imports no package beside it.
"""

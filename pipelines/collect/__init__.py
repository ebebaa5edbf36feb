"""Where documents come from, and how their bytes are kept.

`landing` walks a folder, `archive` keeps bytes by hash, `withdrawals` remembers what was taken out, and `intake` makes
of the three which documents the warehouse holds, and under which names. Not here: what a document says.
"""

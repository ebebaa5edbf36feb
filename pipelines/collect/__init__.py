"""Where documents come from, and how their bytes are kept.

`landing` walks a folder, `archive` keeps bytes by hash, `withdrawals` remembers what was taken out, and `intake` makes
of the three which documents the warehouse holds, and under which names. `addresses`, `fetch`, `fetched` and `register`
bring pages from the web into the landing folder. Not here: what a document says.
"""

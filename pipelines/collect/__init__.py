"""Where documents come from, and how their bytes are kept.

`landing` walks a folder, `archive` keeps bytes by hash, `withdrawals` remembers what was taken out, and `intake` makes
of the three which documents the warehouse holds, and under which names. `addresses`, `fetch`, `fetched` and `register`
bring pages from the web into the landing folder. `configuration` says which sources are collected from without anybody
asking, `website` and `stores` collect, with `links`, `manners` and `state`; `collector` is what they have in common.
Not here: what a document says.
"""

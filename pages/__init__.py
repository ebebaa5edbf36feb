"""Web pages of the published database: a folder that opens from disk, without a server and without the network.

Belongs here: rows → pages, pictures and files to download. Not here: any statistic (the marts), or when the pages are
made (`pipelines.assets.site`). Knows the warehouse and its published database alone; Dagster and the reading of
documents are strangers.

Every text comes from strangers: it is escaped by the templates (`templating`), made visible where it would not be
(`visible`), and shown as far as its licence goes (`excerpts`).
"""

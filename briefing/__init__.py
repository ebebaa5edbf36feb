"""The paper for a meeting about one force: what was found, is open, has changed, and is to be answered.

Belongs here: rows of the published database → one briefing (`gather`), what it says (`outline`), and its three forms
(`web`, `word`, `excel`). Not here: any statistic (the marts), the web site (`pages`, whose words for dates, licences
and odd characters are used here), or the command (`pipelines.commands.reporting`). Knows the
warehouse's published database alone; Dagster and the reading of documents are strangers.
"""

"""The warehouse as a library: contracts, tables, publishing, and reading what is published.

    import warehouse

    with warehouse.open_latest() as connection:
        grades = connection.sql("from core.fact_grade").to_arrow_table()    # or .df() for pandas

Belongs here: the names for people who only read. Not here: anything that knows Dagster or documents (`pipelines`).
"""

from warehouse.reader import default_home, open_latest, query

__all__ = ["default_home", "open_latest", "query"]

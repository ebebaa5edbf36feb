"""The commands of `peel`, by topic: arguments, what is printed, and exit codes.

The doing is elsewhere, and imported only when a command is asked for, so that a question doesn't wait for Dagster to
load. `pipelines.cli` puts the commands together.
"""

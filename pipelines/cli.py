"""The command `peel`.

Belongs here: putting the commands together, and turning what a user can put right into one line. Not here: the commands
themselves (`pipelines.commands`).
"""

from __future__ import annotations

import os
import sys

import typer

from pipelines.commands import collecting, documents, operations, pages, proof, questions, releases, reporting, tables
from pipelines.commands.terminal import fail

app = typer.Typer(
    name="peel",
    help="Inspection findings about police forces, as tables. The data folder is ./data, or the one in PEEL_HOME.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for topic in (documents, collecting, questions, tables, releases, pages, reporting, proof, operations):
    app.add_typer(topic.app)


def main() -> None:
    """Run the command; what a user can put right is one line, never a traceback."""
    try:
        app()
    except BrokenPipeError:  # the reader of a pipe, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ModuleNotFoundError as error:  # new code on an old environment
        fail(
            f"The package {error.name} is not installed. Run make warehouse, or install the pinned requirements again."
        )
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        fail(f"{what}.")

"""What a question costs before it is asked: the command loads only what it needs."""

from __future__ import annotations

import subprocess
import sys


def test_dagster_is_loaded_by_none_but_the_commands_that_run_it() -> None:
    loaded = "import pipelines.cli, sys; print({'dagster', 'sqlalchemy', 'scipy'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "set()\n"
    )

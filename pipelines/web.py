"""The Dagster UI on a data folder.

Belongs here: starting it, and ending it cleanly. Not here: what it shows (`pipelines.definitions`).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

from pipelines.places import Home

WORKSPACE = """\
load_from:
  - python_module:
      module_name: pipelines.definitions
      location_name: peel
"""
"""As in `workspace.yaml` of a checkout, which an installed package doesn't have."""


class PortTaken(Exception):
    """Something else answers on the port."""


def serve(home: Home, port: int) -> None:
    """Run web page and scheduler until they are interrupted. Raises `PortTaken`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(f"Port {port} is taken. Name another: peel ui --port {port + 1}") from error
    print(f"The Dagster UI is at http://127.0.0.1:{port} in about ten seconds. Ctrl-C ends it.", flush=True)
    workspace = home.dagster / "workspace.yaml"
    workspace.write_text(WORKSPACE, encoding="utf-8")
    command = [sys.executable, "-m", "dagster", "dev", "--workspace", str(workspace), "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "PEEL_HOME": str(home.path), "DAGSTER_HOME": str(home.dagster)}
    environment["PYTHONSAFEPATH"] = "1"  # files of the folder that it is started in are not to be taken for modules
    environment["PYTHONWARNINGS"] = "ignore"  # Dagster recommends its other command, which ignores the workspace
    # A shell that starts this in the background has it ignore interrupts, and Dagster would inherit that.
    server = subprocess.Popen(command, env=environment, preexec_fn=_default_signals)
    signal.signal(signal.SIGTERM, lambda number, frame: server.send_signal(signal.SIGTERM))
    try:
        server.wait()
    except KeyboardInterrupt:
        server.wait()


def _default_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

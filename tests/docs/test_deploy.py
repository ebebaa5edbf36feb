"""The files of `deploy/` are what their own tools take, and name what is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def loaded(name: str) -> Any:
    return yaml.safe_load((DEPLOY / name).read_text())


def test_the_image_copies_what_is_there_and_installs_what_is_pinned() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    copied = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
    (image,) = [line for line in lines if line.startswith("FROM")]
    assert re.fullmatch(r"FROM python:3\.\d+-slim", image)


def test_the_image_holds_all_that_the_package_is_built_from() -> None:
    copied = re.findall(r"^COPY (\S+) \1$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert set(wheel["packages"]) | set(wheel["force-include"]) <= set(copied)


def test_every_service_runs_a_command_of_the_project() -> None:
    services = loaded("compose.yaml")["services"]
    for name in ("prepare", "code", "daemon", "web"):
        program, *arguments = services[name]["command"]
        assert program in ("peel", "dagster", "dagster-daemon", "dagster-webserver")
        assert all((ROOT / word).exists() for word in arguments if word.endswith(".yaml"))
    assert services["proxy"]["volumes"][0].startswith("./nginx/compose.conf")


def test_daemon_and_pages_ask_the_server_of_the_code() -> None:
    (location,) = loaded("workspace.yaml")["load_from"]
    server = location["grpc_server"]
    services = loaded("compose.yaml")["services"]
    assert services["code"]["command"][-1] == str(server["port"])
    assert services["daemon"]["environment"][server["host"]["env"]] == "code"
    unit = (DEPLOY / "systemd" / "peel-code.service").read_text()
    assert f"-p {server['port']}\n" in unit
    (ours,) = yaml.safe_load((ROOT / "workspace.yaml").read_text())["load_from"]
    assert server["location_name"] == ours["python_module"]["location_name"]  # schedules stay those that they were


def test_the_variables_of_a_deployment_are_those_that_peel_reads() -> None:
    written = set(re.findall(r"PEEL_\w+", "".join(path.read_text() for path in DEPLOY.rglob("*") if path.is_file())))
    read = set(
        re.findall(
            r"PEEL_\w+",
            "".join(path.read_text() for path in (ROOT / "pipelines").rglob("*.*y*ml"))
            + "".join(path.read_text() for path in (ROOT / "pipelines").rglob("*.py")),
        )
    )
    assert written - {"PEEL_PORT"} <= read


def test_the_chart_runs_this_project_one_run_at_a_time() -> None:
    values = loaded("helm/values.yaml")
    (deployment,) = values["dagster-user-deployments"]["deployments"]
    assert deployment["dagsterApiGrpcArgs"][1] == "pipelines.definitions"
    queue = values["dagsterDaemon"]["runCoordinator"]["config"]["queuedRunCoordinator"]
    assert queue["maxConcurrentRuns"] == 1
    pinned = re.search(r"^dagster==(.+)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert pinned is not None
    assert f"--version {pinned[1]}" in (DEPLOY / "helm" / "values.yaml").read_text()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed here")
def test_the_service_manager_takes_the_units(tmp_path: Path) -> None:
    for unit in (DEPLOY / "systemd").glob("*.service"):
        text = unit.read_text()
        (program,) = re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE)
        assert Path(program).parent == Path("/opt/peel/.venv/bin")
        (tmp_path / unit.name).write_text(text.replace(program, "/bin/true"))  # it is installed on the server only
    units = sorted(str(path) for path in tmp_path.iterdir())
    assert len(units) == 3
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not installed here")
@pytest.mark.parametrize("name", ["peel.conf", "compose.conf"])
def test_the_proxy_takes_its_settings(tmp_path: Path, name: str) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=peel.example.org",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx" / name).read_text()
    site = site.replace("/etc/ssl/certs/peel.pem", str(certificate)).replace("/etc/ssl/private/peel.key", str(key))
    site = site.replace("http://web:3000", "http://127.0.0.1:3000")  # a name in the network of the services
    (tmp_path / "site.conf").write_text(site)
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ include {tmp_path}/site.conf; }}"
    )
    done = subprocess.run(["nginx", "-t", "-c", str(whole)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed here")
def test_compose_takes_the_services_and_asks_for_a_password() -> None:
    def checked(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["docker-compose", "--file", str(DEPLOY / "compose.yaml"), "config", "--quiet"],
            env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert checked().stderr.rstrip().endswith("set it in .env")
    done = checked(POSTGRES_PASSWORD="a secret")
    assert done.returncode == 0, done.stderr

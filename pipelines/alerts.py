"""Telling people that a run failed: in a file, and by webhook or e-mail where the environment names one.

Belongs here: what an alert says and where it goes. Not here: when there is one (`pipelines.automation`).

| variable | means |
|---|---|
| `PEEL_ALERT_WEBHOOK` | an address that takes `{"text": …}`, as those of Slack, Teams and Mattermost do |
| `PEEL_ALERT_EMAIL` | who is written to |
| `PEEL_SMTP` | `smtp://user:password@host:587` (with STARTTLS where offered), `smtps://…`; localhost unless given |
"""

from __future__ import annotations

import json
import os
import smtplib
import socket
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

WEBHOOK, EMAIL, SMTP = "PEEL_ALERT_WEBHOOK", "PEEL_ALERT_EMAIL", "PEEL_SMTP"
_SECONDS = 20.0
_LAST = 1_000
"""So many alerts are kept in the file."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One failure, in words for someone who has to do something about it."""

    at: str
    """ISO 8601, UTC."""
    job: str
    run_id: str
    reason: str
    advice: str

    @property
    def text(self) -> str:
        return f"Peel: {self.job} failed on {socket.gethostname()} at {self.at}. {self.reason} {self.advice}"


def send(alert: Alert, file: Path, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Write the alert down, and pass it on; gives what could not be done, one line each, and never raises for it."""
    ways: dict[str, Callable[[], None]] = {"file": partial(_write, alert, file)}
    if environment.get(WEBHOOK):
        ways[WEBHOOK] = partial(_post, alert, environment[WEBHOOK])
    if environment.get(EMAIL):
        ways[EMAIL] = partial(_mail, alert, environment[EMAIL], environment.get(SMTP) or "smtp://localhost")
    failures = []
    for name, way in ways.items():
        try:
            way()
        except (OSError, ValueError, httpx.HTTPError, httpx.InvalidURL, smtplib.SMTPException) as error:
            failures.append(f"The alert could not be sent by {name}: {type(error).__name__}: {error}")
    return failures


def alerts(file: Path) -> list[Alert]:
    """Those written down, oldest first."""
    if not file.exists():
        return []
    return [Alert(**json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _write(alert: Alert, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = file.read_text("utf-8").splitlines()[1 - _LAST :] if file.exists() else []
    file.write_text("\n".join([*lines, json.dumps(asdict(alert), ensure_ascii=False)]) + "\n", "utf-8")


def _post(alert: Alert, address: str) -> None:
    httpx.post(address, json={"text": alert.text}, timeout=_SECONDS).raise_for_status()


def _mail(alert: Alert, to: str, server: str) -> None:
    parts = urlsplit(server)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(f"{SMTP} must be smtp://host or smtps://host")
    user = unquote(parts.username or "")
    message = EmailMessage()
    message["Subject"] = f"Peel: {alert.job} failed"
    message["From"] = (
        unquote(parts.username or "") if "@" in unquote(parts.username or "") else f"peel@{socket.getfqdn()}"
    )
    message["To"] = to
    message.set_content(f"{alert.reason}\n\n{alert.advice}\n\nRun {alert.run_id}, {alert.at}\n")
    connect = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    with connect(parts.hostname, parts.port or (465 if parts.scheme == "smtps" else 25), timeout=_SECONDS) as smtp:
        if parts.scheme == "smtp":
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls()
        if user and parts.password:
            smtp.login(user, unquote(parts.password))
        smtp.send_message(message)

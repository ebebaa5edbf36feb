"""An alert reaches the file, the webhook and the mailbox that the environment names, and fails without a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from pipelines.alerts import Alert, alerts, send

ALERT = Alert(
    at="2026-11-22T06:00:05+00:00",
    job="refresh",
    run_id="4f6c",
    reason="raw.intake: There is no space left on the device.",
    advice="Make room, and refresh again.",
)


class Mailbox:
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.mail: list[tuple[list[str], Message]] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.mail.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 kept"


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[object]]]:
    """An address, and what was posted to it."""
    posted: list[object] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/alerts", posted
    server.shutdown()
    server.server_close()


def test_without_any_setting_an_alert_is_written_down(tmp_path: Path) -> None:
    assert send(ALERT, tmp_path / "home" / "alerts.jsonl", {}) == []
    assert alerts(tmp_path / "home" / "alerts.jsonl") == [ALERT]


def test_the_file_keeps_the_last_thousand(tmp_path: Path) -> None:
    file = tmp_path / "alerts.jsonl"
    file.write_text((json.dumps({"at": "", "job": "", "run_id": "", "reason": "old", "advice": ""}) + "\n") * 1_000)
    send(ALERT, file, {})
    kept = alerts(file)
    assert len(kept) == 1_000
    assert kept[-1] == ALERT


def test_a_webhook_is_told_in_one_sentence(tmp_path: Path, webhook: tuple[str, list[object]]) -> None:
    address, posted = webhook
    assert send(ALERT, tmp_path / "alerts.jsonl", {"PEEL_ALERT_WEBHOOK": address}) == []
    assert posted == [{"text": ALERT.text}]
    assert "There is no space left" in ALERT.text


def test_a_mail_says_what_failed_and_what_to_do(tmp_path: Path) -> None:
    mailbox = Mailbox()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        settings = {"PEEL_ALERT_EMAIL": "duty@example.org", "PEEL_SMTP": f"smtp://127.0.0.1:{port}"}
        assert send(ALERT, tmp_path / "alerts.jsonl", settings) == []
    finally:
        server.stop()
    ((to, message),) = mailbox.mail
    assert to == ["duty@example.org"]
    assert message["Subject"] == "Peel: refresh failed"
    assert "Make room, and refresh again." in message.get_payload()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PEEL_ALERT_WEBHOOK": "http://127.0.0.1:9/nobody"}, "PEEL_ALERT_WEBHOOK: ConnectError"),
        ({"PEEL_ALERT_WEBHOOK": "no address"}, "PEEL_ALERT_WEBHOOK: UnsupportedProtocol"),
        ({"PEEL_ALERT_EMAIL": "duty@example.org", "PEEL_SMTP": "mail.example.org"}, "PEEL_ALERT_EMAIL: ValueError"),
        ({"PEEL_ALERT_EMAIL": "duty@example.org", "PEEL_SMTP": "smtp://127.0.0.1:9"}, "PEEL_ALERT_EMAIL: Connection"),
    ],
)
def test_what_could_not_be_sent_is_said_and_the_file_has_it(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    (failure,) = send(ALERT, tmp_path / "alerts.jsonl", settings)
    assert f"could not be sent by {said}" in failure
    assert alerts(tmp_path / "alerts.jsonl") == [ALERT]

"""Fetching from a server that misbehaves: a page, or one sentence why there is none, always in time."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from pipelines.collect.addresses import Busy, NotFetchable, is_public, locate, web_address
from pipelines.collect.fetch import Limits, Page, fetch
from tests.web_server import Answer, Server, serving

PAGE = b"<html><body><h1>Kent Police</h1><p>Kent Police is good at it.</p></body></html>"
LIMITS = Limits(bytes=100_000, connecting=1.0, silence=0.5, altogether=2.0, tries=2, pause=0.01)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def get(address: str, **options: Any) -> Page:
    return fetch(address, **{"allow_local": True, "limits": LIMITS, **options})


def refusal(address: str, **options: Any) -> str:
    with pytest.raises(NotFetchable) as refused:
        get(address, **options)
    message = str(refused.value)
    assert "\n" not in message
    return message


def redirect(target: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": target})


def test_a_page_comes_byte_for_byte_with_what_the_server_says_of_it(server: Server) -> None:
    address = server.says("/report", Answer(PAGE, headers={"Content-Type": "text/html; charset=utf-8"}))
    page = get(address)
    assert (page.data, page.asked, page.given_by) == (PAGE, address, address)
    assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_who_asks_says_so_and_brings_nothing_along(server: Server) -> None:
    server.says("/end", Answer(PAGE))
    address = server.says("/", Answer(status=302, headers={"Location": "/end", "Set-Cookie": "tracked=yes"}))
    get(address)
    (first, second) = server.asked
    assert first.headers["User-Agent"].startswith("peel-warehouse/")
    assert first.headers["Host"] == server.address.removeprefix("http://")
    assert {"Cookie", "Authorization", "Referer"} & second.headers.keys() == set()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server: Server, status: int) -> None:
    server.says("/new", Answer(PAGE))
    address = server.says("/old", redirect("new", status))
    page = get(address)
    assert (page.data, page.asked, page.given_by) == (PAGE, address, f"{server.address}/new")


def test_a_circle_of_redirects_is_left(server: Server) -> None:
    server.says("/b", redirect("/a"))
    assert refusal(server.says("/a", redirect("/b"))) == f"{server.address}/a redirects in a circle."


def test_redirects_without_end_are_left(server: Server) -> None:
    for number in range(30):
        server.says(f"/{number}", redirect(f"/{number + 1}"))
    assert refusal(f"{server.address}/0") == f"{server.address}/0 redirects without end."
    assert len(server.asked) < 12


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "http://u:p@h/"]
)
def test_a_redirect_out_of_the_web_is_not_followed(server: Server, target: str) -> None:
    assert "redirects to what is not fetched" in refusal(server.says("/", redirect(target)))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "is not there: the server answered 404 Not Found"),
        (403, "Save it from a browser, and add that"),
        (418, "answered 418"),
        (304, "answered 304"),
        (302, "without saying where to"),
    ],
)
def test_what_the_server_refuses_is_said_and_not_asked_again(server: Server, status: int, words: str) -> None:
    assert words in refusal(server.says("/", Answer(status=status, headers={})))
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_fault_that_may_pass_is_tried_again(server: Server, status: int) -> None:
    assert get(server.says("/", Answer(status=status), Answer(PAGE))).data == PAGE


def test_a_fault_that_stays_is_said(server: Server) -> None:
    message = refusal(server.says("/", Answer(status=500)))
    assert message.endswith("the server answered 500 Internal Server Error. It was tried 2 times; try again later.")
    assert len(server.asked) == 2


class Waiting:
    """Notes what is asked and how long it is waited for, without waiting."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.slept: list[float] = []

    def before(self, url: httpx.URL) -> None:
        self.asked.append(url.path)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.mark.parametrize("form", ["9", lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True)])
def test_a_server_that_says_when_to_come_back_is_heard(server: Server, form: str | Callable[[], str]) -> None:
    told = {"Retry-After": form if isinstance(form, str) else form()}
    waiting = Waiting()
    address = server.says("/", Answer(status=429, headers=told), Answer(PAGE))
    assert get(address, courtesy=waiting, limits=Limits(tries=2)).data == PAGE
    assert 7 < waiting.slept[0] < 12


def test_a_server_that_wants_to_be_left_alone_is_left_alone(server: Server) -> None:
    waiting = Waiting()
    address = server.says("/", Answer(status=503, headers={"Retry-After": "3600"}), Answer(PAGE))
    with pytest.raises(Busy, match="answered 503") as busy:
        get(address, courtesy=waiting)
    assert busy.value.wait == 3600
    assert (len(server.asked), waiting.slept) == (1, [])


def test_whoever_is_to_be_heard_is_heard_before_every_request(server: Server) -> None:
    waiting = Waiting()
    server.says("/b", Answer(status=500), Answer(PAGE))
    get(server.says("/a", redirect("/b")), courtesy=waiting)
    assert waiting.asked == [asked.path for asked in server.asked] == ["/a", "/b", "/a", "/b"]


def test_a_page_that_breaks_off_is_no_page(server: Server) -> None:
    address = server.says("/", Answer(PAGE, announced=5000))
    assert "broke off before all of it had come" in refusal(address)
    server.says("/", Answer(PAGE, announced=5000), Answer(PAGE))
    assert get(address).data == PAGE


def test_a_silent_server_is_not_waited_for(server: Server) -> None:
    began = time.monotonic()
    assert "did not answer in time" in refusal(server.says("/", Answer(PAGE, pause=5.0)))
    assert time.monotonic() - began < 4.0


def test_a_server_that_drips_is_given_up(server: Server) -> None:
    began = time.monotonic()
    assert "comes too slowly" in refusal(server.says("/", Answer(PAGE * 10, drip=0.05)))
    assert time.monotonic() - began < 4.0


def test_a_page_that_says_it_is_huge_is_not_read(server: Server) -> None:
    assert refusal(server.says("/", Answer(b"x", announced=10**12))).endswith(" is larger than 0.0953674 MB.")


def test_a_page_without_end_is_cut(server: Server) -> None:
    assert "is larger than" in refusal(server.says("/", Answer(PAGE, endless=True)))


def test_a_page_that_unpacks_to_gigabytes_is_cut(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    assert "is larger than" in refusal(server.says("/", Answer(bomb, headers={"Content-Encoding": "gzip"})))


def test_a_damaged_packing_is_said(server: Server) -> None:
    assert "compressed, and damaged" in refusal(server.says("/", Answer(PAGE, headers={"Content-Encoding": "gzip"})))


def test_a_packed_page_is_unpacked(server: Server) -> None:
    packed = Answer(gzip.compress(PAGE), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    assert get(server.says("/", packed)).data == PAGE


def test_an_empty_page_is_said(server: Server) -> None:
    assert refusal(server.says("/", Answer(b" \n"))).endswith(" is empty.")


def test_what_is_no_web_server(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert "no connection could be made" in refusal(f"http://127.0.0.1:{port}/")
    assert "no connection could be made" in refusal(f"{server.address.replace('http', 'https')}/")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/report", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "names no host"),
        ("http:///path", "names no host"),
        ("https://me:secret@example.org/", "leave them out"),
        ("http://[::1/", "is no web address"),
        ("http://a b/", "web address"),
    ],
)
def test_what_is_no_address_of_the_web_is_said(address: str, words: str) -> None:
    with pytest.raises(NotFetchable) as refused:
        locate(web_address(address), allow_local=True)
    assert words in str(refused.value) or "there is no host" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "machine",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1",
        "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_of_local_networks_are_not_public(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize(
    "machine", ["1.1.1.1", "151.101.0.81", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_of_the_internet_are_public(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0177.0.0.1", "127.1"]
)
def test_local_hosts_are_not_asked_however_they_are_written(host: str) -> None:
    message = refusal(f"http://{host}:1/", allow_local=False)
    assert "local network" in message or "is no web address" in message or "there is no host" in message


def test_a_redirect_into_the_local_network_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is public by its name; the page redirects to one that isn't."""
    port = int(server.address.rpartition(":")[2])
    resolve = socket.getaddrinfo

    def name_service(host: str, *arguments: Any, **options: Any) -> Any:
        return resolve("127.0.0.1" if host in ("public.example", "inside.example") else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", name_service)
    public = iter([True, False])
    monkeypatch.setattr("pipelines.collect.addresses.is_public", lambda machine: next(public))
    server.says("/secret", Answer(b"the secret"))
    address = server.says("/", redirect(f"http://inside.example:{port}/secret"))
    with pytest.raises(NotFetchable, match=r"inside\.example.* leads to 127\.0\.0\.1, which is in the local network"):
        fetch(address.replace("127.0.0.1", "public.example"), limits=LIMITS)
    assert [asked.path for asked in server.asked] == ["/"]


def test_the_machine_that_was_checked_is_the_one_that_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the second time it is looked up gains nothing by it."""
    port = int(server.address.rpartition(":")[2])
    looked_up: list[str] = []
    resolve = socket.getaddrinfo

    def name_service(host: str, *arguments: Any, **options: Any) -> Any:
        looked_up.append(host)
        if host == "turncoat.example" and looked_up.count(host) > 1:
            raise AssertionError("the name was looked up again")
        return resolve("127.0.0.1" if host == "turncoat.example" else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", name_service)
    server.says("/", Answer(PAGE))
    assert get(f"http://turncoat.example:{port}/").data == PAGE
    assert server.asked[0].headers["Host"] == f"turncoat.example:{port}"
    assert looked_up.count("turncoat.example") == 1


def test_one_local_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, 80)) for machine in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: entries)
    with pytest.raises(NotFetchable, match=r"leads to 10\.0\.0\.1"):
        locate(web_address("http://two-faced.example/"), allow_local=False)

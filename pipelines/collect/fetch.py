"""One page or file from the web: its bytes, as far as they can be had safely.

Belongs here: redirects, limits, time-outs, retries, and a sentence for whatever goes wrong. Not here: which machines
may be asked (`addresses`), the name and place of the file (`fetched`), or what the bytes say (`pipelines.documents`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from ssl import SSLContext
from threading import Thread
from typing import Protocol

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from pipelines.collect.addresses import Busy, Empty, Gone, NotFetchable, Target, TryLater, locate, web_address
from pipelines.collect.landing import MAXIMUM_BYTES

AGENT = "peel-warehouse"
"""The name under which robots.txt may speak to us."""
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 8
_PASSING = {429, 500, 502, 503, 504}
"""Answers of a server that may be another one in a moment."""
_BUSY = {429, 503}
"""Those by which it asks for rest."""
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown, application/msword, */*;q=0.5"
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take."""

    bytes: int = MAXIMUM_BYTES
    connecting: float = 10.0
    silence: float = 20.0
    """Seconds between two pieces."""
    altogether: float = 180.0
    """Seconds for one try."""
    tries: int = 3
    pause: float = 1.0
    """Seconds before the second try, twice as many before the third, and up to so many more by chance, so that not all
    come back at once."""
    longest_wait: float = 10.0
    """Seconds: a server that asks for a longer wait is left alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched."""

    asked: str
    """The address that was asked for."""
    given_by: str
    """The address that gave it, after redirects."""
    headers: Mapping[str, str]
    data: bytes

    @property
    def marks(self) -> Marks:
        """What to send along when the page is asked for again."""
        return Marks(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a server recognises a version of a page that it gave before."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        told = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in told.items() if value}


class NotModified(Exception):
    """The page is still the one whose marks were sent."""


class Courtesy(Protocol):
    """Who is heard before each request, those of redirects and further tries too."""

    def before(self, url: httpx.URL) -> None:
        """Wait until the address may be asked, or raise NotFetchable where it may not be."""

    def sleep(self, seconds: float) -> None:
        """Wait between two tries."""


class _OneByOne:
    """The courtesy of one page that a person asked for: none but the pauses between tries."""

    def before(self, url: httpx.URL) -> None:
        pass

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _TryAgain(Exception):
    """A fault that may pass; `wait` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float = 0.0, *, is_busy: bool = False) -> None:
        super().__init__(reason)
        self.wait = wait
        self.is_busy = is_busy


def fetch(
    address: str,
    *,
    allow_local: bool = False,
    limits: Limits | None = None,
    known: Marks | None = None,
    courtesy: Courtesy | None = None,
) -> Page:
    """The page at this address. Raises NotFetchable with one sentence why not, and NotModified where the server still
    gives the version whose marks are `known`."""
    url, limits, courtesy = web_address(address), limits or Limits(), courtesy or _OneByOne()
    tries = Retrying(
        stop=stop_after_attempt(limits.tries),
        wait=_wait(limits),
        retry=retry_if_exception(lambda fault: isinstance(fault, _TryAgain) and fault.wait <= limits.longest_wait),
        sleep=courtesy.sleep,
        reraise=True,
    )

    def follow() -> Page:
        return _follow(url, allow_local, limits, known or Marks(), courtesy)

    try:
        return tries(lambda: _in_time(follow, url, limits))
    except _TryAgain as fault:
        tried = int(tries.statistics.get("attempt_number", 1))
        times = f" {tried} times" if tried > 1 else ""
        message = f"{url} could not be fetched: {fault}. It was tried{times}; try again later."
        raise (Busy(message, fault.wait) if fault.is_busy else TryLater(message)) from None


def _wait(limits: Limits) -> Callable[[RetryCallState], float]:
    """The seconds until the next try: twice as many each time, and by chance some more; or what the server asks for."""
    own = wait_exponential_jitter(multiplier=limits.pause, jitter=limits.pause, max=limits.longest_wait)

    def wait(state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        return max(own(state), fault.wait if isinstance(fault, _TryAgain) else 0.0)

    return wait


def _in_time(work: Callable[[], Page], url: httpx.URL, limits: Limits) -> Page:
    """The result of the work, or its exception. A server can drip its answer so slowly that no single wait is too long,
    and a name may be looked up for minutes: whoever is still at it when the time is over is no longer listened to."""
    outcome: Future[Page] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return outcome.result(limits.altogether)
    except FutureTimeout:
        raise TryLater(f"{url} comes too slowly: it was given up after {limits.altogether:g} seconds.") from None


def _follow(url: httpx.URL, allow_local: bool, limits: Limits, known: Marks, courtesy: Courtesy) -> Page:
    """Ask, and ask again wherever a redirect leads; each hop is checked like the first."""
    asked, seen = url, {url}
    while True:
        courtesy.before(url)
        with _asked(locate(url, allow_local=allow_local), limits, known) as answer:
            if answer.status_code == _NOT_MODIFIED and known.headers:
                raise NotModified
            if answer.status_code not in _REDIRECTS:
                _check_status(url, answer)
                return Page(str(asked), str(url), dict(answer.headers), _body(url, answer, limits))
            target = answer.headers.get("location", "")
        if not target:
            raise NotFetchable(f"{url} redirects, without saying where to.")
        try:
            url = web_address(str(url.join(target)))
        except (NotFetchable, httpx.InvalidURL) as error:
            raise NotFetchable(f"{asked} redirects to what is not fetched: {error}") from None
        if url in seen or len(seen) > _MOST_REDIRECTS:
            raise NotFetchable(f"{asked} redirects in a circle." if url in seen else f"{asked} redirects without end.")
        seen.add(url)


@contextmanager
def _asked(target: Target, limits: Limits, known: Marks) -> Iterator[httpx.Response]:
    """The answer of the first machine of the target that can be reached, its body still to be read.

    Nothing goes from one hop to the next: no cookie, no password. The machine's environment (proxies, netrc) is left
    aside too, since a proxy would ask an address that nobody checked.
    """
    url = target.url
    headers = {"host": url.netloc.decode("ascii"), "user-agent": user_agent(), "accept": _ACCEPT}
    headers |= {"accept-encoding": "gzip, deflate", "connection": "close"} | known.headers
    timeout = httpx.Timeout(limits.silence, connect=limits.connecting).as_dict()
    extensions = {"timeout": timeout, "sni_hostname": url.raw_host.decode("ascii")}
    with httpx.HTTPTransport(verify=_certificates(), trust_env=False) as transport:
        for machine in target.machines:
            request = httpx.Request("GET", url.copy_with(host=machine), headers=headers, extensions=extensions)
            try:
                answer = transport.handle_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if "CERTIFICATE_VERIFY_FAILED" in str(error):
                    raise NotFetchable(f"{url} shows a certificate that can't be trusted.") from None
                if machine == target.machines[-1]:
                    raise _TryAgain("no connection could be made") from None
                continue
            except httpx.TimeoutException:
                raise _TryAgain("the server did not answer in time") from None
            except httpx.TransportError as error:
                raise _TryAgain(f"the server broke off ({error or type(error).__name__})") from None
            try:
                yield answer
            finally:
                answer.close()
            return


@cache
def _certificates() -> SSLContext:
    """Whom https servers are vouched for by; read once, since that takes longer than most requests."""
    return httpx.create_ssl_context(trust_env=False)


def _check_status(url: httpx.URL, answer: httpx.Response) -> None:
    status = answer.status_code
    if status == 200:
        return
    words = f"{status} {answer.reason_phrase}".strip()
    if status in _PASSING:
        wait = _seconds(answer.headers.get("retry-after", ""))
        raise _TryAgain(f"the server answered {words}", wait, is_busy=status in _BUSY)
    if status in (404, 410):
        raise Gone(f"{url} is not there: the server answered {words}.")
    if status in (401, 403, 407, 451):
        raise NotFetchable(
            f"{url} is not given to us: the server answered {words}. Save it from a browser, and add that."
        )
    raise NotFetchable(f"{url} could not be fetched: the server answered {words}.")


def _seconds(retry_after: str) -> float:
    """Of a Retry-After header: seconds, or the date of the earliest next try (RFC 9110)."""
    if retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _body(url: httpx.URL, answer: httpx.Response, limits: Limits) -> bytes:
    size = f"{limits.bytes / (1024 * 1024):g} MB"
    announced = answer.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limits.bytes:
        raise NotFetchable(f"{url} is larger than {size}.")
    data = bytearray()
    try:
        for piece in answer.iter_bytes():
            data += piece
            if len(data) > limits.bytes:
                raise NotFetchable(f"{url} is larger than {size}.")
    except httpx.TimeoutException:
        raise _TryAgain("the server fell silent") from None
    except httpx.DecodingError:
        raise NotFetchable(f"{url} came compressed, and damaged.") from None
    except httpx.TransportError:
        raise _TryAgain("the connection broke off before all of it had come") from None
    if not data.strip():
        raise Empty(f"{url} is empty.")
    return bytes(data)


def user_agent() -> str:
    """Who asks, for the people who run the server."""
    try:
        return f"{AGENT}/{version('peel-warehouse')} (reads police inspection documents, one page at a time)"
    except PackageNotFoundError:
        return f"{AGENT} (reads police inspection documents, one page at a time)"

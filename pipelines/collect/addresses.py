"""Which machine a web address leads to, and whether it is one that a stranger's link may lead us to.

Belongs here: taking an address apart, resolving its host, and refusing what lies in the local network. Not here: the
connection (`fetch`), which is made to the very machine that was checked here: a name may lead elsewhere when it is
asked again.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

_IPV4_IN_IPV6 = (ip_network("64:ff9b::/96"), ip_network("::/96"))
"""IPv6 addresses whose last four bytes are an IPv4 address that the network translates them to."""
_PORTS = {"http": 80, "https": 443}


class NotFetchable(Exception):
    """A page that was not fetched; the message is one sentence for the person who named its address."""


class Gone(NotFetchable):
    """The server says that there is no such page."""


class TryLater(NotFetchable):
    """The server could not give the page now, and may be able to later."""


class Busy(TryLater):
    """The server asks to be left alone for a while: for `wait` seconds, where it says for how long."""

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.wait = wait


class Empty(NotFetchable):
    """There is a page, and nothing in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address, and the machines that may be asked for it."""

    url: httpx.URL
    machines: tuple[str, ...]


def web_address(text: str) -> httpx.URL:
    """The address as it will be asked for. Raises NotFetchable for what isn't http or https."""
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetchable(f"{text} is no web address: {error}.") from None
    if url.scheme not in _PORTS:
        raise NotFetchable(f"{text} is not fetched: only http and https addresses are.")
    if not url.host:
        raise NotFetchable(f"{text} names no host.")
    if url.userinfo:
        raise NotFetchable(f"{url.copy_with(userinfo=None)} was given with a user name or password: leave them out.")
    return url.copy_with(fragment=None)


def locate(url: httpx.URL, *, allow_local: bool) -> Target:
    """Resolve the host. Raises NotFetchable where it is unknown, or any of its addresses is not a public one."""
    host = url.raw_host.decode("ascii")
    try:
        found = socket.getaddrinfo(host, url.port or _PORTS[url.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetchable(f"{url}: there is no host {url.host}, or no connection to the network.") from None
    machines = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    local = [machine for machine in machines if not is_public(machine)]
    if local and not allow_local:
        raise NotFetchable(
            f"{url} leads to {local[0]}, which is in the local network and is not asked. "
            "If you mean it, say so with --allow-local"
        )
    return Target(url, machines)


def is_public(machine: str) -> bool:
    """Whether an address is one of the public internet: not this machine, not a private or link-local network, not the
    service that tells a cloud machine its secrets."""
    address: IPv4Address | IPv6Address = ip_address(machine.partition("%")[0])
    inner = _ipv4_within(address)
    return address.is_global and not address.is_multicast and (inner is None or is_public(str(inner)))


def _ipv4_within(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _IPV4_IN_IPV6):
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)

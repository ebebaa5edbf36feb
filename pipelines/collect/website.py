"""Documents of a web site: found on its listings, fetched when they are new, asked for again as time allows.

Belongs here: what is asked for in which order, and what an answer means. Not here: how listings are read (`links`),
how a site is asked (`manners`), or what is remembered (`state`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from pipelines.collect.addresses import Busy, Gone, NotFetchable, TryLater, web_address
from pipelines.collect.collector import MEGABYTE, Clock, Collected, Inbox, LeftAlone, Meter, Outcome
from pipelines.collect.fetch import Limits, NotModified, Page
from pipelines.collect.fetched import land, with_its_encoding
from pipelines.collect.found import DOCUMENT, LISTING, Found
from pipelines.collect.links import Layout, ListingUnreadable, attachments, read_listing
from pipelines.collect.manners import PATIENT, Manners
from pipelines.collect.state import SourceState
from pipelines.documents.formats import format_of
from pipelines.documents.html.reading import read_html
from pipelines.documents.unreadable import Unreadable

_IN_A_ROW = 5
"""So many failures one after the other, and the site is left for this run."""
_BUSY = 2
"""Addresses for which a site says that it is busy, and it is left for this run; at once where it asks for long."""
_REST = timedelta(hours=1)
"""For which a site that is busy, and doesn't say for how long, is left alone."""
_LARGEST_READ = 10 * MEGABYTE
"""A larger page is compared by its bytes."""


@dataclass(frozen=True, slots=True)
class Website:
    """A collector of one web site."""

    name: str
    start: tuple[str, ...]
    """Its listings: publication lists, sitemaps, feeds."""
    layout: Layout
    interval: float
    """Seconds between two requests to a host, at least."""
    allow_local: bool = False
    limits: Limits = PATIENT
    clock: Clock = field(default_factory=Clock)

    def coming(self, inbox: Inbox) -> Iterator[str]:
        yield from self.start
        yield from inbox.state.of(self.name, self.clock.now()).documents()

    def collect(self, inbox: Inbox, meter: Meter) -> Iterator[Collected]:
        """Listings first, as long as they don't take half of a run that has documents to fetch; then documents."""
        run = self.clock.now()
        memory = inbox.state.of(self.name, run)
        not_before = memory.begin(f"{self.start} {self.layout.rules}")
        if not_before is not None and run < not_before:
            raise LeftAlone(f"the site asked to be left alone until {not_before:%d %b %Y %H:%M} UTC")
        memory.found((Found(str(web_address(address)), LISTING) for address in self.start), run)
        manners = Manners(self.layout.hosts, self.interval, meter, self.clock, self.allow_local, self.limits)
        visit = _Visit(self, inbox, memory, manners)
        in_a_row = 0
        for collected in visit.all(meter):
            yield collected
            in_a_row = in_a_row + 1 if collected.outcome is Outcome.failed else 0
            if in_a_row >= _IN_A_ROW:
                raise LeftAlone(f"{in_a_row} addresses failed one after the other")


@dataclass(slots=True)
class _Visit:
    """One run on one site."""

    site: Website
    inbox: Inbox
    memory: SourceState
    manners: Manners
    busy: int = 0
    """Addresses for which the site said that it is busy."""

    def all(self, meter: Meter) -> Iterator[Collected]:
        while True:
            listing = self.memory.next_listing()
            if listing and not (meter.requests * 2 >= meter.budget.requests and self.memory.has_new()):
                yield self._listing(listing)
            elif document := self.memory.next_document():
                yield self._document(document)
            elif listing is None:
                return

    def _listing(self, address: str) -> Collected:
        known = self.memory.known(address)
        try:
            page = self._get(address)
            listing = read_listing(page.data, page.given_by, self.site.layout)
        except NotModified:
            self.memory.answered(address, self._now(), Outcome.unchanged)
            return Collected(address, Outcome.unchanged, is_listing=True)
        except ListingUnreadable as error:
            return self._missed(address, Outcome.failed, f"{address} is no listing: {error}.", is_listing=True)
        except NotFetchable as error:
            return self._missed(address, _outcome(error), str(error), is_listing=True)
        if not listing.found and address in self.site.start:
            problem = f"{address} names no document: has the site changed? Its layout is in sources.yaml."
            return self._missed(address, Outcome.failed, problem, is_listing=True)
        new = self.memory.listing_read(address, page.marks, listing.found, listing.next_page, self._now())
        was_read = known is not None and known.asked_at is not None
        outcome = Outcome.unchanged if not new else Outcome.changed if was_read else Outcome.new
        return Collected(address, outcome, is_listing=True)

    def _document(self, address: str) -> Collected:
        try:
            page = self._get(address)
            if page.given_by != page.asked and self.site.layout.kind(web_address(page.given_by)) != DOCUMENT:
                raise NotFetchable(f"{address} now leads to {page.given_by}, which is none of the documents.")
            return self._landed(address, page)
        except NotModified:
            self.memory.answered(address, self._now(), Outcome.unchanged)
            return Collected(address, Outcome.unchanged)
        except NotFetchable as error:
            return self._missed(address, _outcome(error), str(error))

    def _landed(self, address: str, page: Page) -> Collected:
        """Put a page into the inbox under the address that gave it, unless its text is what it was."""
        page = replace(page, asked=page.given_by)
        before = self.memory.known(page.asked)
        hash_before, text_hash = before.text_hash if before else None, _text_hash(page)
        outcome, file = Outcome.unchanged, None
        if hash_before is None and self._file(page.asked) is None:
            outcome = Outcome.new
        elif hash_before != text_hash and self._differs(page):
            outcome = Outcome.changed
        if outcome is not Outcome.unchanged:
            file = land(page, self.inbox.landing, self.inbox.register)
        found = attachments(page.data, page.given_by, self.site.layout) if _is_html(page.data) else ()
        if page.asked != address:
            self.memory.answered(address, self._now(), Outcome.unchanged, moved_to=page.asked)
        self.memory.answered(page.asked, self._now(), outcome, marks=page.marks, text_hash=text_hash, found=found)
        return Collected(page.asked, outcome, file)

    def _differs(self, page: Page) -> bool:
        """Whether the page reads otherwise than its file does today: how pages are read may have changed, too."""
        file = self._file(page.asked)
        if file is None or not file.exists():
            return True
        return _text_hash(replace(page, data=file.read_bytes(), headers={})) != _text_hash(page)

    def _file(self, address: str) -> Path | None:
        """Where a document has landed, if it ever has; the file may have left since."""
        name = self.inbox.register.files().get(address)
        return self.inbox.landing / name if name else None

    def _missed(self, address: str, outcome: Outcome, problem: str, *, is_listing: bool = False) -> Collected:
        self.memory.answered(address, self._now(), outcome, problem=problem)
        return Collected(address, outcome, problem=problem, is_listing=is_listing)

    def _get(self, address: str) -> Page:
        """The page, if it isn't the one that is known. Raises NotModified, NotFetchable, LeftAlone, BudgetSpent."""
        known = self.memory.known(address)
        try:
            return self.manners.get(address, known.marks if known else None)
        except Busy as busy:
            self.busy += 1
            if self.busy < _BUSY and busy.wait <= self.site.limits.longest_wait:
                raise
            until = self._now() + max(timedelta(seconds=busy.wait), _REST)
            self.memory.answered(address, self._now(), Outcome.failed, problem=str(busy))
            self.memory.leave_alone(until)
            raise LeftAlone(f"{busy} It is left alone until {until:%d %b %Y %H:%M} UTC") from None

    def _now(self) -> datetime:
        return self.site.clock.now()


def _outcome(error: NotFetchable) -> Outcome:
    if isinstance(error, Gone):
        return Outcome.gone
    return Outcome.failed if isinstance(error, TryLater) else Outcome.refused


def _is_html(data: bytes) -> bool:
    try:
        return format_of(data) == "html"
    except Unreadable:
        return False


def _text_hash(page: Page) -> str:
    """A hash of what a page says. Pages carry tokens that are others each time; what is read of them stays."""
    data = with_its_encoding(page.data, page.headers)
    if len(data) <= _LARGEST_READ and _is_html(data):
        with suppress(Unreadable):
            data = read_html(data).text.encode()
    return hashlib.sha256(data).hexdigest()

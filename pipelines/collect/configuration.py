"""Which sources there are: `sources.yaml` in the data folder, checked when it is read.

Belongs here: the file, what may stand in it, and the collectors that it asks for. Not here: any of them (`website`,
`stores`).
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from pipelines.collect.addresses import NotFetchable, web_address
from pipelines.collect.collector import Budget, Clock, Collector
from pipelines.collect.fetched import FOLDER
from pipelines.collect.links import Layout
from pipelines.collect.stores import FileStore
from pipelines.collect.website import Website

_POLITE = 1.0
"""Seconds between two requests to a site of somebody else, at least."""


class SourcesUnreadable(Exception):
    """The file of sources can't be used; the message is one line and says where."""


def _pattern(text: object) -> re.Pattern[str]:
    try:
        return re.compile(str(text))
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from None


def _address(text: object) -> str:
    try:
        return str(web_address(str(text)))
    except NotFetchable as error:
        raise ValueError(str(error)) from None


def _selector(text: object) -> str:
    try:
        LexborHTMLParser("<p>").css(str(text))
    except (SelectolaxError, ValueError):
        raise ValueError(f"{text!r} is no CSS selector") from None
    return str(text)


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
WebAddress = Annotated[str, BeforeValidator(_address)]
Selector = Annotated[str, BeforeValidator(_selector)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BudgetSettings(_Strict):
    """How much one run may take."""

    requests: int = Field(default=500, ge=1)
    megabytes: int = Field(default=1000, ge=1)
    seconds: int = Field(default=3600, ge=1)


class _Source(_Strict):
    name: Name
    enabled: bool = True
    budget: BudgetSettings = BudgetSettings()


class WebsiteSettings(_Source):
    """A web site. What each means is said in the template, `sources.yaml` in this folder."""

    kind: Literal["website"]
    start: list[WebAddress] = Field(min_length=1)
    hosts: list[str] = []
    entries: Selector = "a[href]"
    next_page: Selector = "a[rel~=next], link[rel~=next]"
    listings: list[Pattern] = []
    documents: list[Pattern] = Field(min_length=1)
    attachments: list[Pattern] = []
    ignored: list[Pattern] = []
    seconds_between_requests: float = 2.0
    allow_local: bool = False

    @model_validator(mode="after")
    def _is_polite(self) -> WebsiteSettings:
        if not self.allow_local and self.seconds_between_requests < _POLITE:
            raise ValueError(f"seconds_between_requests must be {_POLITE:g} or more, to spare the site")
        return self

    def collector(self, clock: Clock, *, allow_local: bool) -> Website:
        hosts = {*self.hosts, *(web_address(address).host for address in self.start)}
        return Website(
            name=self.name,
            start=tuple(self.start),
            layout=Layout(
                hosts=frozenset(hosts),
                entries=self.entries,
                next_page=self.next_page,
                listings=tuple(self.listings),
                documents=tuple(self.documents),
                attachments=tuple(self.attachments),
                ignored=tuple(self.ignored),
            ),
            interval=self.seconds_between_requests,
            allow_local=allow_local or self.allow_local,
            clock=clock,
        )


class StoreSettings(_Source):
    """A folder, or a folder of an object store."""

    kind: Literal["store"]
    address: str = Field(pattern=r"^[a-z0-9+]+://")
    options: dict[str, Any] = {}

    def collector(self, clock: Clock, *, allow_local: bool) -> FileStore:
        return FileStore(self.name, self.address, self.options, clock)


class _File(_Strict):
    sources: list[Annotated[WebsiteSettings | StoreSettings, Field(discriminator="kind")]] = []

    @model_validator(mode="after")
    def _names_are_free(self) -> _File:
        names = [source.name for source in self.sources]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two sources are called {name}")
            if name == FOLDER:
                raise ValueError(f"no source can be called {name}: pages of the web land in the folder of that name")
        return self


Settings = WebsiteSettings | StoreSettings


def read_sources(file: Path) -> list[Settings]:
    """The sources of this file, enabled or not; none where there is no file. Raises SourcesUnreadable."""
    if not file.exists():
        return []
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        return list(_File.model_validate(content).sources)
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesUnreadable(f"{file} can't be read: {error}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise SourcesUnreadable(f"{file} is no YAML{where}: {getattr(error, 'problem', None) or error}.") from None
    except ValidationError as error:
        raise SourcesUnreadable(f"{file}: {_first(error, content)}.") from None


def write_template(file: Path) -> bool:
    """Put the template where there is no such file yet; gives whether that was so."""
    if file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(files("pipelines.collect").joinpath("sources.yaml").read_bytes())
    return True


def collector_of(source: Settings, clock: Clock, *, allow_local: bool = False) -> Collector:
    """What collects from this source."""
    return source.collector(clock, allow_local=allow_local)


def budget_of(source: Settings, requests: int | None = None) -> Budget:
    """What a run may take of it; `requests` in place of what the file says."""
    told = source.budget
    return Budget(requests or told.requests, told.megabytes, told.seconds)


_WORDS = {
    "extra_forbidden": "there is no such setting",
    "missing": "is missing",
    "model_type": "must hold the list `sources`",
    "list_type": "must be a list",
    "union_tag_not_found": "must say its kind: website or store",
    "union_tag_invalid": "its kind must be website or store",
    "string_pattern_mismatch": "does not look as it should; the template says how",
}
"""What is wrong, for people who don't know pydantic."""


def _first(error: ValidationError, content: object) -> str:
    """The first thing that is wrong, as 'source inspectorate, entries: …'."""
    first = error.errors()[0]
    place = [part for part in first["loc"] if part not in ("website", "store")]
    source = ""
    if isinstance(content, dict) and len(place) > 1 and place[0] == "sources" and isinstance(place[1], int):
        entry = content["sources"][place[1]]
        name = entry.get("name") if isinstance(entry, dict) else None
        source, place = f"source {name or place[1] + 1}", place[2:]
    where = ", ".join(filter(None, [source, ".".join(str(part) for part in place)]))
    words = _WORDS.get(first["type"], first["msg"].removeprefix("Value error, ").rstrip("."))
    return f"{where}: {words}" if where else words

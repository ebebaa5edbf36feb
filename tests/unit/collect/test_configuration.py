"""sources.yaml: what may stand in it, and one line for what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.collect.collector import Clock
from pipelines.collect.configuration import (
    SourcesUnreadable,
    WebsiteSettings,
    budget_of,
    collector_of,
    read_sources,
    write_template,
)
from pipelines.collect.found import DOCUMENT, LISTING

SITE = "sources: [{name: site, kind: website, start: ['https://a.example/list'], documents: ['/d/'], %s}]"


def test_the_template_is_valid_and_switched_off(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    assert write_template(file)
    sources = read_sources(file)
    assert [(source.name, source.enabled) for source in sources] == [("inspectorate", False), ("archive", False)]
    assert not write_template(file)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://hmicfrs.justiceinspectorates.gov.uk/publications/peel-assessment-2023-25-kent/", DOCUMENT),
        ("https://hmicfrs.justiceinspectorates.gov.uk/publication-html/state-of-policing-2022/", DOCUMENT),
        ("https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/kent-2021-22/", DOCUMENT),
        ("https://hmicfrs.justiceinspectorates.gov.uk/news/news-feed/a-force-must-improve/", DOCUMENT),
        ("https://assets-hmicfrs.justiceinspectorates.gov.uk/uploads/Kent-2023.pdf", DOCUMENT),
        ("https://www.justiceinspectorates.gov.uk/hmicfrs/peel-assessments/peel-2018/kent/effectiveness/", DOCUMENT),
        ("https://www.justiceinspectorates.gov.uk/hmic/publications/kent-crime-data-integrity/", DOCUMENT),
        ("https://www.justiceinspectorates.gov.uk/hmicfrs/wp-content/uploads/kent.pdf", DOCUMENT),
        ("https://hmicfrs.justiceinspectorates.gov.uk/police-forces/kent/", LISTING),
        ("https://hmicfrs.justiceinspectorates.gov.uk/publication-sitemap2.xml", LISTING),
        ("https://hmicfrs.justiceinspectorates.gov.uk/publications/page/2/", None),
        ("https://hmicfrs.justiceinspectorates.gov.uk/publications/essex-fire-and-rescue-service/", None),
        ("https://hmicfrs.justiceinspectorates.gov.uk/about-us/", None),
        ("https://example.org/publications/kent/", None),
    ],
)
def test_the_template_tells_the_inspectorates_addresses_apart(tmp_path: Path, address: str, kind: str | None) -> None:
    from pipelines.collect.addresses import web_address

    write_template(tmp_path / "sources.yaml")
    source = next(each for each in read_sources(tmp_path / "sources.yaml") if isinstance(each, WebsiteSettings))
    assert source.collector(Clock(), allow_local=False).layout.kind(web_address(address)) == kind


def test_no_file_is_no_source(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "sources.yaml") == []


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(SITE % "budget: {requests: 7}")
    (source,) = read_sources(file)
    budget = budget_of(source)
    assert (budget.requests, budget.megabytes, budget.seconds) == (7, 1000, 3600)
    assert budget_of(source, 3).requests == 3
    website = collector_of(source, Clock())
    assert (website.name, website.interval, website.layout.hosts) == ("site", 2.0, {"a.example"})  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources: [", "is no YAML, line 1"),
        ("- a", "must hold the list `sources`"),
        ("sources: 3", "sources: must be a list"),
        ("sources: [{name: x}]", "source x: must say its kind: website or store"),
        ("sources: [{name: x, kind: webb}]", "source x: its kind must be website or store"),
        ("sources: [{name: x, kind: store}]", "source x, address: is missing"),
        ("sources: [{name: X Y, kind: store, address: 's3://b'}]", "source X Y, name: does not look as it should"),
        ("sources: [{name: x, kind: store, address: /srv}]", "source x, address: does not look as it should"),
        ("sources: [{name: web, kind: store, address: 's3://b'}]", "no source can be called web"),
        (SITE % "colour: red", "source site, colour: there is no such setting"),
        (SITE % "ignored: ['(']", "source site, ignored.0: '(' is no regular expression"),
        (SITE % "entries: 'a[['", "source site, entries: 'a[[' is no CSS selector"),
        (SITE % "seconds_between_requests: 0.1", "seconds_between_requests must be 1 or more"),
        (SITE % "budget: {requests: 0}", "source site, budget.requests: Input should be greater than"),
        (SITE.replace("https:", "ftp:") % "enabled: false", "only http and https addresses are"),
    ],
)
def test_what_is_wrong_is_one_line_that_says_where(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(text)
    with pytest.raises(SourcesUnreadable) as unreadable:
        read_sources(file)
    assert words in str(unreadable.value)
    assert str(file) in str(unreadable.value)
    assert "\n" not in str(unreadable.value)


def test_two_sources_of_one_name_are_one_too_many(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    store = "{name: x, kind: store, address: 's3://b'}"
    file.write_text(f"sources: [{store}, {store}]")
    with pytest.raises(SourcesUnreadable, match="two sources are called x"):
        read_sources(file)

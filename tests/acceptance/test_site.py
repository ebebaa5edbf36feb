"""The web pages in a browser, from disk: from the heat map to the sentence, searching, by keyboard, for everyone.

Skipped where there is no Chromium, or no axe-core beside the tests of the pages.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipelines.places import Home, examples_folder
from tests.conftest import run_peel
from tests.unit.documents.pdf_samples import whole_report

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[1] / "pages" / "axe" / "axe.min.js"
SIZES = ((390, 844), (1366, 800))
"""Of a phone and of a laptop."""
HOSTILE = """# PEEL 2021/22: an inspection of Gwent Police <script>alert(1)</script>

Published on 3 May 2022

HMICFRS

## Responding to the public "><img src=x onerror=alert(2)>

In 12 of 40 cases she <marquee onmouseover=alert(3)>was not told</marquee> of it \u202edetrevni {{ 7*7 }} ${alert(4)}.

Gwent Police requires improvement at responding to the public' onclick='alert(5).
"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


@dataclass(frozen=True, slots=True)
class Site:
    """The pages, and a tab of a browser that tells what it was asked for and what it complained about.

    One tab for all pages of a test: each has a process of its own, which takes longer to start than a page to open.
    """

    home: Home
    tab: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(f"a dialog: {dialog.message}"))

    def open(self, path: str) -> Page:
        self.tab.goto(f"{self.home.site.as_uri()}/{path}")
        return self.tab

    def document_of(self, words: str) -> str:
        """The page of the one document that holds these words."""
        found = [page for page in (self.home.site / "documents").glob("*.html") if words in page.read_text("utf-8")]
        return f"documents/{found[0].name}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(examples_folder(), root / "landing")
    (root / "landing" / "northshire.pdf").write_bytes(whole_report())
    (root / "landing" / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    outcome = run_peel(root / "data", "refresh", "--landing", str(root / "landing"))
    assert outcome.exit_code == 0, outcome.words
    return Home(root / "data")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(published: Home, browser: Browser) -> Iterator[Site]:
    """No page of any test asks for anything but files of the site, or complains."""
    context = browser.new_context(viewport={"width": 1366, "height": 800}, accept_downloads=True)
    context.set_default_timeout(20_000)
    site = Site(published, context.new_page())
    yield site
    context.close()
    assert [url for url in site.asked if not url.startswith(published.site.as_uri())] == []
    assert site.complaints == []


def test_from_the_heat_map_to_the_force_to_the_number_to_its_sentence(site: Site) -> None:
    page = site.open("index.html")
    page.get_by_role("link", name="PEEL 2021/22", exact=True).click()
    page.get_by_role("link", name="Derbyshire Constabulary, Investigating crime: requires improvement").click()
    assert "/forces/derbyshire.html#grade-investigating_crime" in page.url
    page.locator("#cases").locator("..").get_by_role("link", name="21 of 51").click()
    assert "/documents/" in page.url
    sentence = page.locator(".quoted.is-shown").first
    assert "21 of 51" in sentence.inner_text()
    assert sentence.evaluate("node => node.getBoundingClientRect().top < innerHeight")
    assert "21 of 51" in page.locator(".card.is-shown").inner_text()


def test_on_a_phone_a_long_table_is_closed_until_it_is_asked_for(site: Site) -> None:
    page = site.open("forces/derbyshire.html")
    link = page.locator("#cases").locator("..").get_by_role("link", name="21 of 51")
    assert link.is_visible()
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    assert not link.is_visible()
    page.get_by_text("19 counts of cases").click()
    assert link.is_visible()


def test_the_first_screen_of_a_force_says_what_is_known_of_it(site: Site) -> None:
    page = site.open("forces/derbyshire.html")
    glance = page.locator(".glance")
    box = glance.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SIZES[1][1]
    words = " ".join(glance.inner_text().split())
    assert "PEEL 2021/22" in words
    assert "5 requires improvement" in words
    assert "open: " in words
    assert "areas for improvement" in words
    glance.get_by_role("link", name="92.5%").click()
    assert "92.5 percent" in page.locator(".quoted.is-shown").first.inner_text()


def test_a_sentence_can_be_cited(site: Site) -> None:
    page = site.open(site.document_of("21 of 51"))
    card = page.locator(".card", has_text="21 of 51").first
    card.get_by_text("Cite this").click()
    assert "21 of 51" in card.locator(".citation").inner_text()
    assert card.locator("pre").inner_text().startswith("@misc{peel-")


def test_searching_finds_a_misspelt_finding_and_leads_to_its_sentence(site: Site) -> None:
    page = site.open("search.html")
    page.get_by_label("Words").fill("equalty data")
    page.get_by_label("Only").select_option("area for improvement")
    found = page.locator("#results li").first
    assert "equality data" in found.inner_text()
    found.get_by_role("link").click()
    assert "equality data" in page.locator(".quoted.is-shown").first.inner_text()


def test_a_search_can_be_sent_to_a_colleague(site: Site) -> None:
    page = site.open("search.html#q=equality&kind=")
    assert page.get_by_label("Words").input_value() == "equality"
    assert page.locator("#results li").count() > 0


def test_a_table_can_be_downloaded(site: Site, tmp_path: Path) -> None:
    page = site.open("downloads.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="mart.force_scorecard as csv").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".csv"
    with file.open(encoding="utf-8", newline="") as stream:
        assert "derbyshire" in {row["force_id"] for row in csv.DictReader(stream)}


def test_everything_can_be_reached_with_the_keyboard_alone(site: Site) -> None:
    page = site.open("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    target = "Derbyshire Constabulary, Investigating crime: requires improvement"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").endswith(target):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/forces/derbyshire.html#grade-*")
    assert page.locator("td:target").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*.html#fact-*")
    assert page.locator(".card.is-shown").count() == 1


def test_cycles_are_shown_one_at_a_time(site: Site) -> None:
    page = site.open("index.html")
    page.get_by_role("link", name="PEEL 2018/19", exact=True).click()
    assert page.locator("section.cycle:visible h3").all_inner_texts() == ["PEEL 2018/19"]


def test_without_scripts_all_is_there(published: Home, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{published.site.as_uri()}/index.html")
    assert page.locator("section.cycle:visible").count() > 1
    page.get_by_role("link", name="Derbyshire Constabulary, Investigating crime: requires improvement").click()
    page.locator("td:target a").click()
    assert page.locator(".quoted:has(.at:target)").count() == 1
    context.close()


def test_a_pdf_shows_its_pages_with_the_sentences_boxed(site: Site) -> None:
    page = site.open(site.document_of("Northshire"))
    figure = page.locator(".page-image", has_text="Page 4")
    figure.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.querySelectorAll('.sheet img')].some(image => image.naturalWidth > 0)")
    box = figure.locator("rect").first.bounding_box()
    sheet = figure.locator("img").bounding_box()
    assert box is not None
    assert sheet is not None
    assert sheet["x"] < box["x"] < box["x"] + box["width"] < sheet["x"] + sheet["width"]
    assert sheet["y"] < box["y"] < box["y"] + box["height"] < sheet["y"] + sheet["height"]
    figure.locator("rect").first.click()
    assert "#fact-" in page.url


def test_a_hostile_document_is_text(site: Site) -> None:
    page = site.open(site.document_of("onmouseover"))
    assert page.locator("h1").inner_text() == "PEEL 2021/22: an inspection of Gwent Police <script>alert(1)</script>"
    assert "[U+202E]detrevni {{ 7*7 }} ${alert(4)}" in page.locator(".document-text").inner_text()
    assert page.locator("main img, main marquee, main script").count() == 0


KINDS = (
    "index.html",
    "forces/derbyshire.html",
    "areas/investigating_crime.html",
    "measures/crime_recorded_all.html",
    "about.html",
    "search.html#q=crime",
    "downloads.html",
    "dictionary.html",
    "forces.html",
    "areas.html",
    "measures.html",
    "documents.html",
)
_ALSO_IN_THE_DARK = KINDS[:5]
_RULES = {"light": "{}", "dark": "{runOnly: ['color-contrast']}"}
"""In the dark, only colours differ."""
_OPENED = 12


def test_every_kind_of_page_is_looked_at(published: Home) -> None:
    kinds = {kind.partition("#")[0] for kind in KINDS}
    assert {file.name for file in published.site.glob("*.html")} <= kinds
    assert {folder.name for folder in published.site.iterdir() if any(folder.glob("*.html"))} == {
        "documents",
        *(kind.partition("/")[0] for kind in kinds if "/" in kind),
    }


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core")
@pytest.mark.parametrize("light", ["light", "dark"])
def test_no_page_keeps_anybody_out(site: Site, light: Literal["light", "dark"]) -> None:
    serious = []
    axe = AXE.read_text(encoding="utf-8")
    for path in (*(KINDS if light == "light" else _ALSO_IN_THE_DARK), site.document_of("Northshire")):
        page = site.open(path)
        page.emulate_media(color_scheme=light)
        # What is closed is looked at too, as far as it isn't the same again and again.
        page.evaluate(f"[...document.querySelectorAll('details')].slice(0, {_OPENED}).forEach(one => one.open = true)")
        # The browser's tools may do what the page itself may not.
        page.evaluate(axe)
        asked = f"axe.run(document, {{resultTypes: ['violations'], preload: false, ...{_RULES[light]}}})"
        serious += [
            (path, each["id"], each["nodes"][0]["html"][:200], len(each["nodes"]))
            for each in page.evaluate(asked)["violations"]
            if each["impact"] in ("serious", "critical")
        ]
    assert serious == []


def test_no_page_is_wider_than_the_screen(site: Site) -> None:
    too_wide = []
    for path in (*KINDS, site.document_of("Northshire")):
        page = site.open(path)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append((path, width))
    assert too_wide == []

"""The page in a browser: fit for everyone and for every width, and silent, whatever stands in the documents.

Skipped where there is no Chromium.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from briefing.records import Briefing
from briefing.web import page

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[2] / "pages" / "axe" / "axe.min.js"
WIDTHS = (390, 1366)
"""Of a phone and of a laptop."""


@pytest.mark.skipif(CHROMIUM is None or not AXE.exists(), reason="needs chromium and axe-core")
def test_the_page_is_accessible_fits_and_runs_nothing(kent: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "kent.html"
    file.write_bytes(page(kent))
    noticed: list[str] = []
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_context(bypass_csp=True).new_page()
        opened.on("request", lambda request: noticed.append(request.url))
        opened.on("console", lambda message: noticed.append(message.text))
        opened.on("dialog", lambda dialog: noticed.append(dialog.message))
        opened.goto(file.as_uri())
        assert noticed == [file.as_uri()]
        for width in WIDTHS:
            opened.set_viewport_size({"width": width, "height": 900})
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
        opened.add_script_tag(path=str(AXE))
        broken = opened.evaluate("axe.run()")["violations"]
        browser.close()
    assert [(rule["id"], rule["impact"], rule["nodes"][0]["html"]) for rule in broken] == []

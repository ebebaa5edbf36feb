"""Pictures drawn from their description by Vega-Lite, as SVG files that need no script.

Belongs here: description → SVG, kept by the digest of the description so that none is drawn twice. Not here: what is
drawn (`charts`).

The picture stands in its page, so that its marks are links and its colours follow light and dark; it is also a file of
its own, to be taken into a report.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from markupsafe import Markup

from pages.chart_parts import Spec
from pages.folder import Folder

_BASE = "https://vega.github.io/vega-datasets/"
"""What the library puts before a relative link."""
_ROOT = "../"
"""Pictures, and the pages that show them, lie one folder below the site's."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG, and the path of its file below the site's folder."""

    svg: Markup
    file: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws into the site's folder what isn't there yet."""

    folder: Folder

    def draw(self, spec: Spec) -> Picture:
        """The picture, for a page; its links lead from that page."""
        described = json.dumps(spec, sort_keys=True, ensure_ascii=False)
        name = hashlib.sha256(f"{_library()}\0{described}".encode()).hexdigest()[:20]
        file = f"charts/{name}.svg"
        kept = self.folder.path / file
        svg = kept.read_text(encoding="utf-8") if kept.is_file() else _drawn(spec)
        self.folder.write(file, svg)
        return Picture(Markup(_for_a_page(svg)), file)


def _drawn(spec: Spec) -> str:
    import vl_convert  # its engine takes a second to start, which a site that has not changed need not wait for

    svg = str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    return svg.replace(f'<a xlink:href="{_BASE}', f'<a xlink:href="{_ROOT}')


def _for_a_page(svg: str) -> str:
    """Its links are for the mouse, since the table below has the same ones for the keyboard."""
    hidden = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return hidden.replace("<a xlink:href=", '<a tabindex="-1" xlink:href=')


@cache
def _library() -> str:
    return version("vl-convert-python")

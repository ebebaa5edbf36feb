"""A briefing as one web page: nothing beside it is needed, no script runs in it, and it prints on A4.

Belongs here: outline → HTML. Not here: how it looks (`templates/briefing.css`), or what it says (`composed`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from briefing.composed import compose
from briefing.outline import Form, Subheading, Table
from briefing.records import Briefing

_TEMPLATES = Path(__file__).parent / "templates"


def page(briefing: Briefing) -> bytes:
    """The page, in UTF-8."""
    style = Markup((_TEMPLATES / "briefing.css").read_text(encoding="utf-8"))
    text = _environment().get_template("briefing.html").render(outline=compose(briefing), style=style)
    return text.encode("utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    environment.tests |= {
        "heading": lambda block: isinstance(block, Subheading),
        "table": lambda block: isinstance(block, Table),
        "form": lambda block: isinstance(block, Form),
    }
    return environment

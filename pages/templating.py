"""The templates, and what every one of them is given.

Belongs here: the environment of Jinja: everything is escaped and made visible on its way into a page, so that no page
can forget it. Not here: what a page shows (the modules of the pages), or the words around it (`templates/`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pages import addresses, dates, titles
from pages.grades import GRADES, grade_class, grade_letter
from pages.visible import visible

_TEMPLATES = Path(__file__).parent / "templates"
_BLANK_LINES = re.compile(r"\n\s*\n+")
SMALL_SAMPLE = 30
"""Cases. With fewer, a Wilson interval is about a third of the whole scale wide; the customary line of statistics."""


def render(template: str, page: str, **values: Any) -> str:
    """The page at this path below the site's folder."""
    environment = _environment()
    text = environment.get_template(template).render(page=page, root="../" * page.count("/"), **values)
    return _BLANK_LINES.sub("\n", text)


def _finalize(value: object) -> object:
    """What each expression of a template goes through before it is escaped."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return "" if value is None else value


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= _filters()
    environment.globals |= {
        "force_page": addresses.force_page,
        "area_page": addresses.area_page,
        "measure_page": addresses.measure_page,
        "document_page": addresses.document_page,
        "fact_page": addresses.fact_page,
        "fact_anchor": addresses.fact_anchor,
        "grade_anchor": addresses.grade_anchor,
        "SMALL_SAMPLE": SMALL_SAMPLE,
        "GRADES": GRADES,
        "ASKED": titles.ASKED,
    }
    return environment


def _cells(text: str) -> Markup:
    """Text whose tabs part the cells of a table, with a line between the cells."""
    return Markup('<span class="tab">\t</span>').join(visible(cell) for cell in text.split("\t"))


def _filters() -> Mapping[str, Any]:
    return {
        "day": dates.written,
        "percent": dates.percent,
        "cells": _cells,
        "number": dates.number,
        "pounds": dates.pounds,
        "words": lambda name: (name or "").replace("_", " "),
        "capital": titles.capital,
        "heading": titles.heading,
        "several": titles.several,
        "grade_class": grade_class,
        "grade_letter": grade_letter,
    }

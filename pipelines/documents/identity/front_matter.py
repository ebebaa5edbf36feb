"""What a text says about itself at its top, as YAML between '---' or in a table of labels and values.

Belongs here: reading it, also where it is no good YAML. Not here: what is believed of it (`evidence`,
`dates.publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression

BLOCKS_AT_THE_TOP = 15
_ROW = expression(r"^\|[ \t]*(?P<label>[^|\n]*[^|\s:]):?[ \t]*\|[ \t]*(?P<value>[^|\n]*[^|\s])[ \t]*\|$", re.MULTILINE)


def read_front_matter(text: str) -> dict[str, str]:
    """The simple values, nested keys joined by a dot, all lower case."""
    opening = re.match(r"\s*(?:---|```ya?ml)[ ]*\n(.*?)\n(?:---|\.\.\.|```)[ ]*(?:\n|$)", text, re.DOTALL)
    if opening is None:
        return {}
    try:
        loaded = yaml.safe_load(opening.group(1))
    except yaml.YAMLError:
        lines = re.findall(r"^[ ]*([\w.:-]+):[ \t]+(\S.*)$", opening.group(1), re.MULTILINE)
        return {key.lower(): value.strip("'\" ") for key, value in lines}
    return dict(_flat(loaded, ""))


def _flat(loaded: object, prefix: str) -> list[tuple[str, str]]:
    if isinstance(loaded, dict):
        return [pair for key, value in loaded.items() for pair in _flat(value, f"{prefix}.{key}".strip(".").lower())]
    return [(prefix, str(loaded).strip())] if loaded is not None and not isinstance(loaded, list) else []


def rows_at_the_top(blocks: Sequence[Block], plain: str) -> Iterator[tuple[str, str]]:
    """Label and value of each row of a table near the top: 'Date of this reply', '9 December 2022'."""
    for block in blocks[:BLOCKS_AT_THE_TOP]:
        cells = [plain[cell.start : cell.end].strip(" *") for cell in block.cells]
        if len(cells) > 1:
            yield cells[0], cells[1]


def rows_as_lines(printed: str) -> str:
    """'Report of: Treasurer' for each '| Report of | Treasurer |', as a cover without a table has it."""
    return _ROW.sub(r"\g<label>: \g<value>", printed) if "|" in printed else printed


def title_of_tab(title: str) -> str:
    """What a page's own head calls it, without the name of the site, however that is called."""
    site = _SITE.search(title)
    return title[: site.start()].strip() if site and _ORGANISATION.search(site.group("site")) else title


_SITE = expression(r"\s+(?:\||[-–—]|::)\s+(?P<site>[^|–—]{2,90})$")
_ORGANISATION = expression(
    r"police|constabulary|heddlu|news|hmic|commissioner|pcc|gov\.uk|council|live|mail|times|post|echo|gazette|herald|"
    r"inspectorate|standard|guardian|telegraph|argus|observer|journal|express|star|online|radio|itv|bbc|home",
    re.IGNORECASE,
)

"""Names of newspapers, broadcasters and magazines, by what they end with or as a table has them.

Belongs here: telling such a name, and the one that a page bears. Not here: other lines above a text (`mastheads`), or
whether a document is an article (`identity.kinds.kind`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.reference import rows


@cache
def _paper() -> re.Pattern[str]:
    last = "|".join(
        sorted(
            (re.escape(row["word"]) for row in rows("paper_names") if row["meaning"] == _ENDS_A_NAME),
            key=len,
            reverse=True,
        )
    )
    last += "|[A-Z][a-z]+(?:Live|Online|World|Today|Now|Local|24)"
    return re.compile(
        rf"(?:[Tt]he )?(?:[A-Z][\w'-]+ (?:(?:&|and|of|on) )?){{0,4}}(?:{last})(?: (?:&|and) [A-Z][a-z]+)?|"
        rf"(?:BBC|ITV)(?: News| Radio)?(?: (?!{_PARTS_OF_SITE})[A-Z][\w'-]+(?: and)?){{0,3}}|"
        r"(?:This [Ii]s|What'[Ss] On|In [Yy]our|All [Aa]bout) (?:Local )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
    )


_PARTS_OF_SITE = r"(?:Home|Sport|Weather|Sounds|Bitesize|Account|Menu|Food|Children|Hub|Player|Website|Navigation)\w*\b"
_SECTION_BESIDE = expression(
    r" (?:[-|:]|\u2013|\u2014) (?:(?:local |latest )?news|crime|politics|home)$| \(UK\)$", re.IGNORECASE
)
"""'Northshire Courier - NEWS'."""
_ABOUT_POLICE = expression(
    r"\b(?:inspect\w*|polic\w+|PEEL|HMIC\w*|report|performance|monthly|quarterly|annual)\b", re.IGNORECASE
)


def without_section(plain: str) -> str:
    return _SECTION_BESIDE.sub("", plain.strip(" *#"))


def is_paper(plain: str) -> bool:
    """The name of a newspaper or a broadcaster and nothing else."""
    words = without_section(plain)
    named = any(mention.form != "place" for mention in find_forces(words))
    return not named and is_named_like_paper(words.title() if words.isupper() and " " in words else words)


def is_named_like_paper(words: str) -> bool:
    """'South Wales Argus': a place that a force polices may be in the name."""
    if is_trade_paper(words) or is_known_paper(words):
        return True
    return _paper().fullmatch(words) is not None and not _ABOUT_POLICE.search(words)


@cache
def _whole_names(meaning: str) -> frozenset[str]:
    return frozenset(
        row["word"].lower().removeprefix("the ") for row in rows("paper_names") if row["meaning"] == meaning
    )


_ENDS_A_NAME = "ends the name of a newspaper or broadcaster"
_OF_ALL = "whole name of a newspaper or broadcaster"
_OF_THE_TRADE = "whole name of a paper of the trade"


def is_known_paper(words: str) -> bool:
    """'Metro', 'LBC': what the table has as a whole, however short it is."""
    return words.lower().removeprefix("the ") in _whole_names(_OF_ALL)


def is_trade_paper(words: str) -> bool:
    """What those read who are in policing, in councils or in what is sold to them."""
    name = words.strip(" *#")
    return (
        name.lower().removeprefix("the ") in _whole_names(_OF_THE_TRADE)
        or _OF_POLICING.fullmatch(name.title()) is not None
    )


_OF_POLICING = expression(
    r"(?:The )?(?:Polic(?:e|ing)|Constab(?:le|ulary)|Inspection)(?: (?:(?:And|&) )?[A-Z][a-z]+)? "
    r"(?:Bulletin|Oracle|Today|Insight|Insider|Times|Gazette|Journal|Magazine|Weekly|Monthly|Professional)"
)


def is_like_paper_of_trade(words: str) -> bool:
    """'POLICE BULLETIN', 'The Policing Review'."""
    return _LIKE_A_PAPER.fullmatch(words.title()) is not None


_LIKE_A_PAPER = expression(
    r"(?:The )?(?:Polic(?:e|ing)|Constabulary|Inspection)(?: (?:Professional|Service|Network|World))? "
    r"(?:Bulletin|Review|Oracle|Today|Insight|Insider|Times|Gazette|Journal|Magazine|News|Weekly|Monthly|Digest|World|"
    r"Professional|Matters|Life|Hour|Watch|Eye|Post|Online|Network|Monitor|Report)"
)

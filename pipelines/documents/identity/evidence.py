"""What a document shows about itself, laid out for those who judge it: its titles, who is named above them, its labels.

Belongs here: gathering that evidence once. Not here: the text below (`running_text`), or weighing any of it
(`kinds.kind`, `programmes`, `dates.publication`, `identification`).
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import dropwhile, pairwise, takewhile

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Block
from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.front_matter import rows_at_the_top, title_of_tab
from pipelines.documents.identity.running_text import RunningText
from pipelines.documents.identity.titles.letters import addressed, letter_title, subject_of_letter
from pipelines.documents.identity.titles.listings import entries_of
from pipelines.documents.identity.titles.openings import (
    OF_ANSWERS,
    behind_label,
    day_of_issue,
    item_of_agenda,
    request_answered,
    title_before_date,
)
from pipelines.documents.identity.titles.title import (
    Heading,
    Masthead,
    as_cited,
    is_said_below,
    is_subtitle,
    masthead_of,
    says_something_else,
    taken_up,
)
from pipelines.documents.lines.about_papers import is_about_the_paper
from pipelines.documents.lines.line import ADDRESS_LABEL, is_date_line
from pipelines.documents.lines.links import LABELLED_LINK, LINK_ANNOUNCEMENT, NAMING_LINK
from pipelines.documents.lines.mastheads import is_body, is_site
from pipelines.documents.lines.wording import is_known
from pipelines.documents.surroundings.navigation import end_of_path, is_navigation

_DATE_BEHIND = expression(r"\s+(?:date )?published(?: on)?:.*$", re.IGNORECASE)  # 'Headline Date published: 11 May'
_LONGEST_OPENING_LINE = 220
"""Characters."""
_LONGEST_PAGE_LINE = 110
"""Characters: what a site prints above a title is shorter."""
_OPENING_BLOCKS = 6
_ABOVE_TEXT = ("heading", "metadata", "furniture")
_MOST_ABOVE = 20
"""Blocks in which the menu of a site stands."""
_TAKES_UP = 12_000
"""Characters in which a text comes back to the words of its title."""
_MAY_BE_TITLE = expression(r"(?!dear\b|by\b|to\b|from\b)(?:\S+ ){4,}\S*[\w)'’?]", re.IGNORECASE)
_GOES_ON = expression(r"(?:,|&|\b(?:and|or|of|to|the|in|into|on|for|by|with|from|at)) *$", re.IGNORECASE)
"""A line that a conversion broke within a title."""
_SITE_KEY = expression(r"(?:og[.:])?site(?:_?name)?|(?:dc\.|article[.:])?publisher|organi[sz]ation")
_ADDRESS_KEYS = ("url", "source", "link", "hostname")
_ADDRESS = expression(rf"{ADDRESS_LABEL}?(?:https?://|www\.)", re.IGNORECASE)
_BOLD = expression(r"\s*\*\*[^*\n]+\*\*\s*")
_LINK_ALONE = expression(r"\s*[-*+•]?\s*\[[^\[\]\n]{2,40}\]\([^()\s]*\)\s*")
_LABEL_BEFORE = expression(r"[A-Z][\w/'() -]{1,40}:")
_FAR_BEHIND = expression(r"(?<=[^\s:]) {3,}(?=\S)")


class Evidence(RunningText):
    """The text, with what stands above it."""

    @cached_property
    def title(self) -> str | None:
        """The title as a reader would cite it."""
        letter = letter_title(self.blocks, self.plain)
        if letter is not None and re.search(r"^dear\b", self.head, re.IGNORECASE | re.MULTILINE):
            return subject_of_letter(self.words(letter))
        rows = (f"{label.strip(':')}: {value}" for label, value in rows_at_the_top(self.blocks, self.plain))
        if labelled := next(filter(None, map(behind_label, (*self.metadata, *rows))), None):
            return self.as_printed(labelled)
        if item := item_of_agenda([self.words(block) for block in self.blocks[:_OPENING_BLOCKS]]):
            return item
        if dated := self._dated_title:
            return dated
        whose = all(map(is_body, map(plain_view, self._masthead.title)))
        if self._masthead.title and not (whose and self._heading_of_lead):
            title = as_cited(self._masthead.title)
            if OF_ANSWERS.fullmatch(title) and (request := self._request_answered):
                return request
            if is_known(title) and (led_to := self._end_of_path):
                return led_to
            if self._title_said and says_something_else(self._title_said, title):
                return self._title_said
            return _DATE_BEHIND.sub("", behind_label(title) or title)
        return self._title_said or self._request_answered or self._heading_of_lead or self._opening_line

    @cached_property
    def _heading_of_lead(self) -> str | None:
        """The heading between a day and the first paragraph, however many menus stand above the two."""
        above = list(takewhile(lambda block: block.kind != "paragraph" or self.line(block) != self.lead, self.blocks))
        if [block.kind for block in above[-2:]] != ["metadata", "heading"] or not is_date_line(self.line(above[-2])):
            return None
        words = self.words(above[-1])
        return words if is_said_below(plain_view(words), self.lead.lower()) else None

    @cached_property
    def _request_answered(self) -> str | None:
        """The line at the top that numbers or names the request which is answered."""
        near = [self.words(block) for block in self.blocks if block.kind != "furniture"]
        return request_answered(near[:_OPENING_BLOCKS])

    @cached_property
    def _title_said(self) -> str:
        """The title that the page's own head or front matter gives."""
        said = self.front_matter.get("og.title") or self.front_matter.get("title") or ""
        title = title_of_tab(said.strip())
        return behind_label(title) or title

    def as_printed(self, levelled: str) -> str:
        """The words with their dashes as printed."""
        at = self.plain.find(levelled)
        return self.text[at : at + len(levelled)] if at >= 0 else levelled

    @cached_property
    def _dated_title(self) -> str | None:
        """'Precept report, 3 February 2024' below the name of a panel: the title, with its day."""
        if any(not is_body(words) and not is_known(words) for words in map(plain_view, self._masthead.title)):
            return None
        below = takewhile(lambda block: block.kind in _ABOVE_TEXT, self.blocks[:_OPENING_BLOCKS])
        lines = (self.words(block) for block in below if block.kind == "metadata")
        return next(filter(None, map(title_before_date, lines)), None)

    @cached_property
    def _end_of_path(self) -> str | None:
        """Where the path above a page leads, which may be all that gives its title."""
        of_page = (block for block in self.blocks[:_MOST_ABOVE] if block.kind in ("furniture", "metadata"))
        return next(filter(None, (end_of_path(self.words(block)) for block in of_page)), None)

    def _is_led_to(self, heading: Block) -> bool:
        """Whether the path leads to a heading, which may stand below what is said of a picture."""
        end, words = (self._end_of_path or "").casefold(), self.words(heading).casefold()
        return bool(end) and (end.startswith(words) or words.startswith(end))

    @cached_property
    def _opening_line(self) -> str | None:
        """The first line, too long or too oddly numbered for a heading, where it stands alone and ends as titles do."""
        first = next((block for block in self.blocks if block.kind != "furniture"), None)
        if first is None or first.kind != "paragraph" or first.start < self.body_start:
            return None
        words = self.words(first)
        lines = self.text[first.start : first.end].splitlines()
        alone = all(_GOES_ON.search(line) for line in lines[:-1]) and len(words) <= _LONGEST_OPENING_LINE
        return words if alone and _MAY_BE_TITLE.fullmatch(words) else None

    @cached_property
    def letterhead(self) -> tuple[str, ...]:
        """The bodies named alone above the title, as its heading or as the name of the site."""
        first = self.title_blocks[0].start if self.title_blocks else 0
        sites = [
            self.words(block).partition(" | ")[0]
            for block in self.blocks
            if block.kind == "paragraph" and self.body_start <= block.start < first
        ]
        return (*(site for site in sites if is_body(site)), *self._masthead.bodies)

    @cached_property
    def bodies_above(self) -> tuple[str, ...]:
        """The same bodies, or else those that are named alone below the title."""
        return self.letterhead or tuple(filter(is_body, map(self.words, self.title_blocks)))

    @cached_property
    def _masthead(self) -> Masthead:
        to_whom = addressed(self.blocks, self.plain)
        above = [block for block in (*self.title_blocks, *self._subtitle) if block.start not in to_whom]
        if any(map(self._is_led_to, above)):
            titled = list(dropwhile(lambda block: not self._is_led_to(block), above))
            above = [block for block in above if block in titled or is_site(self.line(block))]
        near = self.blocks[:_MOST_ABOVE]
        menu = max((block.start for block in near if self._is_menu(block)), default=day_of_issue(near, self.plain))
        headings = [
            Heading(self.words(block), self.line(block), block.level or 1, block.start < menu) for block in above
        ]
        begins = above[-1].end if above else self.body_start
        return masthead_of(taken_up(headings, self.plain[begins : begins + _TAKES_UP]))

    @cached_property
    def _subtitle(self) -> list[Block]:
        """'An inspection of …' right below the title, where it isn't marked as a heading."""
        last = self.title_blocks[-1] if self.title_blocks else None
        below = next((block for block in self.blocks if last and block.start >= last.end), None)
        named = below is not None and below.kind == "paragraph" and is_subtitle(self.words(below))
        return [below] if below and named else []

    @cached_property
    def title_blocks(self) -> list[Block]:
        """The headings before the text begins, or else the bold lines of a cover."""
        return self._headings_on_top or self._bold_on_top

    @cached_property
    def _bold_on_top(self) -> list[Block]:
        """'**PEEL 2021/22**', '**An inspection of Northshire Police**' above the first heading of Markdown."""
        above = takewhile(lambda block: block.kind in ("paragraph", "metadata", "furniture"), self.blocks)
        lines = takewhile(
            lambda block: block.end - block.start <= _LONGEST_PAGE_LINE and not self.line(block).endswith("."),
            (block for block in above if block.kind == "paragraph" and block.start >= self.body_start),
        )
        return [block for block in lines if _BOLD.fullmatch(self.text, block.start, block.end)]

    @cached_property
    def _headings_on_top(self) -> list[Block]:
        """Those before the text begins, where the first of them stands highest."""
        found: list[Block] = []
        for block in self.blocks:
            if found and block.start in self.entries:
                break
            if block.kind == "heading":
                found.append(block)
            elif (block.kind == "list_item" and self._is_entry_of_menu(block)) or self.line(block) == "Contents":
                continue
            elif block.kind in ("list_item", "table_row", "contents") or (block.kind == "paragraph" and found):
                break
        whose = list(takewhile(lambda block: block.level != 1 and is_site(self.line(block)), found))
        if len(whose) == len(found):
            whose = []
        first = found[len(whose)] if found else None
        return found if first and (first.level == 1 or self._stands_first(first)) else []

    def _stands_first(self, heading: Block) -> bool:
        """Whether nothing but lines of the page stands above a heading, and none of the document stands higher."""
        before = (block for block in self.blocks if block.start < heading.start and block.kind != "furniture")
        above = [block for block in before if not is_about_the_paper(self.line(block))]
        above = [block for block in above if block.kind != "paragraph" or not self._is_notice_above(block, heading)]
        short = all(block.end - block.start <= _LONGEST_PAGE_LINE and block.kind != "table_row" for block in above)
        return short and not self.front_matter and not any(block.level == 1 for block in self.blocks)

    def _is_notice_above(self, block: Block, heading: Block) -> bool:
        """Whether a site tells its visitors something above a headline, and the text takes up the headline alone."""
        below = self.plain[heading.end : heading.end + _TAKES_UP].lower()
        short = block.end - block.start <= _LONGEST_OPENING_LINE
        return short and is_said_below(self.line(heading), below) and not is_said_below(self.line(block), below)

    @cached_property
    def titles(self) -> str:
        """All that may name what the document is about: its own titles, and what 'Get the report' links to."""
        labels = [
            self.words(after)
            for before, after in pairwise(self.blocks)
            if before.kind == after.kind == "furniture" and LINK_ANNOUNCEMENT.fullmatch(self.line(before))
        ]
        lines = [self.line(block) for block in self.blocks if block.kind == "furniture"]
        links = (link.fullmatch(line) for line in lines for link in (LABELLED_LINK, NAMING_LINK))
        labels += [link["label"] for link in links if link]
        return "\n".join([self.own_titles, *(plain_view(label) for label in labels)])

    @cached_property
    def own_titles(self) -> str:
        """All that may call itself the title: headings and front matter."""
        said = [self.front_matter.get("title", ""), self.front_matter.get("og.title", "")]
        headings = [self.words(block) for block in self.title_blocks if block.level == 1]
        return plain_view("\n".join(dict.fromkeys([self.title or "", *headings, *said])))

    @cached_property
    def metadata(self) -> list[str]:
        """The lines that say when, by whom and to whom, front matter aside."""
        return [
            column
            for block in self.blocks
            if block.kind == "metadata" and block.start >= self.body_start and block.start not in self.entries
            for column in self._columns(block)
        ]

    @cached_property
    def entries(self) -> frozenset[int]:
        """Where other documents and their dates are listed."""
        return entries_of(self.blocks, self.plain)

    @cached_property
    def site(self) -> str:
        """The name of the web site, as the page's own head gives it."""
        said = (value for key, value in self.front_matter.items() if _SITE_KEY.fullmatch(key))
        return plain_view(next(said, ""))

    @cached_property
    def address(self) -> str:
        """The web addresses that the document gives for itself."""
        own = [value for key, value in self.front_matter.items() if key.rpartition(".")[2] in _ADDRESS_KEYS]
        return " ".join([*own, *(footer for footer in self.footers if _ADDRESS.match(footer.strip()))])

    def _is_entry_of_menu(self, block: Block) -> bool:
        """'[Advice](/advice)' in a list of nothing else above a title."""
        return _LINK_ALONE.fullmatch(self.text, block.start, block.end) is not None or is_navigation(self.line(block))

    def _is_menu(self, block: Block) -> bool:
        return block.kind == "furniture" and is_navigation(self.line(block), self.text[block.start : block.end])

    def _columns(self, block: Block) -> list[str]:
        """The line; where it has a label, what stands far behind its value is a line of its own."""
        labelled = _LABEL_BEFORE.match(self.plain, block.start)
        parts = _FAR_BEHIND.split(self.plain[block.start : block.end]) if labelled else []
        return [" ".join(part.split()) for part in parts] or [self.line(block)]

"""Lines at the top that say whose paper a document is, to whom it goes, or its place among others, and are no titles.

Belongs here: telling such a line by its words. Not here: names of bodies, bylines and datelines (`mastheads`), or menus
and paths (`surroundings.navigation`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_ABOUT_THE_PAPER = expression(
    r"\[[^\[\]]{3,120}\]|(?:joint |covering )?reports? (?:(?:of|by|from) [^:]{3,120}|(?:of|by|from|to): .{3,120})|"
    r"(?:[\w&,]+ ){0,5}(?:committee|board|panel),? (?:agenda )?item:? ?\d{1,3}[a-z]?|"
    r"reportby .{3,90}|report:? \d{1,3}(?: of the .{5,40}\bmeeting of .{5,250})?|by: .{3,100}|"
    r"meeting (?:to be )?held (?:on|at) .{5,60}"
    r"|(?:(?:HMIC\w*|(?:police|constabulary|force)) )?(?:press|news|media) (?:notice|release|statement)s?:?"
    r"(?: (?:(?:HMIC\w*|no\.?|number|ref(?:erence)?)[ :.]*)*[A-Z]{0,5}[ -]?[\d/-]+)?"
    r"|(?:strictly )?(?:embargo:|embargoed\b).{0,90}"
    r"|decision (?:number|notice|record)\b.{0,40}|"
    r"(?:(?:members|also) )?(?:present|apologies|absent|attendees|(?:in )?attendance|venue|next meeting):.{0,200}|"
    r"[^:.]{3,60} contact details|local democracy reporting service|exclusive|agenda item\b.{0,20}|"
    r"(?:posted|published|updated)(?: on)?:? (?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}|"
    r"agenda item:? \d+\w? report (?:to|of|for|by|from) .{3,90}|(?:hansard )?volume \d{1,3}\b.{0,60}|"
    r"by (?:HM|the|[A-Z]).{3,160}|presented (?:to|by) .{3,80}|laid before .{3,60}|"
    r"(?:item|(?:working )?paper|appendix) (?:no\.? ?)?\d{1,3}(?:[a-z]|\([a-z]\))?|"
    r"(?:(?:(?:briefing )?paper|report|item|reference) )?(?:no|number|ref)\b[.:]? ?[A-Z]{0,4} ?[\d/.-]{1,9}[a-z]?"
    r"(?:, (?-i:[A-Z]).{3,30})?|"
    r"(?:freedom of )?information (?:compliance|management|rights|governance|access|request) (?:unit|team|office)|"
    r"freedom of information(?: act(?: 2000)?)?(?: request)? disclosures?(?: log)?|"
    r"(?:freedom of information|FOIA?)(?: act(?: 2000)?)?(?: (?:request|response|disclosure)){0,2}"
    r"(?: (?:ref(?:erence)?|no|number)\b)?[.:]* ?[A-Z]{0,5}[ -]?\d[\d/.-]+[A-Z]{0,4}|"
    r"(?:response|request|reply|version) (?:date|sent|received)\b:? ?.{5,30}|"
    r"(?:disclosure|request) details|provision of information held by .{3,60} under .{3,90}|"
    r"[^()]{3,50} \([^()]{3,60}\) \((?:con|lab|lab/co-op|ld|lib dem|snp|ind|pc|dup|reform(?: uk)?|green)\).{0,40}|"
    r"(?:westminster hall|adjournment|backbench|opposition day|commons|lords) debate|"
    r"(?:[\w-]+ ){1,3}report of session 20\d\d.{1,6}|report, together with formal minutes.{0,60}|"
    r"(?:ordered by|by authority of) the house of (?:commons|lords).{0,60}|"
    r"HC (?:paper )?\d{1,4}(?:-[ivx]+)?(?:,? (?:session|incorporating|\[incorporating).{0,60})?",
    re.IGNORECASE,
)


def is_about_the_paper(plain: str) -> bool:
    """'Report of the Treasurer', 'Report to: the Panel', 'Agenda item 7': whose paper it is, or its place."""
    return _ABOUT_THE_PAPER.fullmatch(plain.strip(" *#")) is not None

"""Lines at the top of a page that say where it comes from: bylines, datelines, names of bodies and papers.

Belongs here: telling such a line by its words. Not here: names of newspapers (`papers`), menus and paths
(`surroundings.navigation`), dates and labels of a single line that stand anywhere at the edges (`line`), or how a title
is cited (`identity.titles.title`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.lines.papers import is_paper
from pipelines.reference import rows

_LONGEST_BYLINE = 110
_MOST_WORDS = 12
_SENDER = expression(
    r"\b(?:news|press|media|communications|reporter|reporting|correspondent|editor|agency|PA|Reuters|staff|"
    r"police|constabulary|commissioner|council|office|online|gazette|notice|release|report|"
    r"(?-i:Live|LIVE|Times|TIMES|Post|POST|Echo|ECHO|Mail|MAIL)|article|blog|update|"
    r"(?:by|words:?) (?-i:[A-Z][\w'-]+ [A-Z][\w'-]+))\b",
    re.IGNORECASE,
)
# 'LEEDS, 4 May 2019 (PA)': the place in capitals, the date, the agency
_DATELINE = expression(r"(?:[A-Z]{3,}[A-Z ]*, )[^.]{0,60}?(?:\((?:PA|Reuters|LDRS)[^)]*\))?")
_COMMISSIONER = (
    r"(?:(?:the )?office of the )?"
    r"(?:(?!.{0,40}\b(?:letter|audit\w*|accounts|plan|reports?|minutes|budget)\b.{0,30}\bcrime)"
    r"[A-Z][\w&' -]{2,40} )?"
    r"(?:police(?:,? fire)? (?:and|&) crime commissioner(?:'s office)?|OP?F?CC|PF?CC)"
    r"(?: for (?!.{0,60}\b(?:following|regarding|respon\w+|release|reports?|inspections?)\b)[A-Z][\w&', -]{2,60})?"
)
_BODY = expression(
    rf"{_COMMISSIONER}|(?:the )?chief constable (?:of|for) (?:the )?(?-i:[A-Z])[\w&' -]{{2,50}}|"
    r"(?:the )?office of the police(?:,? fire)? (?:and|&) crime commissioner [A-Z][\w&', -]{2,60}|"
    rf"(?:swyddfa )?comisiynydd .{{5,60}}|"
    r"(?:HMIC(?:FRS)?\W{1,3})?(?:HM|His Majesty's|Her Majesty's)\s+Inspectorate of "
    r"(?-i:(?:[A-Z][\w&,]*|\([A-Z]\w+\)|and|of|for|&)(?: |$)){1,12}|HMIC(?:FRS)?|(?:HM )?Home Office|London Assembly|"
    r"office for policing and crime|"
    r"(?-i:(?!Deputy|Assistant|Acting|Temporary|Information|Former|Met\b|Metropolitan|Police)(?:[A-Z][\w'-]+ ){1,3}"
    r"Commissioner(?:'s Office)?)|"
    r"Ofsted|Estyn|Care Quality Commission|CQC|HMI (?:Probation|Prisons)|"
    r"(?:the )?(?:(?!reports?\b|papers?\b|minutes\b|meetings?\b)(?-i:[A-Z])[\w&',-]+ |and |& |of |the )*"
    r"(?:police(?:,? fire)? (?:and|&) crime panel(?: for (?:the )?[A-Z][\w&' ,-]{2,40})?|"
    r"(?:joint |independent )?audit (?:and \w+ )?committee|"
    r"committee of public accounts|combined authority|police authority(?: board)?|county council|city council|"
    r"(?-i:(?:[A-Z][\w'-]+ (?:and |upon |on |of )?){1,5}Council)|house of (?:commons|lords)|"
    r"mayor's office for policing and crime|mayor of [A-Z][\w ]+)|"
    r"(?-i:(?:The )?(?:[A-Z]\w+ ){0,3}(?:Institute|Foundation|Centre)"
    r"(?: (?:for|of) [A-Z]\w+(?: (?:and )?[A-Z]\w+){0,3})?)|"
    r"(?-i:(?:[A-Z][\w&'-]+ )*)(?:Police )?Federation(?: of England (?:and|&) Wales)?"
    r"|(?-i:(?:[A-Z][\w&,'-]+:? |and |- )*(?:[A-Z][\w&,'-]+ )(?:Board|Committee|Panel|BOARD|COMMITTEE|PANEL))|"
    r"(?-i:(?:[A-Z]\w+ )?(?:Accountability|ACCOUNTABILITY) (?:Conference|CONFERENCE))",
    re.IGNORECASE,
)
_MINUTES = expression(r"\W*(?:draft )?minutes\b|\b(?:board|panel|committee|meeting) (?:notes|minutes)\b", re.IGNORECASE)
"""'Minutes of the meeting held on 30 January 2025 in the Council Chamber': a title."""


def is_dated_byline(plain: str) -> bool:
    """'Northshire Police news, 2 May 2019', 'LEEDS, May 2, 2019 (PA)': a sender and a date, no sentence."""
    if len(plain) > _LONGEST_BYLINE or plain.rstrip().endswith((".", ":", "?", "!")) or _MINUTES.search(plain):
        return False
    dates = [found for found in find_dates(plain) if found.precision != "year"]
    if len(dates) != 1:
        return False
    rest = plain[: dates[0].start] + " " + plain[dates[0].end :]
    if _FIGURES_OF.search(plain[: dates[0].start]) and not is_body(plain[: dates[0].start]):
        return False
    if _COUNTS.search(rest) or _OF_A_SENTENCE.search(rest):
        return False
    if is_body(rest.strip(" |,·-*")):
        return True
    if dates[0].precision == "month":
        return False
    if _AUTHOR.fullmatch(plain[: dates[0].start].strip(" ,|-")) and not rest[dates[0].start :].strip(" ,|-"):
        return not find_forces(rest)
    if len(rest.split()) > _MOST_WORDS or re.search(r"[a-z] (?:has|have|was|were|is|are|to|for) [a-z]", rest):
        return False
    return bool(_DATELINE.fullmatch(plain) or _SENDER.search(rest)) and bool(
        re.search(r"[,|(–-]|^\W*(?:from|by)\b", rest, re.IGNORECASE) or rest.strip()[:1].isupper()
    )


_AUTHOR = expression(
    r"(?!.*\b(?:police|policing|crime|custody|precept|grant|budget|funding|finance|financial|reserves|capital|council|county|"
    r"report|review|inspection|update|plan|strategy|statement|letter|response|notice|briefing|bulletin|newsletter|minutes|"
    r"agenda|meeting|panel|committee|board|audit|performance|efficiency|effectiveness|legitimacy|leadership|integrity|"
    r"protection|abuse|forces?|data|figures|question|debate|press|media|news|office|home|public|annual|quarter|monthly|"
    r"final|draft|interim|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"(?-i:[A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]*[a-z]){1,2})",
    re.IGNORECASE,
)
"""'Jane Doe' before the day: who wrote, no title."""
_FIGURES_OF = expression(
    r"\b(?:workforce|data|statistics|figures|position|statements?|accounts|summary)\b.{0,30}\W*$|"
    r"^(?:[\w,]+ ){3,}(?!date\b)[a-z]\w+: $",
    re.IGNORECASE,
)
"""'Police workforce, England and Wales: 31 March 2023' is of that day, and no byline."""
_OF_A_SENTENCE = expression(
    r"^\W*(?:we|it|they|this|these|there|our|its|I)\b(?!'s\b)|"
    r"\b(?:that|the|of|to|and|or|for|in|an?|its|their|our|with|which|who|than|were|was|is|are)$",
    re.IGNORECASE,
)
"""'We recommend that, by 31 May 2020, the force reduces the time that': a wrapped line that a date stands in."""
_COUNTS = expression(
    r"(?<![\d.])\d{1,3}(?:,\d{3})+\b|^\W*\d+\s+[a-z]{3,}\s+[a-z]|\|\s*[-−]?\d(?!\d* (?:comments?|shares?|likes?|min))"
)
"""'2,527 police officers in post at 31 March 2024', 'Police officers, 31 March 2019 | 3,047': a figure of that day."""


def is_site(name: str) -> bool:
    """The name of a body or of a paper and nothing else: whose site a page stands on."""
    return is_body(name) or is_paper(name) or is_body(_named_beside_news(name))


def _named_beside_news(line: str) -> str:
    first = " > ".join(_CRUMB.split(line.strip(" *#"))[:2])  # a page of news may stand further down the path
    found = _NEWS_SECTION.fullmatch(first)
    return (found["before"] or found["behind"] or "").strip() if found else ""


def body_of_news(line: str) -> str | None:
    """Whose news 'Northshire Police | Latest news' or 'News - HMIC' stands above: 'the force', 'the inspectorate'."""
    body = _named_beside_news(line)
    if is_force(body):
        return "the force"
    if not is_body(body):
        return None
    if re.search(r"HMIC|inspectorate of constabulary", body, re.IGNORECASE):
        return "the inspectorate"
    if body.lower().endswith(("council", "authority")):
        return "a council"
    return "the commissioner" if re.search(r"crime commissioner|[OP]P?F?CC", body, re.IGNORECASE) else None


_NEWS_WORDS = (
    r"(?:(?:the |our |all |local |latest |recent |force |media |press )*(?:news|newsroom|press|media)"
    r"(?: (?:feed|room|hub|centre|page|archive|index|list|stories|items|releases?|notices?|office|and [a-z]+))?)"
)
_CRUMB = expression(r"\s+[>»›/]\s+")
_NEWS_SECTION = expression(
    rf"(?P<before>[^|>»]{{3,60}}?)(?:\s*(?:[|>»/:·]|\s-)\s*|\s){_NEWS_WORDS}|"
    rf"{_NEWS_WORDS}\s*(?:[|>»/:·]|\s-|\bfrom)\s*(?P<behind>[^|>»]{{3,60}})",
    re.IGNORECASE,
)
"""The part of a body's site that its news stand in."""
_PAGE_BEFORE = expression(r"^\d{1,3} (?=(?:the )?office of )", re.IGNORECASE)
_PLACE_IN_MEETING = expression(r"\s+agenda item\b.{0,12}$", re.IGNORECASE)
"""'Joint Management Board   Agenda item 6'."""


def is_body(plain: str) -> bool:
    """The name of a body alone: a commissioner, an inspectorate, a panel, a police force in one language or two."""
    words = _PAGE_BEFORE.sub("", _PLACE_IN_MEETING.sub("", plain.strip(" *#:.-\u2013")))
    names = [name.strip() for name in re.split(r" [|/] ", words)]
    if len(names) > 1:
        return all(is_body(name) for name in names)  # in two languages
    head, mark, place = words.partition(": ")
    if mark and is_place(place) and is_body(head):
        return True
    if words.isupper() and words.endswith(" COUNCIL"):
        words = words.title()
    return bool(_BODY.fullmatch(words) or _author().fullmatch(words)) or is_force(words)


_PART_OF_THE_NATION = (
    r"(?:East|West|North|South|Mid|Greater|Central)(?:ern)?|Midlands|Wales|Welsh|Cymru|Yorkshire|Humber|London|"
    r"England|Eastern|Northern|Southern|Anglia|[A-Z][a-z]+shire|Cumbria|Kent|Sussex|Surrey|Essex|Norfolk|Suffolk|"
    r"Devon|Cornwall|Dorset|Somerset|Cleveland|Merseyside|Northumbria|Gwent|Black Country|Tyneside|Teesside"
)
BRANCH = rf"(?:,? (?-i:(?:(?:{_PART_OF_THE_NATION}|Police|and|&|the)\b ?)+))?(?: ?(?:region|branch))?"
"""'UNISON West Midlands', 'GMB Yorkshire region': a part of a body that speaks for itself."""


BRANCH_BEFORE = rf"(?-i:(?:(?:{_PART_OF_THE_NATION})\b (?:and |& )?)*)"
"""'Welsh Women's Aid', 'South Yorkshire Victim Support'."""


@cache
def _author() -> re.Pattern[str]:
    """Bodies that speak for themselves, as `authors.csv` has them."""
    return expression(
        "|".join(f"(?:the )?{BRANCH_BEFORE}(?:{row['words']}){BRANCH}" for row in rows("authors")), re.IGNORECASE
    )


def as_written(name: str) -> str:
    """The name of a body in small letters where it is printed in capitals."""
    return _IN_CAPITALS.sub(lambda run: _SMALL_WORDS.sub(lambda word: word[0].lower(), _titled(run[0])), name)


def _titled(words: str) -> str:
    return " ".join(word if _ABBREVIATION.fullmatch(word) else word.title() for word in words.split(" "))


_IN_CAPITALS = expression(r"\b[A-Z][A-Z]+(?:(?:, | & | )[A-Z]+)+\b")
_ABBREVIATION = expression(r"O?P?F?PF?CC|HMIC\w*|MOPAC|HM|UK|GMCA")
_SMALL_WORDS = expression(r"(?<=\w )(?:And|For|Of|The|In|On|At)\b")


def is_force(plain: str) -> bool:
    """A force's own name and nothing else, in one language or two."""
    left = plain
    mentions = find_forces(plain)
    for mention in reversed(mentions):
        if mention.form == "place":
            return False
        left = left[: mention.start] + left[mention.end :]
    return bool(mentions) and not re.search(r"\w", left)


def is_place(plain: str) -> bool:
    """The place that a force polices and nothing else, as the sections of broadcasters' sites are named."""
    mentions = find_forces(plain)
    return len(mentions) == 1 and plain.strip() == plain[mentions[0].start : mentions[0].end]


def is_dated_meeting(plain: str) -> bool:
    """'Strategic Board, 14 November 2022', 'Business Meeting - March 2023': who met and when, and nothing else."""
    met = next((found for found in find_dates(plain) if found.precision != "year"), None)
    return met is not None and _MEETING.fullmatch(plain[: met.start].rstrip(" -,:|(")) is not None


def is_time_of_meeting(plain: str) -> bool:
    """'29 July 2021, 14:00 to 16:35, via Microsoft Teams': when people met, and where; 'Issue 9, 3 May 2019'."""
    days = [found for found in find_dates(plain) if found.precision == "day"]
    if not days or len(plain) > _LONGEST_BYLINE:
        return False
    over_two = len(days) > 1 and _AND_NEXT.fullmatch(plain[days[0].end : days[1].start])
    rest = plain[days[1 if over_two else 0].end :]
    return _BEFORE_DAY.fullmatch(plain[: days[0].start]) is not None and _TIME_AND_PLACE.fullmatch(rest) is not None


_AND_NEXT = expression(r"\s*(?:-|to|and|&)\s*")
"""'2 - 3 October 2019', 'Tuesday 4 and Wednesday 5 May 2021': a meeting of two days."""
_BEFORE_DAY = expression(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?|"
    r"(?:issue|edition|no\.?|number|vol(?:ume)?) ?\d+\W{1,3}|(?:held|on|at|date)\b:? ?)?",
    re.IGNORECASE,
)
_TIME_AND_PLACE = expression(
    r"(?:\W{1,3}(?:at |from )?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|hours|hrs)?"
    r"(?: ?(?:to|-|until) ?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|hours|hrs)?)?)?"
    r"(?:\W{1,3}(?:via|in|at|by|on|held|microsoft|teams|virtual\w*|online|remote\w*|hybrid)\b.{0,60})?|"
    r"(?:, (?-i:[A-Z][a-z]+)){1,2}|"
    r"\W{1,3}[^.:]{0,60}\b(?:hall|room|chamber|house|centre|offices?|headquarters|HQ|suite)\b.{0,50}",
    re.IGNORECASE,
)
_MEETING = expression(
    r"(?!Minutes|Report|Agenda|Paper)(?:[A-Z][\w&,'-]+ (?:and |& |of the |of |for )?){1,9}"
    r"(?:[Mm]eeting|MEETING|Board|Committee|Panel|Forum|Group|Conference|BOARD|COMMITTEE|PANEL|CONFERENCE)"
)


def says_what_it_is(plain: str) -> bool:
    """What a body says of itself in a line below its name."""
    return _SAYS_WHAT_IT_IS.fullmatch(plain) is not None


_SAYS_WHAT_IT_IS = expression(
    r"(?:(?:an?|the) )?(?:[\w-]+ ){0,4}(?:group|network|association|charity|campaign|blog|union|coalition|alliance|"
    r"think ?tank|consultancy)\b[^:]{0,90}|"
    r"(?:representing|campaigning|supporting|working (?:with|for)|musings|thoughts|opinions|views)\b[^:]{3,110}",
    re.IGNORECASE,
)
"""'A volunteer-run monitoring group', 'Musings of a retired sergeant'."""

"""Short documents of every kind, force and cycle, and what each says about itself.

The wording is our own; the layouts are those in which such documents come: reports, copies of web pages with and
without blank lines, archives that put a date before the first line, letters, papers and articles.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipelines.documents.document import Identity
from pipelines.documents.reader import read


@dataclass(frozen=True)
class Said:
    """A document in, its identity out: kind, publisher, force, programme, cycle and date."""

    name: str
    text: str
    kind: str
    publisher: str | None
    force: str | None
    programme: str | None = "PEEL"
    cycle: str | None = None
    published: str | None = None


DOCUMENTS = [
    Said(
        "report of 2021/22 with a title page",
        """PEEL 2021/22

Police effectiveness, efficiency and legitimacy

An inspection of Gwent Police

Contents

Overall summary	1
Responding to the public	4

Overall summary

Our inspection assessed how good Gwent Police is in nine areas of policing.

Responding to the public

Good

Gwent Police is good at responding to the public. We found that calls were answered quickly.

February 2023 | © HMICFRS 2023
""",
        "inspection_report", "HMICFRS", "gwent", "PEEL", "2021/22", "2023-02",
    ),
    Said(
        "report of 2023-25 copied from a web page without blank lines",
        """PEEL 2023–2025: An inspection of Cumbria Constabulary
Published on: 12 June 2024
Contents
Print this document
About us
We independently assess police forces and report what we find.
Our judgments
Our inspection assessed how good the force is in several areas.
Preventing crime
Adequate
We found that neighbourhood teams know their communities well.
Areas for improvement
The force should review how it allocates officers.
""",
        "inspection_report", "HMICFRS", "cumbria", "PEEL", "2023-25", "2024-06-12",
    ),
    Said(
        "effectiveness report of 2016",
        """PEEL: Police effectiveness 2016

An inspection of Wiltshire Police

March 2017

© HMIC 2017

Contents

Introduction 3
Force in numbers 4
Overview 6

Introduction

As part of our annual inspections, HMIC assessed how well the force keeps people safe. We inspected the force in autumn.

How effective is the force at investigating crime and reducing re-offending?

Good

We found that investigations are generally of a good standard.
""",
        "inspection_report", "HMIC", "wiltshire", "PEEL", "2016", "2017-03",
    ),
    Said(
        "legitimacy report of 2017",
        """PEEL: Police legitimacy 2017
An inspection of South Yorkshire Police
December 2017
© HMICFRS 2017

Overview

We inspected how the force treats people. Our judgment is that it requires improvement.

Areas for improvement

- The force should explain its decisions better.
""",
        "inspection_report", "HMICFRS", "south-yorkshire", "PEEL", "2017", "2017-12",
    ),
    Said(
        "efficiency report of 2015",
        """PEEL: Police efficiency 2015
An inspection of Lancashire Constabulary

October 2015

How well does the force use its resources to meet its demand?

We found that HMIC's earlier concerns were dealt with. Our assessment is that the force is outstanding.
""",
        "inspection_report", "HMIC", "lancashire", "PEEL", "2015", "2015-10",
    ),
    Said(
        "force page of 2014",
        """Skip to content
Norfolk 2014

Read more about Norfolk

This is the first PEEL Assessment of Norfolk Constabulary.

HMI's observations

The force has made savings while it reduced crime. HMIC will follow how it prepares for the years ahead.
""",
        "inspection_page", "HMIC", "norfolk", "PEEL", "2014",
    ),
    Said(
        "force page of 2017",
        """West Mercia 2017

Read more about West Mercia 2017

This is HMICFRS' fourth PEEL assessment of West Mercia Police.

The extent to which the force is efficient at keeping people safe and reducing crime requires improvement.
""",
        "inspection_page", "HMICFRS", "west-mercia", "PEEL", "2017",
    ),
    Said(
        "page of one pillar of 2018/19",
        """Durham PEEL 2018
How efficiently does the force operate and how sustainable are its services?
How well does the force plan for the future?
Durham Constabulary is outstanding in planning for the future. This is consistent with our last inspection in 2017.
Detailed findings for question 2
The force knows what the public expects of it.
""",
        "inspection_page", "HMICFRS", "durham", "PEEL", "2018/19",
    ),
    Said(
        "press notice about one force, dated by an archive",
        """ date 2023-04-20 Today we published our report about Surrey Police.

Surrey Police told to improve how it answers calls

Get the report

PEEL 2021/22 – An inspection of Surrey Police

Inspectors found that the force is good at investigating crime and inadequate at answering calls.

His Majesty's Inspector of Constabulary Nicola Bell said:

"I am concerned about the time that callers wait."

Notes

1. For further information, contact the press office.
""",
        "press_release", "HMICFRS", "surrey", "PEEL", "2021/22", "2023-04-20",
    ),
    Said(
        "press notice without a date",
        """Humberside Police is outstanding, inspectors find

HM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) has today published a report about the force.

Get the report

PEEL 2021/22 – An inspection of Humberside Police

HM Inspector of Constabulary Roy Wilsher said:

"I congratulate the force on its performance."

Notes to editors

1. The press office can be reached at any time.
""",
        "press_release", "HMICFRS", "humberside", "PEEL", "2021/22",
    ),
    Said(
        "group notice of 2018/19",
        """PEEL: Police effectiveness, efficiency and legitimacy 2018/19 – group 2 force press releases

HMICFRS has today published findings for the second group of forces.

Get the national press release

Cheshire Constabulary keeps people safe, inspectors say

Inspectors found that Cheshire Constabulary is 'good' at reducing crime.

Dorset Police has more to do to treat its workforce fairly

Inspectors found that Dorset Police 'requires improvement' in how it treats its workforce.

Kent Police remains one of the best

Inspectors found that Kent Police is 'outstanding' at treating the public fairly.
""",
        "press_release", "HMICFRS", None, "PEEL", "2018/19",
    ),
    Said(
        "group notice of 2016, published by HMIC",
        """PEEL: police effectiveness 2016 - force press releases

Published on: 2 March 2017

Publication types: Press releases

Below are the press releases that go with the reports.

Get the force press release

Bedfordshire Police is inadequate at keeping people safe

HMIC judged that Bedfordshire Police is 'inadequate' overall.

Durham Constabulary is outstanding at keeping people safe

HMIC judged that Durham Constabulary is 'outstanding' overall.
""",
        "press_release", "HMIC", None, "PEEL", "2016", "2017-03-02",
    ),
    Said(
        "crime data integrity report",
        """Kent Police: Crime Data Integrity inspection 2018

Published on: 20 September 2018

Overall judgment

Inadequate

Kent Police needs to record more of the crimes that are reported to it. We examined 1,200 reports and found that
too many weren't recorded. We estimate that the force records 83.6 percent of reported crimes.
""",
        "crime_data_integrity_report", "HMICFRS", "kent", "Crime Data Integrity", "2018", "2018-09-20",
    ),
    Said(
        "crime data integrity report of 2014, lines lost",
        """Crime data integrity
Inspection of Dyfed-Powys Police
August 2014
© HMIC 2014

Contents
Introduction 3
Methodology 4
Recommendations 9

Introduction
In this programme HMIC inspects how forces record crime. We found that the force has work to do.
""",
        "crime_data_integrity_report", "HMIC", "dyfed-powys", "Crime Data Integrity", "2014", "2014-08",
    ),
    Said(
        "crime data integrity re-inspection whose title has no year",
        """North Wales Police: Crime Data Integrity re-inspection

We inspected North Wales Police again in May 2019. We found that it records crimes far more accurately than before.
HMICFRS will go on monitoring the force. We recommend that it trains more of its officers.
""",
        "crime_data_integrity_report", "HMICFRS", "north-wales", "Crime Data Integrity", "2019",
    ),
    Said(
        "child protection report",
        """National child protection inspection: Essex Police

Published on: 7 March 2024

Introduction

We inspected how well the force protects children. We looked at the experiences of children in 60 case files.

Recommendations

Within three months, Essex Police should review how it assesses risk. HMICFRS will revisit the force.
""",
        "child_protection_report", "HMICFRS", "essex", "National Child Protection Inspection", "2023", "2024-03-07",
    ),
    Said(
        "post-inspection review of child protection",
        """National Child Protection Inspection Post-Inspection Review

West Midlands Police

June 2015 – October 2015

© HMIC 2016

Introduction

We revisited the force in 2015 to see what it had done since our inspection of 2014. We found progress in most areas.
""",
        "child_protection_report", "HMIC", "west-midlands", "National Child Protection Inspection", "2015",
        "2016",
    ),
    Said(
        "regional report",
        """An inspection of the north-west regional response to serious and organised crime
Published on: 14 November 2023
Contents
Print this document
Introduction
About our inspection
We inspected how well the region's forces and its regional organised crime unit tackle serious and organised crime.
Regional findings
We found that intelligence is shared well.
Cheshire Constabulary
Good
Lancashire Constabulary
Adequate
Merseyside Police
Outstanding
""",
        "regional_report", "HMICFRS", None, "PEEL", "2023-25", "2023-11-14",
    ),
    Said(
        "letter after a revisit",
        """Cleveland Police: Causes of concern revisit letter

Published on: 30 March 2022

Letter information

From:
Matt Parr CB
Her Majesty's Inspector of Constabulary

To:
Richard Lewis
Chief Constable, Cleveland Police

Sent on:
24 March 2022

Dear Richard,

PEEL causes of concern – progress

We revisited your force in January to see what had changed since our inspection. HMICFRS found progress.

Yours sincerely
""",
        "revisit_letter", "HMICFRS", "cleveland", "PEEL", "2021/22", "2022-03-30",
    ),
    Said(
        "letter with nothing but its date",
        """15 January 2020

Dear Chief Constable,

Crime data integrity revisit of Hertfordshire Constabulary

I am writing to tell you what HMICFRS found when we revisited your force. Inspectors reviewed 90 incidents.

Yours sincerely

Phil Gormley
HM Inspector of Constabulary
""",
        "revisit_letter", "HMICFRS", "hertfordshire", "Crime Data Integrity", "2019", "2020-01-15",
    ),
    Said(
        "commissioner's response to a force report",
        """Response from: Police and Crime Commissioner for Thames Valley

PEEL 2021/22 – Thames Valley Police

I welcome this report of HMICFRS, and I have asked the Chief Constable for his comments under section 55 of the
Police Act 1996. I am pleased that the force is good at recording crime. I will monitor the areas for improvement.
""",
        "pcc_response", "Police and Crime Commissioner for Thames Valley", "thames-valley", "PEEL", "2021/22",
    ),
    Said(
        "commissioner's response, titled by the inspection",
        """PCC response to HMICFRS CDI inspection of Hampshire Constabulary 2019

Published: March 2019

The Commissioner welcomes that crime recording has improved. I have asked the Chief Constable to explain what remains.
""",
        "pcc_response", "Police and Crime Commissioner for Hampshire and Isle of Wight", "hampshire",
        "Crime Data Integrity", "2019", "2019-03",
    ),
    Said(
        "response of a police, fire and crime commissioner",
        """Northamptonshire Police, Fire and Crime Commissioner's response to PEEL inspection of Northamptonshire Police

11 October 2022

I am satisfied that the Chief Constable has responded to the report. I will hold the Chief Constable to account.
""",
        "pcc_response", "Northamptonshire Police, Fire and Crime Commissioner", "northamptonshire",
        "PEEL", "2021/22", "2022-10-11",
    ),
    Said(
        "response of the mayor's office in London",
        """Mayor's Office for Policing and Crime

Response to HMICFRS report: PEEL 2018/19 – An inspection of the Metropolitan Police Service

Section 55 of the Police Act 1996 asks for comments. The Commissioner of the Met has provided his.
""",
        "pcc_response", "Mayor's Office for Policing and Crime", "metropolitan", "PEEL", "2018/19",
    ),
    Said(
        "letter of a commissioner to the minister",
        """Dear Home Secretary,

HMICFRS PEEL inspection 2023-25: Avon and Somerset Police

As Police and Crime Commissioner for Avon and Somerset I set out my comments, as section 55 of the Police Act 1996
requires. I welcome the report and will hold the Chief Constable to account for what it asks.

Yours sincerely

Police and Crime Commissioner
""",
        "pcc_response", "Police and Crime Commissioner for Avon and Somerset", "avon-and-somerset", "PEEL", "2023-25",
    ),
    Said(
        "force news with front matter",
        """---
title: "Inspectors praise progress | Staffordshire Police"
date: 2023-10-03T09:15:00Z
url: https://www.staffordshire.police.uk/news/2023/october/inspectors-praise-progress/
---

His Majesty's Inspectorate of Constabulary has graded our force in nine areas.

Chief Constable Chris Noble said: "Our officers and staff have worked hard."

We know that we have more to do for our communities.
""",
        "force_news", "Staffordshire Police", "staffordshire", "PEEL", "2023-25", "2023-10-03",
    ),
    Said(
        "force news without an address",
        """Suffolk Constabulary welcomes HMICFRS report

Posted: 28/09/2019

We welcome today's report, which finds that our officers and staff serve our communities well.

Chief Constable Steve Jupp said: "I am proud of our people and of the good performance that inspectors saw."

We are committed to improving our services further.
""",
        "force_news", "Suffolk Constabulary", "suffolk", "PEEL", "2018/19", "2019-09-28",
    ),
    Said(
        "news of a Welsh force",
        """---
title: Gwaith da gan swyddogion | Heddlu Dyfed-Powys Police
published: 2018-03-22
url: https://www.dyfed-powys.police.uk/en/newsroom/inspection/
---

HMICFRS has published its report on the effectiveness of Dyfed-Powys Police, which is rated good.

Our officers are committed to keeping communities safe, and we are pleased with the judgment.
""",
        "force_news", "Dyfed-Powys Police", "dyfed-powys", "PEEL", "2017", "2018-03-22",
    ),
    Said(
        "broadcaster's article, dated by an archive",
        """ date 2022-06-24 West Mercia force 'failing victims', watchdog says
- Published
A police force requires improvement in the way it answers the public, inspectors have said.
His Majesty's Inspectorate of Constabulary found that West Mercia Police was too slow.
"We spoke to people who had waited for days," the inspector said.
The force has been contacted for comment.
""",
        "news_article", "news media", "west-mercia", "PEEL", "2021/22", "2022-06-24",
    ),
    Said(
        "newspaper article with a byline",
        """Force 'inadequate' at protecting the vulnerable

By Jane Porter, crime reporter

8th December 2016

Police in the county have been criticised in a damning report by HMIC.

Nottinghamshire Police was told that its performance requires improvement.

Mrs Sharp said: "This is a matter of concern." She added that Nottinghamshire Police would be inspected again.
""",
        "news_article", "news media", "nottinghamshire", "PEEL", "2016", "2016-12-08",
    ),
    Said(
        "article about many forces",
        """ date 2022-06-30 Six police forces in special measures, says watchdog
- Published
The forces include the Met, Greater Manchester Police, Cleveland Police and Gloucestershire Constabulary.
HMICFRS inspectors said their performance had raised concerns. Wiltshire Police was the latest.
He told the BBC that the public deserved better.
""",
        "news_article", "news media", None, None, None, "2022-06-30",
    ),
    Said(
        "article about two Welsh forces",
        """Dyfed-Powys and North Wales Police 'require improvement'

By our reporter

8 December 2016

Dyfed-Powys Police and North Wales Police were told to improve by the watchdog HMIC.

Mr Jones said the report was inaccurate. He told BBC Wales that officers worked hard. He added that crime had fallen.
""",
        "news_article", "news media", None, "PEEL", "2016", "2016-12-08",
    ),
    Said(
        "budget paper of a commissioner",
        """Police and Crime Panel

Report of the Police and Crime Commissioner for Cleveland

Proposed precept and revenue budget 2023/24

Meeting date: 7 February 2023

The net revenue budget is £169.4m. The precept rises by £15 for a band D property. General reserves stand at £5.1m.
""",
        "finance_paper", "Police and Crime Commissioner for Cleveland", "cleveland", None, None, "2023-02-07",
    ),
    Said(
        "medium-term plan of a force",
        """Medium Term Financial Plan 2022-23 to 2026-27

Lincolnshire Police

The revenue budget needs savings of £3m. The capital programme is £9.8m. Council tax pays for a part of it.
""",
        "finance_paper", "Lincolnshire Police", "lincolnshire", None, None,
    ),
    Said(
        "custody report",
        """Report on an unannounced inspection visit to police custody suites in Warwickshire

Published on: 9 February 2022

Summary

We inspected the custody suites of Warwickshire Police in September 2021, with HM Inspectorate of Prisons. We found
that detainees were treated well. HMICFRS and we made two recommendations.
""",
        "inspection_report", "HMICFRS", "warwickshire", "Custody", "2021", "2022-02-09",
    ),
    Said(
        "national report",
        """State of Policing: The Annual Assessment of Policing in England and Wales 2022

Published on: 9 June 2023

Foreword

I wrote to chief constables. We inspected all 43 forces. We found that Kent Police and Essex Police share much work.

© HMICFRS 2023
""",
        "other", "HMICFRS", None, "State of Policing", "2022", "2023-06-09",
    ),
    Said(
        "web page whose date is that of its conversion",
        """PEEL: Police effectiveness 2015

An inspection of Merseyside Police

Published on: 6 October 2022

We inspected how well the force prevents crime. We found that it is good.

© HMIC February 2016
""",
        "inspection_report", "HMIC", "merseyside", "PEEL", "2015", "2016-02",
    ),
    Said(
        "Markdown report",
        """# PEEL 2023–25: An inspection of Devon & Cornwall Police

**Published on:** 13 February 2025

## Overall summary

We assessed how good the force is.

## Preventing crime

Good

### Main findings

We found that patrols were planned well.
""",
        "inspection_report", "HMICFRS", "devon-and-cornwall", "PEEL", "2023-25", "2025-02-13",
    ),
    Said(
        "report of the newest framework",
        """PEEL 2025–27: An inspection of Northumbria Police

Published on: 20 January 2026

How good is the force at leadership and force management?

Good

We found that leaders plan well. We identified one area for improvement.
""",
        "inspection_report", "HMICFRS", "northumbria", "PEEL", "2025-27", "2026-01-20",
    ),
    Said(
        "report on British Transport Police",
        """An inspection of British Transport Police

Published on: 5 July 2022

Introduction

We inspected how well British Transport Police protects vulnerable people. We found that it is good at this. HMICFRS
will return.
""",
        "inspection_report", "HMICFRS", "btp", None, None, "2022-07-05",
    ),
    Said(
        "a page of something else",
        """Summer fair on the green

There will be cakes, a band and a dog show. Bring a chair.
""",
        "other", None, None, None,
    ),
    Said(
        "minutes of the day of their meeting, not of the day they were signed",
        """GWENT POLICE AND CRIME PANEL

Minutes of the meeting held at the Civic Centre, Newport, on Friday 10 March 2023 at 10.00am

1. HMICFRS PEEL inspection of Gwent Police

Members noted the report. The budget was noted.

Signed as a correct record

30 June 2023
""",
        "other", "Gwent Police and Crime Panel", "gwent", "PEEL", "2021/22", "2023-03-10",
    ),
    Said(
        "answer whose table dates it and what it answers",
        """Our answer to the inspectorate

Police and Crime Commissioner for Surrey

Report\tPEEL 2021/22: An inspection of Surrey Police
Published by HMICFRS\t2 March 2023
Date of this response\t20 April 2023

This is my response under section 55 of the Police Act 1996. I welcome the findings.
""",
        "pcc_response", "Police and Crime Commissioner for Surrey", "surrey", "PEEL", "2021/22", "2023-04-20",
    ),
    Said(
        "letter of a later cycle's years on the report before",
        """HMICFRS

Ann Example
Chief Constable
Gwent Police

9 May 2024

Dear Ann,

Causes of concern: revisit

In our PEEL 2021/22 report we gave Gwent Police one cause of concern. In April 2024 we visited the force again.
We found that progress has been made.
""",
        "revisit_letter", "HMICFRS", "gwent", "PEEL", "2021/22", "2024-05-09",
    ),
    Said(
        "assessment that says when it was published",
        """PEEL 2014: Gwent Police

This assessment was published on 27 November 2014.

HMIC finds that Gwent Police is good at reducing crime.
""",
        "inspection_page", "HMIC", "gwent", "PEEL", "2014", "2014-11-27",
    ),
    Said(
        "minutes that only mention a force in passing",
        """Parish council minutes

The clerk had written to the county about potholes. Norfolk was thanked for its answer. The next meeting is in May.
""",
        "other", None, None, None,
    ),
    Said(
        "indirect speech in an undated article",
        """Gwent Police 'must do better', HMIC report says

Gwent Police requires improvement, an annual assessment has concluded.

HM Inspector of Constabulary Ann Example said she was "worried". The force said it had begun to change.

"Calls wait too long," she added.
""",
        "news_article", "news media", "gwent",
    ),
    Said(
        "commissioner's statement on a web page without a title",
        """Last week HMIC published a report on how crime is recorded.
Commenting on it, Surrey's Police and Crime Commissioner Ann Example said:
I always welcome a challenge to Surrey Police, but I am concerned about the cost of what is asked for.
""",
        "pcc_response", "Police and Crime Commissioner for Surrey", "surrey", None, None,
    ),
    Said(
        "force page about its own inspections",
        """Police effectiveness, efficiency and legitimacy (PEEL) inspections

In the latest HMICFRS inspection (2018/19) we were rated good at preventing crime. The report praises our officers.

Cleveland Police publishes its plan each year.
""",
        "force_news", "Cleveland Police", "cleveland", "PEEL", "2018/19",
    ),
    Said(
        "response to a thematic report, with a cookie notice",
        """This site uses cookies

Skip to main content

HMICFRS: Regional organised crime units (February 2021)

Response from: Office of the Police and Crime Commissioner, Hampshire

Hampshire Constabulary works with its regional unit. We value what the inspectors found.
""",
        "pcc_response", "Police and Crime Commissioner for Hampshire and Isle of Wight", "hampshire",
        "Serious and organised crime", None,
    ),
    Said(
        "notice of a child protection re-inspection, which speaks of the first inspection last",
        """Children better protected by Leicestershire Police, but more to do

Read the report

Leicestershire – National child protection re-inspection

HMICFRS went back to the force in 2022. An earlier inspection, in 2020, had found failings.

His Majesty's Inspector of Constabulary said:

"The force must build on this."
""",
        "press_release", "HMICFRS", "leicestershire", "National Child Protection Inspection", "2022",
    ),
]  # fmt: skip


def published(identity: Identity) -> str | None:
    if identity.published_date is None:
        return None
    length = {"day": 10, "month": 7, "year": 4, None: 0}[identity.published_precision]
    return identity.published_date.isoformat()[:length]


@pytest.fixture(scope="module")
def identities() -> dict[str, Identity]:
    return {said.name: read(said.text.encode(), "document.txt").identity for said in DOCUMENTS}


@pytest.mark.parametrize("said", DOCUMENTS, ids=lambda said: said.name)
def test_kind(said: Said, identities: dict[str, Identity]) -> None:
    assert identities[said.name].kind == said.kind


@pytest.mark.parametrize("said", DOCUMENTS, ids=lambda said: said.name)
def test_force_and_publisher(said: Said, identities: dict[str, Identity]) -> None:
    assert (identities[said.name].force_id, identities[said.name].publisher) == (said.force, said.publisher)


@pytest.mark.parametrize("said", DOCUMENTS, ids=lambda said: said.name)
def test_programme_and_cycle(said: Said, identities: dict[str, Identity]) -> None:
    assert (identities[said.name].programme, identities[said.name].cycle) == (said.programme, said.cycle)


@pytest.mark.parametrize("said", DOCUMENTS, ids=lambda said: said.name)
def test_published_date(said: Said, identities: dict[str, Identity]) -> None:
    assert published(identities[said.name]) == said.published


def test_titles() -> None:
    titles = {said.name: read(said.text.encode(), "document.txt").identity.title for said in DOCUMENTS}
    assert titles["report of 2021/22 with a title page"] == "PEEL 2021/22: An inspection of Gwent Police"
    assert (
        titles["effectiveness report of 2016"] == "PEEL: Police effectiveness 2016 – An inspection of Wiltshire Police"
    )
    assert titles["force page of 2014"] == "Norfolk 2014"
    assert titles["force news with front matter"] == "Inspectors praise progress"
    assert titles["press notice about one force, dated by an archive"] == (
        "Surrey Police told to improve how it answers calls"
    )
    assert titles["Markdown report"] == "PEEL 2023–25: An inspection of Devon & Cornwall Police"
    assert read(b"The force was told to improve. It will.", "a.txt").identity.title is None


def test_the_basis_of_a_cycle() -> None:
    stated = read(b"Durham PEEL 2018\n\nThe police force of Durham is good at planning.\n", "a.txt").identity
    assert (stated.cycle, stated.cycle_basis) == ("2018/19", "stated")
    inferred = read(
        b" date 2017-11-09 Kent Police is outstanding, says watchdog\nHMICFRS praised the performance of the force.\n",
        "a.txt",
    ).identity
    assert (inferred.cycle, inferred.cycle_basis) == ("2017", "inferred")


def test_dates_inside_the_running_text_do_not_count() -> None:
    text = "Kent Police told to improve\n\nA report of 5 May 2022 said so. It was printed on 6 May 2022 by HMICFRS.\n"
    assert read(text.encode(), "2022-05-06.txt").identity.published_date is None


def test_the_file_name_is_no_evidence() -> None:
    text = "Kent Police told to improve\n\nInspectors of HMICFRS said that its performance is inadequate.\n"
    assert read(text.encode(), "essex-2019.txt").identity == read(text.encode(), "a.txt").identity

"""What a briefing holds of the published database."""

from __future__ import annotations

from datetime import date

from briefing import wording
from briefing.answer_sheet import introduction
from briefing.records import Briefing, Report
from tests.unit.briefing.conftest import Gathered
from tests.unit.briefing.making import TODAY


def report_of(briefing: Briefing, document_id: str) -> Report:
    (report,) = (report for report in briefing.reports if report.source.document_id == document_id)
    return report


def test_sources_are_numbered_newest_first(kent: Briefing) -> None:
    assert [source.number for source in kent.sources] == list(range(1, len(kent.sources) + 1))
    assert kent.sources[0].document_id == "hostile"
    assert kent.sources[-1].document_id == "undated"


def test_grades_across_a_break_are_not_compared(kent: Briefing) -> None:
    newest = kent.judgments[0]
    assert (newest.cycle, newest.grade, newest.previous_grade, newest.change) == ("2021/22", "adequate", "good", None)
    assert wording.comparison(newest) == "Good in 2018/19; not to be compared"
    assert newest.reason


def test_each_report_lists_what_it_asks_the_gravest_first(kent: Briefing) -> None:
    report = report_of(kent, "newest")
    assert [finding.kind for finding in report.findings] == ["cause_of_concern", "recommendation"]
    assert report.findings[1].deadline == "By 31 March 2027"
    assert report.due.day == date(2026, 11, 29)


def test_papers_of_the_commissioner_stand_beside_the_reports_that_they_may_answer(kent: Briefing) -> None:
    assert [response.document_id for response in report_of(kent, "newest").responses] == ["answer"]
    assert report_of(kent, "hostile").responses == ()  # the paper is older
    assert report_of(kent, "month").responses == ()  # and came four years after this one


def test_what_only_others_or_a_notice_tell_of_is_not_answered(kent: Briefing) -> None:
    assert {report.source.document_id for report in kent.reports} == {"newest", "month", "oldest", "undated", "hostile"}
    assert [step.evidence.source.document_id for step in kent.not_in_reports] == ["notice"]
    told = [matter for matter in kent.matters if not matter.is_own]
    assert [matter.request.title for matter in told] == ["The force was told to answer the telephone."]


def test_deadlines_are_worded_as_far_as_they_are_known(kent: Briefing) -> None:
    said = {report.source.document_id: wording.due(report.due, report.source, TODAY) for report in kent.reports}
    assert said["newest"] == "Last day 29 November 2026: 7 days left"
    assert said["hostile"] == "Last day 14 January 2027: 53 days left"
    assert said["month"] == (
        "Last day not known: only the month of publication is known (November 2022). It lies between 26 December 2022 "
        "and 24 January 2023, so it has passed"
    )
    assert said["oldest"] == "No period: published before 2 May 2017, when the 56 days became law"
    assert said["undated"].startswith("Last day not known: the report as held here gives no date")


def test_a_passed_day_says_how_long_ago(gathered: Gathered) -> None:
    later = gathered(today=date(2026, 11, 30))
    report = report_of(later, "newest")
    assert wording.due(report.due, report.source, later.today) == "Last day 29 November 2026: passed 1 day ago"


def test_a_force_of_another_country_has_no_sheet(gathered: Gathered) -> None:
    scotland = gathered("police-scotland")
    assert scotland.reports == ()
    assert "this sheet has no deadlines" in introduction(scotland)[0]


def test_shares_come_with_denominator_interval_and_the_size_of_the_sample(kent: Briefing) -> None:
    worst, other = kent.counts
    assert wording.count(worst) == "12 of 15 fell short"
    assert wording.shortfall(worst) == "80% fell short (55% to 93%)"
    assert wording.is_small(worst)
    assert wording.count(other) == "87 of 90 met what was expected"
    assert not wording.is_small(other)


def test_printed_intervals_are_said_to_be_printed(kent: Briefing) -> None:
    (rate,) = kent.percentages
    assert wording.estimate(rate) == "92.5% ± 2.5 points (95% interval, as printed)"


def test_bodies_are_quoted_only_under_an_open_licence(kent: Briefing) -> None:
    assert report_of(kent, "newest").findings[0].body.startswith("Callers wait. The force knows")
    (press,) = (source for source in kent.sources if source.document_id == "paper")
    assert not press.is_open


def test_a_force_without_documents_has_an_empty_briefing(durham: Briefing) -> None:
    assert durham.sources == durham.judgments == durham.matters == durham.reports == durham.counts == ()

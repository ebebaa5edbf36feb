"""When documents are collected by themselves: the job and its weekly schedule.

Belongs here: what Dagster is told of a collection. Not here: the collection (`pipelines.collecting`), or the refresh
that reads what it brought (`pipelines.automation`).
"""

from typing import TYPE_CHECKING

import dagster as dg

from pipelines.hours import COLLECT_AT, LONDON
from pipelines.resources import Sources

if TYPE_CHECKING:
    from pipelines.collect.collector import Collected
    from pipelines.collecting import Tally

COLLECT = "collect"


@dg.op(description="Fetches what is new or changed from each source of sources.yaml into the landing folder.")
def collect_documents(context: dg.OpExecutionContext, sources: Sources) -> None:
    """Fails only where no source could be asked; what went wrong with single pages is in the metadata."""
    from pipelines.collecting import CannotCollect, summary

    def log(tally: "Tally", collected: "Collected") -> None:
        if collected.problem:
            context.log.warning(f"{tally.source}: {collected.problem}")
        elif collected.file:
            context.log.info(f"{tally.source}: {collected.outcome} {collected.address}")

    try:
        tallies = sources.collect(log)
    except CannotCollect as error:
        raise dg.Failure(str(error)) from None
    told = {
        "summary": dg.MetadataValue.text(summary(tallies)),
        "documents_new": dg.MetadataValue.int(sum(tally.new for tally in tallies)),
        "documents_changed": dg.MetadataValue.int(sum(tally.changed for tally in tallies)),
        **{f"source {tally.source}": dg.MetadataValue.md(_as_markdown(tally)) for tally in tallies},
    }
    if not any(tally.was_answered for tally in tallies):
        raise dg.Failure("No source could be asked.", metadata=told)
    context.add_output_metadata(told)


def _as_markdown(tally: "Tally") -> str:
    counted = "".join(f"| {outcome} | {count:,} |\n" for outcome, count in tally.counts.items())
    ended = f"\nLeft early: {tally.ended}\n" if tally.ended else ""
    problems = "".join(f"- {problem}\n" for problem in tally.problems)
    return f"| documents | |\n|---|---|\n{counted}| requests | {tally.requests:,} |\n{ended}\n{problems}"


@dg.job(
    name=COLLECT,
    description="Fetch what is new or changed from the sources of sources.yaml: `peel collect`.",
    tags={"peel": COLLECT},
    run_tags={"peel": COLLECT, "dagster/max_retries": "1", "dagster/retry_strategy": "ALL_STEPS"},
)
def collect_job() -> None:
    """A run that was killed is started again once, and goes on where it stopped."""
    collect_documents()


@dg.schedule(
    name="weekly_collect",
    job=collect_job,
    cron_schedule=COLLECT_AT,
    execution_timezone=LONDON.key,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every Sunday at four, when nobody else needs the sites; what comes is read as soon as it has landed.",
)
def weekly_collect(sources: Sources) -> dg.RunRequest | dg.SkipReason:
    """A file that can't be read is left to the run to fail on, so that somebody hears of it."""
    if sources.are_switched_off():
        return dg.SkipReason(f"No source is enabled in {sources.file}; `peel collect` says how.")
    return dg.RunRequest()

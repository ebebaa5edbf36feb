-- What could not be taken in, at which stage, and why?
-- One row per thing refused: a file, a document, pages of one that was read, or a fact. What was superseded or withdrawn since is left out.
with
seen as (
    select document_id, max(last_seen_at) as last_seen_at
    from raw.document
    where is_current
    group by document_id
),
at_intake as (
    select source_name, document_id, 'intake' as stage, reason, text, last_seen_at as at
    from raw.intake
    where outcome = 'rejected' and superseded_by is null and withdrawn_at is null
),
at_reading as (
    select
        source_name, document_id, 'reading' as stage, reason,
        case when outcome = 'rejected' then text end as text, last_seen_at as at
    from raw.reading
    join seen using (document_id)
    where reason is not null
),
extraction_rejects as (
    select document_id, unnest(rejects) as reject
    from raw.extraction
),
at_extraction as (
    select
        raw.reading.source_name, document_id, 'extraction' as stage,
        reject.reason as reason, reject.text as text, last_seen_at as at
    from extraction_rejects
    join seen using (document_id)
    join raw.reading using (document_id)
)
select source_name, document_id, stage, reason, text, "at"
from at_intake
union all
select source_name, document_id, stage, reason, text, "at"
from at_reading
union all
select source_name, document_id, stage, reason, text, "at"
from at_extraction
order by source_name, document_id, stage, reason, text

-- Which versions of which sources were taken in, and which of them count now?
-- One row per source and version. The examples count only until the first real document has been taken in.
with
accepted as (
    select *, bool_or(not is_example) over () as has_real_documents
    from raw.intake
    where outcome = 'accepted'
)
select
    document_id, source_name, source_uri, format, bytes, first_seen_at, last_seen_at, superseded_by, withdrawn_at,
    superseded_by is null and withdrawn_at is null and not (is_example and has_real_documents) as is_current
from accepted
order by source_uri, document_id

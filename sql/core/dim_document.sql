-- Which documents are the facts taken from?
-- One row per document that was read and is neither superseded nor withdrawn, however many sources offer it.
with
sources as (
    select document_id, source_name, source_uri, format
    from raw.document
    where is_current
    qualify row_number() over (partition by document_id order by source_uri) = 1
)
select
    document_id, title, kind, publisher, force_id, programme, cycle, cycle_basis, published_date, published_precision,
    sources.source_name, source_uri, raw.reading.format, characters, resembles_id as duplicate_of, text
from sources
join raw.reading using (document_id)
left join raw.resemblance using (document_id)
where outcome = 'read'
order by document_id

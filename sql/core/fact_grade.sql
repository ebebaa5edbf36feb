-- How was each force judged, in which area, and where does it say so?
-- One row per fact.
with
facts as (
    select document_id, extractor_version, unnest(grades) as fact
    from raw.extraction
)
select
    fact.fact_id as fact_id, document_id, fact.force_id as force_id, fact.area_id as area_id,
    fact.programme as programme, fact.cycle as cycle, fact.scale as scale,
    fact.area_as_written as area_as_written, fact.grade as grade, fact.basis as basis,
    fact.section as section, fact.page as page,
    substring(text, fact.quote_start + 1, fact.quote_end - fact.quote_start) as quote,
    fact.quote_start as span_start, fact.quote_end as span_end,
    fact.anchor_start as anchor_start, fact.anchor_end as anchor_end,
    fact.rule as rule, extractor_version
from facts
join core.dim_document using (document_id)
order by document_id, anchor_start, fact_id

-- How many of what happened or exist?
-- One row per fact.
with
facts as (
    select document_id, extractor_version, unnest(volumes) as fact
    from raw.extraction
)
select
    fact.fact_id as fact_id, document_id, fact.force_id as force_id, fact.area_id as area_id,
    fact.measure_id as measure_id, fact.subject as subject, fact.value as value, fact.qualifier as qualifier,
    fact.period_start as period_start, fact.period_end as period_end,
    fact.section as section, fact.page as page,
    substring(text, fact.quote_start + 1, fact.quote_end - fact.quote_start) as quote,
    fact.quote_start as span_start, fact.quote_end as span_end,
    fact.anchor_start as anchor_start, fact.anchor_end as anchor_end,
    fact.rule as rule, extractor_version
from facts
join core.dim_document using (document_id)
order by document_id, anchor_start, fact_id

-- Which sums of money does a force have, need, save or spend?
-- One row per fact.
with
facts as (
    select document_id, extractor_version, unnest(finances) as fact
    from raw.extraction
)
select
    fact.fact_id as fact_id, document_id, fact.force_id as force_id, fact.area_id as area_id,
    fact.subject as subject, fact.amount_gbp as amount_gbp, fact.amount_high_gbp as amount_high_gbp,
    fact.kind as kind, fact.direction as direction, fact.recurrence as recurrence, fact.horizon as horizon,
    fact.starts as starts, fact.ends as ends, fact.status as status, fact.qualifier as qualifier,
    fact.section as section, fact.page as page,
    substring(text, fact.quote_start + 1, fact.quote_end - fact.quote_start) as quote,
    fact.quote_start as span_start, fact.quote_end as span_end,
    fact.anchor_start as anchor_start, fact.anchor_end as anchor_end,
    fact.rule as rule, extractor_version
from facts
join core.dim_document using (document_id)
order by document_id, anchor_start, fact_id

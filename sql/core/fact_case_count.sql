-- In how many of the cases looked at was it so?
-- One row per fact. The interval is Wilson's, 95 percent, which holds for small samples and shares near 0 and 1.
with
facts as (
    select document_id, extractor_version, unnest(case_counts) as fact
    from raw.extraction
)
select
    fact.fact_id as fact_id, document_id, fact.force_id as force_id, fact.area_id as area_id,
    fact.measure_id as measure_id, fact.subject as subject,
    fact.numerator as numerator, fact.denominator as denominator, fact.numerator_counts as numerator_counts,
    fact.numerator / fact.denominator as share,
    wilson_low(fact.numerator, fact.denominator) as share_low,
    wilson_high(fact.numerator, fact.denominator) as share_high,
    fact.section as section, fact.page as page,
    substring(text, fact.quote_start + 1, fact.quote_end - fact.quote_start) as quote,
    fact.quote_start as span_start, fact.quote_end as span_end,
    fact.anchor_start as anchor_start, fact.anchor_end as anchor_end,
    fact.rule as rule, extractor_version
from facts
join core.dim_document using (document_id)
order by document_id, anchor_start, fact_id

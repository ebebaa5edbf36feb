-- In how many of the cases looked at was it so?
-- One row per fact. The interval is Wilson's, 95 percent, which holds for small samples and shares near 0 and 1.
with
facts as (
    select
        document_id, extractor_version, unnest(case_counts) as fact,
        1.959963984540054 as z -- the normal quantile that leaves 2.5 percent on either side
    from raw.extraction
),
shares as (
    -- In doubles: the square of a count of millions is no 32-bit integer.
    select *, fact.denominator::double as n, fact.numerator::double / fact.denominator as p
    from facts
),
intervals as (
    select
        *,
        (p + z * z / (2 * n)) / (1 + z * z / n) as middle,
        z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n) as half_width
    from shares
)
select
    fact.fact_id as fact_id, document_id, fact.force_id as force_id, fact.area_id as area_id,
    fact.measure_id as measure_id, fact.subject as subject,
    fact.numerator as numerator, fact.denominator as denominator, fact.numerator_counts as numerator_counts,
    p as share,
    -- Rounding may put an end on the wrong side of the share where that is 0 or 1.
    least(p, greatest(0, middle - half_width)) as share_low,
    greatest(p, least(1, middle + half_width)) as share_high,
    fact.section as section, fact.page as page,
    substring(text, fact.quote_start + 1, fact.quote_end - fact.quote_start) as quote,
    fact.quote_start as span_start, fact.quote_end as span_end,
    fact.anchor_start as anchor_start, fact.anchor_end as anchor_end,
    fact.rule as rule, extractor_version
from intervals
join core.dim_document using (document_id)
order by document_id, anchor_start, fact_id

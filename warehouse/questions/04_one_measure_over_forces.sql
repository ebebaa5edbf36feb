-- What was counted for the same measure, in which forces?
-- Counts of one measure can be set side by side; shares of different samples can't be ranked where intervals overlap.
select
    measure.name as measure, fact.force_id, fact.numerator, fact.denominator, fact.share_low, fact.share_high, fact.quote
from core.fact_case_count as fact
join core.dim_measure as measure using (measure_id)
where fact.numerator_counts <> 'unclear'
order by measure, fact.force_id, fact.document_id, fact.anchor_start

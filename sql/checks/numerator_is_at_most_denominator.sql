-- No count of cases is larger than the sample that it is taken from.
select fact_id, document_id, numerator, denominator, quote
from core.fact_case_count
where numerator > denominator
order by fact_id

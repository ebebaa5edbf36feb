-- Every percentage that isn't a change lies between 0 and 100.
select fact_id, document_id, role, percent, quote
from core.fact_rate
where role <> 'change' and percent not between 0 and 100
order by fact_id

-- Every grade is on the scale that its cycle used.
select fact_id, document_id, programme, cycle, fact.scale, core.dim_cycle.scale as scale_of_cycle, quote
from core.fact_grade as fact
join core.dim_cycle using (programme, cycle)
where fact.scale <> core.dim_cycle.scale
order by fact_id

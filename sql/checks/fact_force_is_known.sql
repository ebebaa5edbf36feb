-- Every force that a fact is about is one that we know.
select fact_id, kind, source_name, fact.force_id
from core.fact as fact
where fact.force_id not in (select force_id from core.dim_force)
order by fact_id

-- Which fact comes from which sentence?
-- One row per fact of any kind; what a document only repeats from another one is left out.
select fact.*
from core.fact as fact
join core.dim_document using (document_id)
where duplicate_of is null
order by fact_id

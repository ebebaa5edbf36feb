-- Every number read as a fact names a fact of its own document, and no other number names one.
select number.document_id, number.span_start, number.text, reading, number.fact_id
from raw.number as number
left join core.fact as fact on fact.fact_id = number.fact_id and fact.document_id = number.document_id
where (reading = 'fact') <> (number.fact_id is not null) or (number.fact_id is not null and fact.fact_id is null)
order by number.document_id, number.span_start

-- Every grade exists in the scale it was given on; adequate never in the four-tier one.
select fact_id, document_id, scale, fact.grade, quote
from core.fact_grade as fact
where
    fact.grade <> 'not graded' and scale is not null
    and (scale, fact.grade) not in (select (scale, grade) from core.dim_grade)
order by fact_id

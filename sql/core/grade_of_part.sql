-- Which grades judge only a part of an area that has a judgment of its own?
-- One row per such fact.
select fact_id, question
from core.fact_grade as fact
join ref.question_part as part
    on part.programme = fact.programme and part.area_id = fact.area_id
    and contains(lower(area_as_written), part.words)
qualify row_number() over (partition by fact_id order by question) = 1
order by fact_id

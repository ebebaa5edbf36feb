-- What did the warehouse say on a day, and what has it learned since?
-- Any day or time can take the place of current_date; facts of one kind are in core.fact_grade_as_known and its like.
select
    kind, count(*) as facts, count(known_to) as no_longer_held,
    min(known_from) as first_known, max(known_from) as last_learned
from core.as_known(current_date)
group by kind
order by kind

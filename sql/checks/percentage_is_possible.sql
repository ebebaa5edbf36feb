-- Every percentage that isn't a change lies between 0 and 100, unless it is of a target, a budget or the like, which can be passed.
select fact_id, document_id, role, percent, quote
from core.fact_rate
where role <> 'change' and percent not between 0 and 100
  and not (percent > 100 and regexp_matches(
    concat_ws(' ', quote, subject),
    '\b(?:target|budget|plan|planned|goal|establishment|strength|capacity|complement|allocation|allowance|requirement|baseline|level|levels|average|forecast|expected|norm|need|demand|supply|previous|earlier|year''s|quarter''s|month''s)\b', 'i'
  ))
order by fact_id

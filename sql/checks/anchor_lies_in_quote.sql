-- Every anchor lies inside the quotation and isn't empty.
select fact_id, kind, source_name, span_start, anchor_start, anchor_end, span_end
from core.fact
where anchor_start < span_start or anchor_end > span_end or anchor_end <= anchor_start
order by fact_id

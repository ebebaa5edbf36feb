-- Every thread of findings is about one force.
select thread_id, count(distinct force_id) as forces
from core.bridge_finding
join core.fact_finding using (fact_id)
group by thread_id
having forces > 1
order by thread_id

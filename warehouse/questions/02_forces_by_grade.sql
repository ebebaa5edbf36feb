-- How many forces got which grade, in each area and cycle?
-- Counts only: grades are ordered, but have no distances, so there is no mean. Keep to one scale and one cycle.
select cycle, scale, area_name, grade, count(distinct force_id) as forces
from mart.force_scorecard
where grade is not null
group by all
order by cycle desc, scale, area_name, min(ordinal)

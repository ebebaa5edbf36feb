-- How was a force judged, in each area, and is that better or worse than the time before?
-- A change is told only where the inspectorate's own words allow the comparison; everywhere else change_reason says why not.
select cycle, area_name, grade, basis, has_conflict, previous_cycle, previous_grade, change, change_reason
from mart.grade_history
where force_id = 'derbyshire'
order by cycle desc, area_name

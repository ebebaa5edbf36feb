-- How was a force judged, in each area?
-- One row per area and cycle, from the best evidence. Where has_conflict is true, a document says otherwise.
select cycle, area_name, grade, basis, has_conflict
from mart.force_scorecard
where force_id = 'derbyshire'
order by cycle desc, area_name

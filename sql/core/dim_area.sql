-- Which areas of policing are judged, and within which cycles may their grades be compared?
-- One row per area.
select area_id, name, nullif(lineage, '') as lineage, nullif(trend_ok_within, '') as trend_ok_within
from ref.area
order by area_id

-- What is counted and estimated, and what is expected of it?
-- One row per measure.
select
    measure_id, name, nullif(area_id, '') as area_id, nullif(unit, '') as unit, nullif(better, '') as better,
    nullif(standard_percent, '')::double as standard_percent
from ref.measure
order by measure_id

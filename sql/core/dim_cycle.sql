-- Which inspection cycles were there, when, and on which scale?
-- One row per programme and cycle.
select
    programme, cycle, nullif(scale, '') as scale, nullif(published_from, '')::date as published_from,
    nullif(published_to, '')::date as published_to, nullif(form, '') as form, nullif(note, '') as note,
    verified = 'yes' as verified
from ref.cycle
order by programme, cycle

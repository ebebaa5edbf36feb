-- Which police forces and other bodies are inspected?
-- One row per force.
select
    force_id, name, nullif(ons_code, '') as ons_code, nullif(region, '') as region, nullif(country, '') as country, kind,
    coalesce(str_split(nullif(former_names, ''), ';'), []) as former_names,
    coalesce(str_split(nullif(aliases, ''), ';'), []) as other_names
from ref."force"
order by force_id

-- May the grades of an area in one cycle be compared with those of a later one?
-- One row per programme, pair of cycles and area. Of all that speaks about a pair, the strictest counts.
with
pairs as (
    select
        earlier.programme, earlier.cycle as from_cycle, later.cycle as to_cycle, area_id,
        earlier.scale as from_scale, later.scale as to_scale
    from core.dim_cycle as earlier
    join core.dim_cycle as later
        on later.programme = earlier.programme and later.published_from > earlier.published_from
    cross join core.dim_area
),
graded as (
    select distinct programme, cycle, area_id
    from core.dim_question
    where graded in ('always', 'sometimes')
),
verdicts as (
    select
        programme, pairs.from_cycle, pairs.to_cycle, pairs.area_id, verdict, reason, nullif(source, '') as source,
        verified = 'yes' as verified, if(coalesce(rule.area_id, '') = '', 2, 1) as rank
    from pairs
    join ref.comparison_rule as rule -- what a rule leaves empty stands for all
        on coalesce(nullif(rule.from_cycle, ''), pairs.from_cycle) = pairs.from_cycle
        and coalesce(nullif(rule.to_cycle, ''), pairs.to_cycle) = pairs.to_cycle
        and coalesce(nullif(rule.area_id, ''), pairs.area_id) = pairs.area_id
    union all
    select
        programme, from_cycle, to_cycle, area_id, 'not' as verdict,
        format('{} has {} grades, {} has {} ones', from_cycle, from_scale, to_cycle, to_scale) as reason,
        null as source, true as verified, 3 as rank
    from pairs
    where from_scale <> to_scale
    union all
    select
        programme, from_cycle, to_cycle, area_id, 'not' as verdict,
        format('no question of {} about this area is known to be graded', asked.cycle) as reason,
        null as source, false as verified, 4 as rank
    from pairs
    cross join lateral (select unnest([from_cycle, to_cycle]) as cycle) as asked
    anti join graded using (programme, cycle, area_id)
    union all
    select
        programme, from_cycle, to_cycle, area_id, 'unknown' as verdict,
        'nothing is known that says they may be compared' as reason, null as source, false as verified, 5 as rank
    from pairs
)
select
    programme, from_cycle, to_cycle, area_id, if(verdict = 'unknown', 'not', verdict) as verdict, reason, source,
    verified
from verdicts
qualify row_number() over (
    partition by programme, from_cycle, to_cycle, area_id
    order by list_position(['not', 'partly', 'comparable', 'unknown'], verdict), rank, reason
) = 1
order by programme, from_cycle, to_cycle, area_id

-- How many forces got which grade, area by area?
-- One row per programme, cycle, area and grade of its scale, those that nobody got included. Territorial forces only.
with
judgments as (
    select scorecard.*, basis = 'carried_over' as is_carried_forward
    from mart.force_scorecard as scorecard
    join core.dim_force using (force_id)
    where kind = 'territorial' and ordinal is not null
),
areas as (
    select
        programme, cycle, scale, area_id, area_name,
        count(*)::integer as forces_graded,
        quantile_disc(ordinal, 0.5) as median_ordinal -- of an even number of forces the lower one in the middle
    from judgments
    group by programme, cycle, scale, area_id, area_name
),
counts as (
    select
        programme, cycle, scale, area_id, ordinal, count(*)::integer as forces,
        count(*) filter (where is_carried_forward)::integer as forces_carried_forward
    from judgments
    group by programme, cycle, scale, area_id, ordinal
)
select
    areas.programme, areas.cycle, areas.area_id, area_name, areas.scale, possible.grade, possible.ordinal,
    coalesce(forces, 0) as forces, coalesce(forces_carried_forward, 0) as forces_carried_forward,
    coalesce(forces, 0) / forces_graded as share, forces_graded, median.grade as median_grade, possible.verified
from areas
join core.dim_grade as possible on possible.scale = areas.scale
join core.dim_grade as median on median.scale = areas.scale and median.ordinal = median_ordinal
left join counts
    on counts.programme = areas.programme and counts.cycle = areas.cycle and counts.scale = areas.scale
    and counts.area_id = areas.area_id and counts.ordinal = possible.ordinal
order by areas.programme, areas.cycle, areas.area_id, areas.scale, possible.ordinal

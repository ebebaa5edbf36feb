-- How did each force's grade in an area change from cycle to cycle, and may the two grades be compared at all?
-- One row per force, programme, cycle and area. A change is told only where the comparison is allowed.
with
placed as (
    select
        scorecard.*, basis = 'carried_over' as is_carried_forward,
        grade is not null and grade <> 'not graded' as is_judgment,
        -- A programme without cycles of its own counts by years.
        coalesce(published_from, make_date(try_cast(left(cycle, 4) as integer), 1, 1)) as began
    from mart.force_scorecard as scorecard
    left join core.dim_cycle using (programme, cycle)
),
paired as (
    select
        *,
        lag(cycle) over earlier as previous_cycle,
        lag(grade) over earlier as previous_grade,
        lag(ordinal) over earlier as previous_ordinal,
        lag(is_carried_forward) over earlier as previous_is_carried_forward
    from placed
    where is_judgment
    window earlier as (partition by force_id, programme, area_id order by began, cycle)
),
judged as (
    select
        paired.*, coalesce(bridge.verdict, 'not') as verdict,
        coalesce(bridge.reason, 'nothing is known that says they may be compared') as reason,
        bridge.source, coalesce(bridge.verified, false) as verified
    from paired
    left join core.bridge_comparability as bridge
        on bridge.programme = paired.programme and bridge.area_id = paired.area_id
        and bridge.from_cycle = paired.previous_cycle and bridge.to_cycle = paired.cycle
)
select
    placed.force_id, placed.force_name, placed.area_id, placed.area_name, placed.programme, placed.cycle, placed.scale,
    placed.grade, placed.ordinal, placed.basis, placed.is_carried_forward, placed.has_conflict,
    previous_cycle, previous_grade, coalesce(previous_is_carried_forward, false) as previous_is_carried_forward,
    case
        when previous_cycle is null then null
        when placed.is_carried_forward then 'not'
        else verdict
    end as change_is_comparable,
    case
        when not placed.is_judgment and placed.is_carried_forward then 'carried forward, and not printed'
        when not placed.is_judgment then 'no grade was given'
        when previous_cycle is null then 'no earlier grade is known'
        when placed.is_carried_forward then 'carried forward: no new judgment was made'
        else reason
    end as change_reason,
    if(placed.is_carried_forward, null, source) as change_source,
    coalesce(verified, false) as change_verified,
    case
        when change_is_comparable is null or change_is_comparable = 'not' then null
        when placed.ordinal > previous_ordinal then 'better'
        when placed.ordinal < previous_ordinal then 'worse'
        when placed.ordinal = previous_ordinal then 'same'
    end as change,
    placed.fact_id, placed.quote, placed.document_id, placed.published_date
from placed
left join judged using (force_id, programme, cycle, area_id)
order by placed.force_id, placed.area_id, placed.programme, placed.began, placed.cycle

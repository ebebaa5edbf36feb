-- No change of a grade is told between cycles that may not be compared, or where the grade was carried forward.
select history.fact_id, force_id, history.area_id, previous_cycle, cycle, change
from mart.grade_history as history
left join core.bridge_comparability as bridge
    on bridge.programme = history.programme and bridge.area_id = history.area_id
    and from_cycle = previous_cycle and to_cycle = cycle
where change is not null and (coalesce(verdict, 'not') = 'not' or is_carried_forward)
order by history.fact_id

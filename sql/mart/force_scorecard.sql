-- How was each force judged in each cycle and area, how well is that known, and does any source disagree?
-- One row per force, programme, cycle and area.
with
precedence (basis, tier, rank) as (
    -- What inspectors say themselves of this inspection comes before what they recall and what others report; then a
    -- report before a notice that sums it up, and in it the place made for the grade.
    values
        ('summary_table', 1, 1), ('statement', 1, 2), ('heading', 1, 3), ('tally', 1, 4), ('carried_over', 2, 5),
        ('consistent_with_previous', 3, 6), ('history', 4, 7),
        ('reported_by_commissioner', 5, 8), ('reported_by_force', 6, 9), ('reported_by_press', 7, 10)
),
evidence as (
    select
        fact.*, title as document_title, published_date,
        -- A judgment that was still to come, or isn't printed, gives way to any that was made.
        fact.grade is not null and fact.grade <> 'not graded' as is_judgment,
        -- So does one of a single question of an area to one of the whole.
        part.fact_id is not null as is_part,
        row_number() over (
            partition by fact.force_id, fact.programme, fact.cycle, area_id
            order by
                is_judgment desc, fact.grade is not null desc, is_part, tier, standing, rank,
                published_date desc nulls last, fact.fact_id
        ) as place
    from core.fact_grade as fact
    join core.dim_document as document using (document_id)
    left join core.dim_document_kind as document_kind on document_kind.kind = document.kind
    join precedence using (basis)
    left join core.grade_of_part as part on part.fact_id = fact.fact_id
    where
        fact.force_id is not null and fact.programme is not null and fact.cycle is not null and area_id is not null
        and duplicate_of is null -- a notice on a second host is no second source
),
chosen as (
    from evidence
    where place = 1
),
weighed as (
    select
        chosen.fact_id,
        count(*)::integer as evidence,
        list(
            concat(other.grade, ' (', other.basis, ', ', coalesce(other.document_title, other.document_id), ')')
            order by other.place
        ) filter (where other.is_judgment and not other.is_part and other.grade <> chosen.grade) as conflicts
    from chosen
    join evidence as other
        on other.force_id = chosen.force_id and other.programme = chosen.programme
        and other.cycle = chosen.cycle and other.area_id = chosen.area_id
    group by chosen.fact_id
)
select
    chosen.force_id, core.dim_force.name as force_name, programme, cycle, area_id, core.dim_area.name as area_name,
    chosen.grade, chosen.scale, ordinal, basis, evidence,
    conflicts is not null as has_conflict, coalesce(conflicts, []::varchar[]) as conflicts,
    fact_id, quote, document_id, document_title, published_date
from chosen
join weighed using (fact_id)
left join core.dim_force on core.dim_force.force_id = chosen.force_id
left join core.dim_area using (area_id)
left join core.dim_grade on core.dim_grade.scale = chosen.scale and core.dim_grade.grade = chosen.grade
order by chosen.force_id, programme, cycle, area_id

-- Which grades are in the warehouse, and why aren't the others?
-- One row per territorial force, programme, cycle and area that the cycle asked about.
with
questions as (
    select programme, cycle, area_id, graded, verified
    from core.dim_question
    union all
    -- What a cycle asked isn't known in full: a grade shows that it asked.
    select distinct programme, cycle, area_id, 'unknown' as graded, null as verified
    from mart.force_scorecard
),
asked as (
    select
        programme, cycle, area_id,
        arg_min(graded, list_position(['always', 'sometimes', 'never', 'unknown'], graded)) as graded,
        coalesce(bool_and(verified), false) as verified
    from questions
    where (programme, cycle) in (select (programme, cycle) from core.dim_cycle)
    group by programme, cycle, area_id
),
wanted as (
    select force_id, dim_force.name as force_name, asked.*, dim_area.name as area_name
    from asked
    join core.dim_area as dim_area using (area_id)
    cross join core.dim_force as dim_force
    where kind = 'territorial'
),
documents as (
    select force_id, programme, cycle, count(*)::integer as documents
    from core.dim_document
    where duplicate_of is null and force_id is not null
    group by force_id, programme, cycle
),
known as (
    select force_id, programme, cycle, area_id, grade, basis, fact_id
    from mart.force_scorecard
)
select
    force_id, force_name, programme, cycle, area_id, area_name,
    case
        when basis = 'carried_over' then 'not inspected'
        when grade <> 'not graded' then 'have'
        when grade = 'not graded' or graded = 'never' then 'not graded'
        else 'missing'
    end as status,
    case
        when basis = 'carried_over' then 'carried forward: an earlier grade stands'
        when grade <> 'not graded' then 'a document gives it'
        when grade = 'not graded' then 'a document says that there is none, or none yet'
        when graded = 'never' then 'the cycle gave no grades in this area'
        when documents is null then 'no document of this force and cycle is here'
        when graded = 'always' then 'documents of this force and cycle are here, and none gives the grade'
        when graded = 'sometimes' then 'graded in some forces only, and none of the documents here gives the grade'
        else 'it is not known whether the cycle gave grades in this area'
    end as reason,
    grade, coalesce(documents, 0) as documents, fact_id, verified
from wanted
left join known using (force_id, programme, cycle, area_id)
left join documents using (force_id, programme, cycle)
order by force_id, programme, cycle, area_id

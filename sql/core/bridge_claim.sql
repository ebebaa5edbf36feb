-- Which statements make the same claim, and do they agree?
-- One row per statement that another one backs or contradicts. Each is held against the best source of the same.
with
documents as (
    select
        document_id, programme, cycle, published_date, standing,
        row_number() over (order by standing, published_date nulls last, document_id) as rank
    from core.dim_document
    join core.dim_document_kind using (kind)
    where duplicate_of is null
),
statements as (
    -- A count and a percentage of it are one claim; shares are put in percent that met what was expected.
    select
        'share' as kind, fact_id, document_id, force_id, measure_id as about, '' as years,
        100 * if(numerator_counts = 'not_met', 1 - share, share) as value, denominator as cases, 'exact' as qualifier,
        null as period_end, true as has_one_value
    from core.fact_case_count
    where numerator_counts <> 'unclear'
    union all
    select
        'share' as kind, fact_id, document_id, force_id, measure_id as about, '' as years,
        percent as value, null as cases, qualifier, period_end, true as has_one_value
    from core.fact_rate
    where role in ('estimate', 'observed')
    union all
    select
        'volume' as kind, fact_id, document_id, force_id, measure_id as about, '' as years,
        value, null as cases, qualifier, period_end, true as has_one_value
    from core.fact_volume
    union all
    select
        'finance' as kind, fact_id, document_id, force_id, concat_ws(', ', kind, status, recurrence) as about,
        coalesce(starts, '') || ' to ' || coalesce(ends, '') as years, amount_gbp as value, null as cases, qualifier,
        null as period_end,
        -- A force has many costs, grants and savings in a year, and may well name another of them.
        kind in ('deficit', 'underspend', 'overspend') or (kind = 'saving' and status = 'required') as has_one_value
    from core.fact_finance
    where ends is not null -- what goes on grows from paper to paper
),
grained as (
    -- How fine a printed figure is: 6,700 is known to the hundred, 92.5 to the tenth; no coarser than a tenth of itself.
    select
        statements.*, programme, cycle, standing, rank, published_date,
        coalesce(period_end < published_date - interval 1 year, false) as is_past,
        [
            grain for grain in [0.01, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6]
            if abs(value / grain - round(value / grain)) < 1e-6
        ] as grains,
        if(cases is null, least(coalesce(list_max(grains), 0), abs(value) / 10) / 2, 0) as tolerance
    from statements
    join documents using (document_id)
    where force_id is not null and about is not null
),
told as (
    -- Of several figures of one document nobody can tell which another one means.
    select
        *,
        not is_past and has_one_value
        and max(value) filter (where not is_past) over here - min(value) filter (where not is_past) over here
        <= 2 * greatest(max(tolerance) filter (where not is_past) over here, 1e-6) as is_the_figure
    from grained
    window here as (partition by document_id, kind, force_id, about, years)
),
leads as (
    -- Of those who say the same, the best source alone is held against the others.
    select *
    from told
    qualify row_number() over (
        partition by kind, force_id, about, years, programme, cycle, value, cases, qualifier order by rank, fact_id
    ) = 1
),
numbers as (
    select
        retold.fact_id, first.fact_id as leading_fact_id, retold.kind,
        -- Two inspections may find different things; a notice or a newspaper that tells of one may not.
        -- What is expected of next year is told anew each half-year.
        retold.standing > first.standing and retold.standing >= 3 as retells,
        retold.is_the_figure and first.is_the_figure
        and coalesce(retold.period_end = first.period_end, true)
        and (
            retold.kind <> 'finance'
            or abs(date_diff('day', retold.published_date, first.published_date)) <= 183
        ) as is_held_against,
        case
            when retold.value = first.value and retold.cases is not distinct from first.cases then 'agree'
            when retold.cases = first.cases then if(is_held_against, 'conflict', null)
            when retold.cases is not null and first.cases is not null
            then if(retells and is_held_against, 'conflict', null)
            when retold.qualifier in ('over', 'at_least') and first.value between retold.value and retold.value * 1.1
            then 'rounded'
            when
                retold.qualifier in ('under', 'nearly', 'at_most')
                and first.value between retold.value * 0.9 and retold.value
            then 'rounded'
            when abs(retold.value - first.value) <= greatest(retold.tolerance, first.tolerance) then 'rounded'
            when retold.kind = 'share' and (retold.cases is null) <> (first.cases is null)
            and abs(100 - retold.value - first.value) <= greatest(retold.tolerance, first.tolerance)
            then 'rounded'
            when retells and is_held_against then 'conflict'
        end as verdict,
        first.rank as leading_rank
    from told as retold
    join leads as first
        on first.kind = retold.kind and first.force_id = retold.force_id and first.about = retold.about
        and first.years = retold.years and first.document_id <> retold.document_id and first.rank < retold.rank
        and (
            retold.kind = 'finance'
            or (first.programme = retold.programme and first.cycle is not distinct from retold.cycle)
        )
),
grades as (
    select
        fact.fact_id, best.fact_id as leading_fact_id, 'grade' as kind,
        if(fact.grade = best.grade, 'agree', 'conflict') as verdict, 0 as leading_rank
    from mart.force_scorecard as best
    join core.fact_grade as fact using (force_id, programme, cycle, area_id)
    join documents on documents.document_id = fact.document_id
    anti join core.grade_of_part as part on part.fact_id = fact.fact_id
    where fact.fact_id <> best.fact_id and fact.grade <> 'not graded' and best.grade <> 'not graded'
),
pairs as (
    select fact_id, leading_fact_id, kind, verdict, leading_rank
    from numbers
    where verdict is not null
    union all
    select fact_id, leading_fact_id, kind, verdict, leading_rank
    from grades
)
select fact_id, leading_fact_id, kind, verdict
from pairs
qualify row_number() over (
    partition by fact_id
    order by verdict <> 'agree', leading_rank, verdict <> 'rounded', leading_fact_id
) = 1
order by fact_id

-- In which share of cases did each force meet what was expected, and is that unlike the other forces?
-- One row per measure, programme, cycle and force. Only forces of one cycle are compared.
with
stated as (
    select
        measure_id, count.force_id, document.programme, document.cycle, fact_id, document_id, quote,
        if(numerator_counts = 'met', numerator, denominator - numerator)::integer as met, denominator as cases,
        standing, published_date,
        max(denominator) over here as largest, count(distinct (denominator, met)) over everywhere - 1 as other_counts
    from core.fact_case_count as count
    join core.dim_document as document using (document_id)
    join core.dim_document_kind as document_kind on document_kind.kind = document.kind
    where
        duplicate_of is null and numerator_counts <> 'unclear'
        and measure_id is not null and count.force_id is not null
        -- The middle one of three grades: what didn't get it may have got a better or a worse one.
        and measure_id <> 'child_protection_cases_requires_improvement'
    window
        here as (partition by measure_id, count.force_id, document_id),
        everywhere as (partition by measure_id, count.force_id, document.programme, document.cycle)
),
counts as (
    -- The best source that gives it. There a sample may be counted in part and as a whole: the largest counts, where it
    -- is half as large again as the next. Two of about one size are two visits, or two parts.
    select
        *,
        count(distinct met) over (partition by measure_id, force_id, document_id, cases) = 1
        and coalesce(
            max(cases) filter (where cases < largest) over (partition by measure_id, force_id, document_id) * 1.5
            <= largest, true
        ) as is_told_apart
    from stated
    qualify row_number() over (
        partition by measure_id, force_id, programme, cycle
        order by standing, cases desc, published_date desc nulls last, fact_id
    ) = 1
),
shares as (
    select
        *, met / cases as share, wilson_low(met, cases) as share_low, wilson_high(met, cases) as share_high,
        count(*) over measure as forces,
        nullif(sum(cases) over measure - cases, 0)::bigint as others_cases,
        (sum(met) over measure - met)::bigint as others_met
    from counts
    where is_told_apart -- otherwise nobody can tell which count is the measure's
    window measure as (partition by measure_id, programme, cycle)
),
neighbours as (
    select mine.fact_id, count(*) as overlapping
    from shares as mine
    join shares as other
        on other.measure_id = mine.measure_id and other.programme is not distinct from mine.programme
        and other.cycle is not distinct from mine.cycle and other.force_id <> mine.force_id
        and other.share_low <= mine.share_high and other.share_high >= mine.share_low
    group by mine.fact_id
),
tested as (
    select *, fisher_p(met, cases - met, others_met, others_cases - others_met) as p_value
    from shares
),
families as (
    -- What is computed over all forces of a measure at once.
    select
        measure_id, programme, cycle, unnest(list(fact_id order by fact_id)) as fact_id,
        unnest(benjamini_hochberg(list(p_value order by fact_id))) as q_value,
        beta_binomial_prior(list(met::bigint order by fact_id), list(cases::bigint order by fact_id)) as prior
    from tested
    group by measure_id, programme, cycle
)
select
    tested.measure_id, core.dim_measure.name as measure_name, tested.programme, tested.cycle,
    tested.force_id, core.dim_force.name as force_name, met, cases, share, share_low, share_high,
    (forces - 1)::integer as other_forces, others_cases, others_met / others_cases as others_share, p_value, q_value,
    coalesce(q_value <= 0.05, false) as is_different,
    (prior[1] + met) / (prior[1] + prior[2] + cases) as shrunk_share,
    prior[1] as prior_alpha, prior[2] as prior_beta,
    forces > 1 and overlapping is null as can_rank, coalesce(overlapping, 0)::integer as overlapping_forces,
    detectable_drop(others_met / others_cases, cases, others_cases) as detectable_drop,
    other_counts::integer as other_counts, tested.fact_id, quote, document_id
from tested
join families using (fact_id)
left join neighbours using (fact_id)
left join core.dim_measure on core.dim_measure.measure_id = tested.measure_id
left join core.dim_force on core.dim_force.force_id = tested.force_id
order by tested.measure_id, tested.programme, tested.cycle, tested.force_id

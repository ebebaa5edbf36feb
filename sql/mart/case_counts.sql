-- Where does policing fall short of what was expected, in the cases that inspectors looked at?
-- One row per case count, repeated documents left out, the largest share of shortfalls first.
with
first_stated as (
    -- A newspaper that tells a count of a report, or the summary of one, is no second count.
    select
        fact_id,
        first_value(fact_id) over same as first_fact_id, first_value(document_id) over same as first_document_id,
        first_value(lower(subject)) over same as first_subject
    from core.fact_case_count as count
    join core.dim_document as document using (document_id)
    join core.dim_document_kind as document_kind on document_kind.kind = document.kind
    where
        duplicate_of is null and count.force_id is not null and measure_id is not null
        and numerator_counts <> 'unclear'
    window same as (
        partition by
            count.force_id, document.programme, document.cycle, measure_id, denominator,
            if(numerator_counts = 'met', numerator, denominator - numerator)
        order by standing, published_date nulls last, document_id, span_start, fact_id
    )
),
turned as (
    select
        *,
        case numerator_counts when 'not_met' then share when 'met' then 1 - share end as shortfall_share,
        case numerator_counts when 'not_met' then share_low when 'met' then 1 - share_high end as shortfall_low,
        case numerator_counts when 'not_met' then share_high when 'met' then 1 - share_low end as shortfall_high
    from core.fact_case_count
    where document_id in (select document_id from core.dim_document where duplicate_of is null)
)
select
    row_number() over (order by shortfall_share desc nulls last, shortfall_low desc, fact_id)::integer as worst_first,
    turned.force_id, core.dim_force.name as force_name, core.dim_document.cycle,
    turned.measure_id, core.dim_measure.name as measure_name, turned.area_id, core.dim_area.name as area_name,
    subject, numerator, denominator, numerator_counts,
    if(
        first_fact_id <> turned.fact_id and (first_document_id <> turned.document_id or first_subject = lower(subject)),
        first_fact_id, null
    ) as repeats_fact_id,
    shortfall_share, shortfall_low, shortfall_high,
    share, share_low, share_high, quote, turned.fact_id, document_id, title as document_title, published_date
from turned
join core.dim_document using (document_id)
left join first_stated using (fact_id)
left join core.dim_force on core.dim_force.force_id = turned.force_id
left join core.dim_measure on core.dim_measure.measure_id = turned.measure_id
left join core.dim_area on core.dim_area.area_id = turned.area_id
order by worst_first

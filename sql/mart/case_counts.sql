-- Where does policing fall short of what was expected, in the cases that inspectors looked at?
-- One row per case count, repeated documents left out, the largest share of shortfalls first.
with
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
    subject, numerator, denominator, numerator_counts, shortfall_share, shortfall_low, shortfall_high,
    share, share_low, share_high, quote, fact_id, document_id, title as document_title, published_date
from turned
join core.dim_document using (document_id)
left join core.dim_force on core.dim_force.force_id = turned.force_id
left join core.dim_measure on core.dim_measure.measure_id = turned.measure_id
left join core.dim_area on core.dim_area.area_id = turned.area_id
order by worst_first

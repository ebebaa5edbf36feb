-- Which share of reported crime does each force record, did that change, and does the number of crimes missed agree?
-- One row per force, measure and estimate with a printed interval, however often it is stated.
with
unrecorded_of (measure_id, unrecorded_id) as (
    values
        ('crime_recorded_all', 'crimes_not_recorded'), ('crime_recorded_violence', 'crimes_not_recorded_violence'),
        ('crime_recorded_sexual', 'crimes_not_recorded_sexual')
),
documents as (
    select document_id, programme, cycle, published_date, standing
    from core.dim_document
    join core.dim_document_kind using (kind)
    where duplicate_of is null
),
stated as (
    -- What a later report repeats belongs to the report that said it first.
    select
        rate.*, count(*) over same as statements,
        coalesce(max(rate.period_end) over same, min(published_date) over same) as as_of,
        if(max(rate.period_end) over same is null, 'publication', 'period') as as_of_basis
    from core.fact_rate as rate
    join documents using (document_id)
    join core.dim_measure using (measure_id)
    where
        dim_measure.area_id = 'crime_recording' and rate.role = 'estimate' and rate.ci_half_width is not null
        and rate.force_id is not null
    window same as (partition by rate.force_id, measure_id, percent, ci_half_width)
    qualify row_number() over (
        partition by rate.force_id, measure_id, percent, ci_half_width
        order by standing, published_date nulls last, rate.qualifier <> 'exact', fact_id
    ) = 1
),
dated as (
    select
        *, count(*) over (partition by force_id, measure_id, as_of) > 1 or as_of is null as is_undated,
        as_of = max(as_of) over (partition by document_id, force_id, measure_id) as is_newest_of_document
    from stated
),
paired as (
    select
        later.*, earlier.fact_id as previous_fact_id, earlier.as_of as previous_as_of,
        earlier.percent as previous_percent, earlier.ci_half_width as previous_half_width,
        later.percent - earlier.percent as difference,
        -- Two samples that know nothing of each other: their variances add up.
        sqrt(later.ci_half_width ** 2 + earlier.ci_half_width ** 2) as difference_half_width
    from dated as later
    left join dated as earlier
        on earlier.force_id = later.force_id and earlier.measure_id = later.measure_id
        and earlier.as_of < later.as_of and earlier.ci_level = later.ci_level
        and not earlier.is_undated and not later.is_undated
    qualify row_number() over (partition by later.fact_id order by earlier.as_of desc nulls last) = 1
),
volumes as (
    select document_id, force_id, measure_id, max(value) as value
    from core.fact_volume
    join documents using (document_id)
    where -- a change is no total ("13,700 more crimes", "an additional 13,700 crimes"), nor is an earlier year's number
        coalesce(year(period_end) >= year(published_date) - 1, true)
        and not regexp_matches(subject, '^(more|fewer|further|additional|extra|another)\b')
        and not regexp_matches(
            substring(quote, 1, anchor_start - span_start),
            '(?i)\b(further|additional|extra|another)\s+(?:(?:some|about|around|nearly|almost|over|estimated)\s+)?$'
        )
    group by document_id, force_id, measure_id
),
checked as (
    select
        paired.*, unrecorded.value as unrecorded_crimes, recorded.value as recorded_crimes,
        greatest((percent - ci_half_width) / 100, 0) as low, least((percent + ci_half_width) / 100, 1) as high
    from paired
    left join unrecorded_of using (measure_id)
    left join volumes as unrecorded
        on unrecorded.document_id = paired.document_id and unrecorded.force_id = paired.force_id
        and unrecorded.measure_id = unrecorded_id and is_newest_of_document and not is_undated
    left join volumes as recorded
        on recorded.document_id = paired.document_id and recorded.force_id = paired.force_id
        and recorded.measure_id = 'recorded_crime_volume' and paired.measure_id = 'crime_recorded_all'
        and is_newest_of_document and not is_undated
)
select
    checked.force_id, dim_force.name as force_name, checked.measure_id, dim_measure.name as measure_name,
    programme, cycle, as_of, if(is_undated, 'unclear', as_of_basis) as as_of_basis, percent, ci_half_width, ci_level,
    round(100 * low, 6) as percent_low, round(100 * high, 6) as percent_high, statements::integer as statements,
    previous_as_of, previous_percent, previous_half_width, round(difference, 6) as difference,
    difference - difference_half_width as difference_low, difference + difference_half_width as difference_high,
    abs(difference) > difference_half_width as is_clear_change,
    unrecorded_crimes, recorded_crimes,
    unrecorded_crimes * percent / (100 - percent) as implied_recorded_crimes,
    -- unrecorded = recorded × (1 − rate) / rate, at either end of the interval
    unrecorded_crimes between recorded_crimes * (1 - high) / high and recorded_crimes * (1 - low) / low
        as unrecorded_agrees,
    fact_id, quote, document_id, previous_fact_id
from checked
join documents using (document_id)
left join core.dim_force as dim_force using (force_id)
left join core.dim_measure as dim_measure on dim_measure.measure_id = checked.measure_id
order by checked.force_id, checked.measure_id, as_of, percent, ci_half_width

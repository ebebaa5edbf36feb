-- What did each force need and expect of its money, and what came of it?
-- One row per force, kind of money, recurrence and fiscal years. Sums that name no year are left out.
with
placed as (
    select
        finance.*, published_date, standing,
        case
            when status in ('actual', 'achieved') then 'actual'
            when status = 'required' then 'required'
            else 'forecast'
        end as side,
        coalesce(ends, starts) as fiscal_year,
        case
            when starts = ends then ends
            when starts is null then 'by ' || ends
            when ends is null then 'from ' || starts
            else starts || ' to ' || ends
        end as period
    from core.fact_finance as finance
    join core.dim_document as document using (document_id)
    join core.dim_document_kind as document_kind on document_kind.kind = document.kind
    where duplicate_of is null and finance.force_id is not null and coalesce(ends, starts) is not null
),
stated as (
    -- A table of one kind has lines beside their total: the newest document counts, and in it the largest sum.
    select
        *, row_number() over newest as place, document_id = first_value(document_id) over newest as is_of_newest
    from placed
    window newest as (
        partition by force_id, kind, direction, recurrence, period, side
        order by published_date desc nulls last, standing, document_id, amount_gbp desc, fact_id
    )
),
sides as (
    select
        force_id, kind, direction, recurrence, fiscal_year, period,
        max(amount_gbp) filter (where side = 'required' and place = 1) as required_gbp,
        max(quote) filter (where side = 'required' and place = 1) as required_quote,
        max(fact_id) filter (where side = 'required' and place = 1) as required_fact_id,
        max(amount_gbp) filter (where side = 'forecast' and place = 1) as forecast_gbp,
        max(amount_high_gbp) filter (where side = 'forecast' and place = 1) as forecast_high_gbp,
        max(published_date) filter (where side = 'forecast' and place = 1) as forecast_on,
        max(quote) filter (where side = 'forecast' and place = 1) as forecast_quote,
        max(fact_id) filter (where side = 'forecast' and place = 1) as forecast_fact_id,
        max(amount_gbp) filter (where side = 'actual' and place = 1) as actual_gbp,
        max(published_date) filter (where side = 'actual' and place = 1) as actual_on,
        max(quote) filter (where side = 'actual' and place = 1) as actual_quote,
        max(fact_id) filter (where side = 'actual' and place = 1) as actual_fact_id,
        count(distinct (side, amount_gbp)) as sums, count(distinct side) as sides,
        -- Of several sums in the newest document nobody can tell which one another document means.
        count(distinct (side, amount_gbp)) filter (where is_of_newest) = sides and forecast_high_gbp is null
            as can_be_subtracted,
        -- Before a year has ended, what was spent or saved in it is a part.
        actual_on > make_date(left(fiscal_year, 4)::integer + 1, 3, 31) and actual_on > forecast_on as is_outcome
    from stated
    group by force_id, kind, direction, recurrence, fiscal_year, period
)
select
    sides.force_id, dim_force.name as force_name, sides.kind, direction, recurrence, fiscal_year, period,
    required_gbp, forecast_gbp, forecast_high_gbp, forecast_on, actual_gbp, actual_on,
    if(can_be_subtracted and is_outcome, actual_gbp - forecast_gbp, null) as actual_minus_forecast_gbp,
    if(can_be_subtracted, forecast_gbp - required_gbp, null) as forecast_minus_required_gbp,
    (sums - sides.sides)::integer as other_sums, required_quote, forecast_quote, actual_quote, required_fact_id,
    forecast_fact_id, actual_fact_id
from sides
left join core.dim_force as dim_force using (force_id)
order by force_id, sides.kind, direction, fiscal_year, period, recurrence

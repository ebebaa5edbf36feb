-- Which year, quarter and fiscal year does a day belong to?
-- One row per day, from the fiscal year of the first inspection cycle to ten years after the last one began.
with
days as (
    select unnest(generate_series(
        make_date(year(min(published_from)) - 1, 4, 1)::timestamp,
        make_date(year(max(published_from)) + 10, 3, 31)::timestamp,
        interval 1 day
    ))::date as day
    from core.dim_cycle
),
placed as (
    select day, year(day - interval 3 month) as fiscal_start -- fiscal years begin on 1 April
    from days
)
select
    day, year(day)::integer as year, quarter(day)::integer as quarter, month(day)::integer as month,
    format('{}/{:02d}', fiscal_start, (fiscal_start + 1) % 100) as fiscal_year,
    quarter(day - interval 3 month)::integer as fiscal_quarter
from placed
order by day

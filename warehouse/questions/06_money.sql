-- What did a force need and expect of its money, and what came of it?
-- Sums are subtracted only where each newest document gives one, and after the year has ended; the two sentences say whether they
-- speak of the same. other_sums tells how many were left aside.
select
    kind, period, required_gbp, forecast_gbp, forecast_on, actual_gbp, actual_on, actual_minus_forecast_gbp, other_sums,
    coalesce(actual_quote, forecast_quote, required_quote) as quote
from mart.finance_outlook
where force_id = 'derbyshire'
order by fiscal_year, kind, period

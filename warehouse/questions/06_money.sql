-- How much money, for what, and is it a forecast or spent?
-- Amounts of different statuses are never to be added up.
select force_id, kind, status, amount_gbp, amount_high_gbp, recurrence, horizon, subject
from core.fact_finance
order by amount_gbp desc, fact_id

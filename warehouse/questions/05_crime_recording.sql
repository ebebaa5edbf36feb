-- Which share of reported crime does a force record, and has that changed?
-- The intervals are as printed. A change is clear where the interval of the difference holds no zero.
select
    force_name, measure_name, as_of, percent, percent_low, percent_high, previous_as_of, difference, difference_low,
    difference_high, is_clear_change, unrecorded_crimes
from mart.recording_rates
order by force_name, measure_name, as_of

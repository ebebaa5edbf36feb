-- In how many case files did a force fall short, and how sure is that?
-- Worst first. Samples are small: where the intervals (Wilson, 95 percent) overlap, the order means nothing. A count that is
-- told again is left out.
select cycle, subject, numerator, denominator, shortfall_share, shortfall_low, shortfall_high
from mart.case_counts
where force_id = 'derbyshire' and shortfall_share is not null and repeats_fact_id is null
order by worst_first

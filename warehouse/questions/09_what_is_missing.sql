-- Which judgments of a force are not here, and why?
-- Not inspected, not graded and missing are three things. How completely each document was read is in mart.document_summary.
select cycle, status, reason, count(*) as areas, list(area_name order by area_name) as which
from mart.coverage
where force_id = 'derbyshire' and status <> 'have'
group by cycle, status, reason
order by cycle desc, status, reason

-- Which percentages were estimated, and between which bounds does the document say they lie?
-- The half-width is printed in the document, never computed here; it is empty where none is printed.
select force_id, percent, ci_half_width, percent - ci_half_width as low, percent + ci_half_width as high, subject
from core.fact_rate
where role = 'estimate'
order by force_id, document_id, anchor_start

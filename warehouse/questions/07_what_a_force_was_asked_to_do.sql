-- What was a force asked to do, and by when?
-- Areas for improvement, causes of concern and recommendations, as often as documents state them.
select finding.kind, area.name as area, finding.title, finding.status, finding.deadline, document.published_date
from core.fact_finding as finding
join core.dim_document as document using (document_id)
left join core.dim_area as area on area.area_id = finding.area_id
where finding.force_id = 'derbyshire' and finding.kind in ('area_for_improvement', 'cause_of_concern', 'recommendation')
order by document.published_date desc, finding.kind, finding.document_id, finding.anchor_start

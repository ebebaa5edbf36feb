-- Which sentence says so, on which page of which document?
-- peel explain FACT_ID shows it in its surroundings; peel verify proves it against the bytes of the source.
select fact_id, statement, quote, page, section, document_title, document.source_uri
from mart.fact as fact
join core.dim_document as document using (document_id)
order by document.source_uri, span_start, fact_id

-- Every number is exactly what the document's text has at its span.
select document_id, number.text, substring(document.text, span_start + 1, span_end - span_start) as text_at_span, span_start
from raw.number as number
join core.dim_document as document using (document_id)
where number.text <> substring(document.text, span_start + 1, span_end - span_start)
order by document_id, span_start

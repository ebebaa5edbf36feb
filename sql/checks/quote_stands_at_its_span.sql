-- Every quotation is exactly what the document's text has at its span, and says something.
select fact.fact_id, fact.kind, fact.source_name, span_start, span_end, quote
from core.fact as fact
join core.dim_document as document using (document_id)
where
    span_end <= span_start or span_end > length(document.text) or trim(quote) = ''
    or quote <> substring(document.text, span_start + 1, span_end - span_start)
order by fact.fact_id

-- Every document that was taken in was read, or says why it couldn't be; every one that was read went through extraction.
select distinct document_id, raw.document.source_name, raw.reading.outcome
from raw.document
left join raw.reading using (document_id)
left join raw.extraction using (document_id)
where
    is_current and (
        raw.reading.document_id is null
        or (raw.reading.outcome = 'read' and raw.extraction.document_id is null)
    )
order by document_id

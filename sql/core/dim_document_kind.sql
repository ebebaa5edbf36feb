-- Who speaks in which sort of document, and which is believed first where they differ?
-- One row per sort of document.
select kind, author, standing::integer as standing
from ref.document_kind
order by kind

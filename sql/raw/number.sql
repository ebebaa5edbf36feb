-- What became of every number in every current document?
-- One row per number.
with
numbers as (
    select document_id, unnest(numbers) as number
    from raw.extraction
    where document_id in (select document_id from raw.document where is_current)
)
select
    document_id,
    number.span_start as span_start,
    number.span_end as span_end,
    number.text as text,
    number.value as value,
    number.reading as reading,
    number.fact_id as fact_id
from numbers
order by document_id, span_start, span_end

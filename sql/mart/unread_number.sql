-- Which numbers does no rule account for, and where do they stand?
-- One row per number, repeated documents left out, with the sentence around it as far as it lies in the same block of the document.
with
unread as (
    select document_id, text, value, span_start, span_end
    from raw.number
    where reading = 'unread' and document_id in (select document_id from core.dim_document where duplicate_of is null)
),
blocks as (
    select document_id, unnest(blocks) as block
    from raw.reading
    where document_id in (select document_id from unread)
),
placed as (
    select
        unread.*,
        max(block.start) filter (where block.start <= span_start and block."end" >= span_end) as block_start,
        min(block."end") filter (where block.start <= span_start and block."end" >= span_end) as block_end
    from unread
    left join blocks using (document_id)
    group by all
),
surrounded as (
    -- 500 characters either side are enough to recognise the place, and a row of thousands of numbers is no sentence.
    select
        placed.*, title, source_name,
        greatest(coalesce(block_start, 0), span_start - 500) as first,
        least(coalesce(block_end, characters), span_end + 500) as last,
        substring(document.text, first + 1, span_start - first) as before,
        substring(document.text, span_end + 1, last - span_end) as after
    from placed
    join core.dim_document as document using (document_id)
)
select
    document_id, title as document_title, source_name, text, value,
    trim(concat(
        regexp_replace(before, '(?s)^.*[.!?]["’”)\]]*\s+', ''),
        text,
        coalesce(nullif(regexp_extract(after, '(?s)^.*?[.!?]["’”)\]]*(?:\s|$)'), ''), after)
    )) as sentence,
    span_start, span_end
from surrounded
order by document_id, span_start, span_end

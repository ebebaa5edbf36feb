-- Which sentences say something of all or of none of the cases, without a number?
-- One row per sentence of a document.
with
sentences as (
    select
        document_id, force_id, text,
        unnest(regexp_extract_all(
            text,
            '(?i)[^.!?\n]*\b(?:in (?:all|none)(?: of)?(?: the| these| those)? cases|in every (?:single )?case|in no case)\b'
            || '[^.!?\n]*[.!?]?'
        )) as sentence
    from core.dim_document
    where duplicate_of is null
)
select
    document_id, force_id, if(regexp_matches(sentence, '(?i)\b(?:none|no case)\b'), 'none', 'all') as claims,
    trim(sentence) as quote, (strpos(text, trim(sentence)) - 1)::integer as span_start,
    span_start + length(quote)::integer as span_end
from sentences
where
    not regexp_matches(sentence, '[0-9]')
    and not regexp_matches(sentence, '(?i)\b(?:should|must|needs? to|ought)\b') -- what is asked for isn't said to be so
qualify row_number() over (partition by document_id, span_start) = 1
order by document_id, span_start

-- What did each inspection cycle ask about each area, and did it grade the answer?
-- One row per question of a cycle.
select
    question_id, programme, cycle, area_id, level, nullif(pillar, '') as pillar, heading as question,
    nullif(short_label, '') as short_label,
    case
        when graded in ('varies', 'where inspected') then 'sometimes'
        when starts_with(graded, 'yes') then 'always'
        when graded = 'unknown' then 'unknown'
        else 'never'
    end as graded,
    nullif(comparability, '') as comparability, nullif(source_url, '') as source_url,
    verified = 'yes' as verified, coalesce(nullif(verified, ''), 'recalled') as verified_how
from ref.question
order by question_id

-- What was read from each document, and what wasn't?
-- One row per document.
with
facts as (
    select
        document_id,
        count(*) as facts,
        count(*) filter (where kind = 'grade') as grades,
        count(*) filter (where kind = 'case_count') as case_counts,
        count(*) filter (where kind = 'sample') as samples,
        count(*) filter (where kind = 'rate') as rates,
        count(*) filter (where kind = 'finance') as finances,
        count(*) filter (where kind = 'volume') as volumes,
        count(*) filter (where kind = 'finding') as findings
    from core.fact
    group by document_id
),
unplaced as (
    select document_id, count(*) as grades_not_placed
    from core.fact_grade
    where force_id is null or programme is null or cycle is null or area_id is null
    group by document_id
),
numbers as (
    select document_id, count(*) as numbers, count(*) filter (where reading = 'unread') as unread_numbers
    from raw.number
    group by document_id
),
rejects as (
    select document_id, count(*) as rejects
    from raw.reject
    where document_id is not null
    group by document_id
)
select
    document_id, source_name, title, kind, force_id, cycle, published_date, duplicate_of,
    coalesce(facts, 0) as facts,
    coalesce(grades, 0) as grades,
    coalesce(grades_not_placed, 0) as grades_not_placed,
    coalesce(case_counts, 0) as case_counts,
    coalesce(samples, 0) as samples,
    coalesce(rates, 0) as rates,
    coalesce(finances, 0) as finances,
    coalesce(volumes, 0) as volumes,
    coalesce(findings, 0) as findings,
    coalesce(numbers, 0) as numbers,
    coalesce(unread_numbers, 0) as unread_numbers,
    coalesce(rejects, 0) as rejects
from core.dim_document
left join facts using (document_id)
left join unplaced using (document_id)
left join numbers using (document_id)
left join rejects using (document_id)
order by document_id

-- Which findings about a force are the same matter, in one document or another?
-- One row per finding that asks for something or tells what became of it. It continues the earlier one that it shares most
-- words with, each word weighted by how few findings have it.
with recursive
placed as (
    select
        fact_id, finding.force_id, area_id, document_id, finding.title,
        row_number() over (order by published_date nulls last, standing, document_id, anchor_start, fact_id) as place
    from core.fact_finding as finding
    join core.dim_document as document using (document_id)
    join core.dim_document_kind as document_kind on document_kind.kind = document.kind
    where
        duplicate_of is null and finding.force_id is not null
        and finding.kind not in ('main_finding', 'innovative_practice')
),
findings as (
    select *, min(place) over (partition by force_id, area_id, lower(title)) as first_place
    from placed
),
wordings as (
    select *
    from findings
    where place = first_place
),
words as (
    -- The first six letters: plan, plans and planning are one word.
    select distinct
        place, force_id, area_id, document_id, left(unnest(regexp_extract_all(lower(title), '[a-z]{3,}')), 6) as word
    from wordings
),
weights as (
    select word, ln(1 + (select count(*) from wordings) / count(*)) ** 2 as weight, count(*) as wordings
    from words
    group by word
),
lengths as (
    select place, sqrt(sum(weight)) as length
    from words
    join weights using (word)
    group by place
),
pairs as (
    select
        later.place, earlier.place as earlier_place, later.document_id = earlier.document_id as in_one_document,
        sum(weight) as shared
    from words as later
    join words as earlier
        on earlier.force_id = later.force_id and earlier.word = later.word and earlier.place < later.place
        and (earlier.area_id = later.area_id or earlier.area_id is null or later.area_id is null)
    join weights on weights.word = later.word
    -- Words that many wordings have weigh next to nothing, and would pair everything with everything.
    where weights.wordings <= greatest(25, (select count(*) from wordings) / 50)
    group by later.place, earlier.place, in_one_document
),
alike as (
    -- Half of what two findings say; three quarters in one document, which seldom asks the same thing twice.
    select pairs.place, earlier_place, least(1, shared / (mine.length * theirs.length)) as similarity
    from pairs
    join lengths as mine on mine.place = pairs.place
    join lengths as theirs on theirs.place = earlier_place
    where similarity >= if(in_one_document, 0.75, 0.5)
    qualify row_number() over (partition by pairs.place order by similarity desc, earlier_place) = 1
),
links as (
    select place, earlier_place, similarity
    from alike
    union all
    select place, first_place as earlier_place, 1 as similarity
    from findings
    where place > first_place
),
threads as (
    select place, place as root
    from findings
    where place not in (select place from links)
    union all
    select links.place, root
    from links
    join threads on threads.place = earlier_place
)
select
    finding.fact_id, root.fact_id as thread_id,
    row_number() over (partition by threads.root order by threads.place)::integer as step,
    earlier.fact_id as continues_fact_id, similarity
from threads
join findings as finding using (place)
join findings as root on root.place = threads.root
left join links using (place)
left join findings as earlier on earlier.place = earlier_place
order by finding.fact_id

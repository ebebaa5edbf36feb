-- Which claims are made more than once, and do those who make them agree?
-- One row per statement that is held against a better source of the same claim, the conflicts first.
with
counted as (
    -- "In all the cases" beside a count of the same document that shares most of the sentence's words.
    select
        narrative.*, count.fact_id as leading_fact_id, numerator, denominator, numerator_counts,
        list_distinct(regexp_extract_all(lower(narrative.quote), '[a-z]{4,}')) as words,
        list_intersect(words, regexp_extract_all(lower(count.quote), '[a-z]{4,}')) as shared
    from core.narrative_claim as narrative
    join core.fact_case_count as count using (document_id)
    where
        len(shared) >= len(words) / 2 and numerator_counts <> 'unclear'
        and (count.span_end <= narrative.span_start or count.span_start >= narrative.span_end)
    qualify row_number() over (
        partition by document_id, narrative.span_start order by len(shared) desc, count.span_start, count.fact_id
    ) = 1
),
claims as (
    select
        bridge.kind, verdict, leading_fact_id, fact.fact_id, fact.statement, fact.quote, fact.document_id,
        fact.span_start, fact.span_end
    from core.bridge_claim as bridge
    join core.fact as fact using (fact_id)
    union all
    select
        'narrative' as kind,
        if(
            if(numerator_counts = 'met', numerator, denominator - numerator) = if(claims = 'all', denominator, 0),
            'agree', 'conflict'
        ) as verdict,
        leading_fact_id, null as fact_id, 'in ' || claims || ' of the cases' as statement, quote, document_id,
        span_start, span_end
    from counted
)
select
    claims.kind, verdict, best.force_id, core.dim_force.name as force_name, best.area_id,
    leading_fact_id, best.statement as leading_statement, best.quote as leading_quote,
    best.document_id as leading_document_id, leading_document.title as leading_document_title,
    claims.fact_id, claims.statement, claims.quote, claims.document_id, document.title as document_title,
    claims.span_start, claims.span_end, best.document_id = claims.document_id as in_one_document
from claims
join core.fact as best on best.fact_id = leading_fact_id
join core.dim_document as leading_document on leading_document.document_id = best.document_id
join core.dim_document as document on document.document_id = claims.document_id
left join core.dim_force on core.dim_force.force_id = best.force_id
order by
    list_position(['conflict', 'rounded', 'agree'], verdict), claims.kind, best.force_id, claims.document_id,
    claims.span_start, claims.fact_id

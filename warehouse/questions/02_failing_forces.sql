-- Which forces fail at what, and which sentence says so?
-- The newest judgment of each force in each area. Where has_conflict is true, a document says otherwise: mart.claim_check has
-- both. peel explain FACT_ID shows the sentence in its surroundings; peel verify proves it against the source.
with
newest as (
    select scorecard.*
    from mart.force_scorecard as scorecard
    join core.dim_cycle using (programme, cycle)
    where grade <> 'not graded'
    qualify row_number() over (partition by force_id, area_id order by published_from desc) = 1
)
select force_name, area_name, grade, newest.cycle, newest.published_date, has_conflict, quote, source_uri, fact_id
from newest
join core.dim_document using (document_id)
where grade in ('inadequate', 'requires improvement')
order by ordinal, area_name, force_name

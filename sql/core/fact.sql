-- Which facts are there, of whatever kind, and which sentence does each come from?
-- One row per fact; a document that repeats another one states them again.
with
facts as (
    select
        'grade' as kind,
        concat_ws(': ', concat_ws(' ', cycle, area_as_written), coalesce(grade, basis)) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_grade
    union all
    select
        'case_count' as kind,
        concat_ws(' ', numerator, 'of', denominator, replace(numerator_counts, '_', ' ') || ':', subject) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_case_count
    union all
    select
        'sample' as kind,
        concat_ws(' ', size, unit) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_sample
    union all
    select
        'rate' as kind,
        concat_ws(
            ' ', nullif(qualifier, 'exact'), format('{:g}%', percent), format('± {:g}', ci_half_width), role || ':', subject
        ) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_rate
    union all
    select
        'finance' as kind,
        concat_ws(
            ' ', nullif(qualifier, 'exact'), format('£{:,.0f}', amount_gbp), format('to £{:,.0f}', amount_high_gbp),
            nullif(recurrence, 'total'), status, kind, horizon
        ) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_finance
    union all
    select
        'volume' as kind,
        concat_ws(' ', nullif(qualifier, 'exact'), format('{:.10g}', value), subject) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_volume
    union all
    select
        'finding' as kind,
        concat_ws(': ', replace(kind, '_', ' '), title) as statement,
        fact_id, document_id, force_id, area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule,
        extractor_version
    from core.fact_finding
)
select
    fact_id, facts.kind, statement, document_id, document.title as document_title, source_name, facts.force_id,
    area_id, section, page, quote, span_start, span_end, anchor_start, anchor_end, rule, extractor_version
from facts
join core.dim_document as document using (document_id)
order by fact_id

-- What became of each thing that inspectors asked a force to do, from document to document?
-- One row per finding, which is a step of one thread.
with
steps as (
    select
        finding.*, thread_id, step, similarity, document.title as document_title, published_date,
        document.programme || ' ' || document.cycle as inspection,
        case
            when status in ('closed', 'superseded') then 'closed'
            when finding.kind = 'improvement_reported' or status = 'progressed' then 'progress reported'
            when finding.kind = 'cause_of_concern_past' then 'recalled'
            when step = 1 then 'raised'
            -- Only another inspection raises a matter again: one of another cycle, or that came back to see.
            when
                basis = 'own' and published_date > lag(if(basis = 'own', published_date, null) ignore nulls) over thread
                and (
                    document.kind = 'revisit_letter'
                    or inspection <> lag(if(basis = 'own', inspection, null) ignore nulls) over thread
                )
            then 'raised again'
            else 'stated again'
        end as event
    from core.bridge_finding
    join core.fact_finding as finding using (fact_id)
    join core.dim_document as document using (document_id)
    window thread as (partition by thread_id order by step)
),
threads as (
    select
        thread_id, count(*)::integer as steps, count(distinct document_id)::integer as documents,
        min(published_date) filter (where event = 'raised') as opened_on, max(published_date) as last_seen_on,
        arg_max(event, step) filter (where event <> 'stated again') as last_event,
        arg_max(published_date, step) filter (where event = 'closed') as last_closed_on,
        if(last_event = 'closed', last_closed_on, null) as closed_on
    from steps
    group by thread_id
),
known as (
    select force_id, max(published_date) as known_until
    from steps
    group by force_id
)
select
    thread_id, step, event, steps.force_id, dim_force.name as force_name, steps.area_id, dim_area.name as area_name,
    steps.kind, basis, steps.title, status, deadline, similarity,
    case last_event when 'closed' then 'closed' when 'progress reported' then 'progressed' else 'open' end
        as thread_status,
    threads.steps, documents, opened_on, last_seen_on, closed_on,
    date_diff('day', opened_on, coalesce(closed_on, known_until))::integer as days_open,
    fact_id, quote, document_id, document_title, published_date
from steps
join threads using (thread_id)
join known using (force_id)
left join core.dim_force as dim_force using (force_id)
left join core.dim_area as dim_area on dim_area.area_id = steps.area_id
order by thread_id, step

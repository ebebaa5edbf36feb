-- What was a force asked to do, what became of it, and by when does its commissioner have to answer?
-- Each thread of findings at its newest step. The answer is due 56 days after the report (Police Act 1996, section 55).
select
    kind, area_name, title, thread_status, opened_on, opened_on + 56 as answer_due_on, event as last_event,
    published_date as last_step_on, days_open, documents, deadline
from mart.finding_tracker
where force_id = 'derbyshire' and basis = 'own' and step = steps
order by thread_status = 'closed', opened_on, area_name, title

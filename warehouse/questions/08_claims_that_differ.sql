-- Where do two sources, or two places of one, say different things?
-- The better source stands first. Both sentences are given: sometimes they turn out to speak of two things.
select
    kind, force_name, leading_statement, statement, leading_quote, quote, leading_document_title, document_title
from mart.claim_check
where verdict = 'conflict'
order by kind, force_name, leading_statement, statement

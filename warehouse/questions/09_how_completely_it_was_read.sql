-- How completely was each document read?
-- Every number of a document is claimed by a fact or classified; what no rule accounts for is unread.
select title, kind, published_date, facts, unread_numbers
from mart.document_summary
order by unread_numbers desc, title

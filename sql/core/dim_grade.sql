-- Which grades does each scale have, and in which order?
-- One row per scale and grade. Absent grades ("not yet graded") belong to no scale and are left out.
select
    scale, lower(grade) as grade, ordinal::integer as ordinal, nullif(meaning, '') as meaning, verified = 'yes' as verified
from ref.grade
where scale <> ''
order by scale, ordinal

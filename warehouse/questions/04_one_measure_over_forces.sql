-- Does a force do worse than the others of its cycle, or is that chance?
-- is_different holds where chance alone would seldom part them so far (one such claim in twenty is wrong); can_rank where its
-- interval overlaps with no other. A drop smaller than detectable_drop would hardly show in a sample of this size.
select
    measure_name, cycle, force_name, met, cases, share_low, share_high, others_share, is_different, can_rank, detectable_drop
from mart.case_count_benchmark
order by measure_name, cycle, share, force_name

-- What does the whole table of grades of a cycle look like?
-- One row per force, programme and cycle, one column per area of policing.
select
    force_id, force_name, programme, cycle, max(scale) as scale,
    count(*) filter (where grade <> 'not graded')::integer as areas_graded,
    max(grade) filter (where area_id = 'overall_effectiveness') as overall_effectiveness,
    max(grade) filter (where area_id = 'overall_efficiency') as overall_efficiency,
    max(grade) filter (where area_id = 'overall_legitimacy') as overall_legitimacy,
    max(grade) filter (where area_id = 'leadership') as leadership,
    max(grade) filter (where area_id = 'preventing_crime') as preventing_crime,
    max(grade) filter (where area_id = 'antisocial_behaviour') as antisocial_behaviour,
    max(grade) filter (where area_id = 'investigating_crime') as investigating_crime,
    max(grade) filter (where area_id = 'managing_offenders') as managing_offenders,
    max(grade) filter (where area_id = 'protecting_vulnerable') as protecting_vulnerable,
    max(grade) filter (where area_id = 'responding_to_public') as responding_to_public,
    max(grade) filter (where area_id = 'serious_organised_crime') as serious_organised_crime,
    max(grade) filter (where area_id = 'specialist_capabilities') as specialist_capabilities,
    max(grade) filter (where area_id = 'strategic_policing_requirement') as strategic_policing_requirement,
    max(grade) filter (where area_id = 'treating_public') as treating_public,
    max(grade) filter (where area_id = 'stop_search') as stop_search,
    max(grade) filter (where area_id = 'ethical_workforce') as ethical_workforce,
    max(grade) filter (where area_id = 'workforce_treatment') as workforce_treatment,
    max(grade) filter (where area_id = 'understanding_demand') as understanding_demand,
    max(grade) filter (where area_id = 'use_of_resources') as use_of_resources,
    max(grade) filter (where area_id = 'workforce_model') as workforce_model,
    max(grade) filter (where area_id = 'planning_finance') as planning_finance,
    max(grade) filter (where area_id = 'leadership_management') as leadership_management,
    max(grade) filter (where area_id = 'crime_recording') as crime_recording,
    max(grade) filter (where area_id = 'victim_service') as victim_service,
    max(grade) filter (where area_id = 'child_protection') as child_protection,
    max(grade) filter (where area_id = 'overall') as overall
from mart.force_scorecard
group by force_id, force_name, programme, cycle
order by programme, cycle, force_id

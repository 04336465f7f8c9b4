"""Events: visits, talks, forums, negotiations, measures, disputes, openings, projects."""

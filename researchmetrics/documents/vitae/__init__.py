"""CVs and homepages: the person, positions, education, talks, awards, service."""

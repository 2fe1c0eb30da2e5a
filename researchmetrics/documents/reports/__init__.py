"""Reports of groups: members, affiliations, and the works they list."""

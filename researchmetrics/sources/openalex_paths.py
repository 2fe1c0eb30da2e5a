"""Where OpenAlex keeps what it has kept in several places since 2022, and who is nobody."""

from __future__ import annotations

__all__ = [
    "FIELD",
    "INSTITUTIONS",
    "LINKS",
    "NOBODY",
    "PLACES",
    "PUBLISHER",
    "SUBFIELD",
    "VENUE",
]

# What deleted authors, authors without a name, and deleted works point at.
NOBODY = frozenset({"A5317838346", "A9999999999", "W4285719527"})

# Until 2023 a work had a host in place of locations, and until 2024 concepts in place of topics.
VENUE = (
    "primary_location.source.display_name | primary_location.raw_source_name"
    " | host_venue.display_name"
)
PUBLISHER = "primary_location.source.host_organization_name | host_venue.publisher"
SUBFIELD = "primary_topic.subfield | primary_topic | concepts.1"
FIELD = "primary_topic.field | concepts.0"
LINKS = (
    "open_access.oa_url | primary_location.pdf_url | locations.pdf_url"
    " | locations.landing_page_url | best_oa_location.pdf_url | best_oa_location.landing_page_url"
    " | alternate_host_venues.url"
)
PLACES = (
    "institutions.display_name | raw_affiliation_strings | raw_affiliation_string"
    " | affiliations.raw_affiliation_string"
)
INSTITUTIONS = (
    "last_known_institutions.{0} | last_known_institution.{0} | affiliations.institution.{0}"
)

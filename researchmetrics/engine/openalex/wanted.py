"""The tables that are made of a part's works, as SQL over the columns that it states.

::

    stated -> keys (which works, how new) -> works, authorships, references, citations_by_year

Identifiers lose their addresses: ``https://openalex.org/W42`` is W42. References of a work to
itself, and what OpenAlex points at in place of deleted people and works, are left out.
"""

from __future__ import annotations

from researchmetrics.engine.embedded import quoted
from researchmetrics.sources.openalex_paths import NOBODY, VENUE

__all__ = ["CHOSEN", "KEYS", "TABLES", "WORDS", "YEARS"]

_HOME = "https://openalex.org/"


def _first(path: str) -> str:
    """Write the first text that is there of places parted by bars."""
    return f"coalesce({', '.join(map(_text, path.split(' | ')))})"


def _text(place: str) -> str:
    return f"nullif(trim({place}), '')"


def _last_step(place: str) -> str:
    """Write the last step of an address: an identifier, or the number of a class."""
    return f"nullif(upper(split_part(trim({place}), '/', -1)), '')"


def _own(place: str, letter: str) -> str:
    """Write an identifier of OpenAlex's own; NULL for another, and for what stands for nobody."""
    form = f"(?i)^\\s*(?:https?://(?:api\\.)?openalex\\.org/(?:\\w+/)?)?({letter}\\d+)\\s*$"
    # Nearly all are written in one way, which is read several times faster than any form.
    bare = (
        f"CASE WHEN starts_with({place}, {quoted(_HOME + letter)})"
        f" THEN substr({place}, {len(_HOME) + 1})"
        f" ELSE upper(regexp_extract({place}, {quoted(form)}, 1)) END"
    )
    for nobody in ("", *sorted(one for one in NOBODY if one[0] == letter)):
        bare = f"nullif({bare}, {quoted(nobody)})"
    return bare


_WORK = _own("id", "W")
# Where the place of a work tells its kind, as the fetcher of the same service reads it.
WORDS = {
    "stated": "CASE WHEN is_paratext THEN 'paratext' ELSE {} END".format(_text("type")),
    "held_by": _first("primary_location.source.type | host_venue.type"),
    "said": "concat_ws(' ', {}, {})".format(
        _text("primary_location.raw_type"), _text("type_crossref")
    ),
    "is_on_arxiv": "coalesce(contains({}, 'arxiv.org/'), false)".format(
        _first("primary_location.landing_page_url | host_venue.url")
    ),
}
YEARS = "SELECT DISTINCT publication_year FROM stated WHERE publication_year IS NOT NULL"
KEYS = f"""
SELECT row, TRY_CAST(substr(work_id, 2) AS BIGINT) AS number, is_xpac,
    coalesce(TRY_CAST(updated_date AS TIMESTAMP), CAST($day AS TIMESTAMP)) AS updated
FROM (SELECT row, updated_date, coalesce(is_xpac, false) AS is_xpac, {_WORK} AS work_id FROM stated)
WHERE TRY_CAST(substr(work_id, 2) AS BIGINT) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY number ORDER BY updated DESC NULLS LAST, row DESC) = 1
ORDER BY row
"""
CHOSEN = "{wanted}"
_AUTHOR = "unnest(authorships)"
_MARKED = (
    "len(corresponding_author_ids) > 0"
    " OR list_contains(list_transform(authorships, lambda one: one.is_corresponding), true)"
)
_PLACES = "list_transform(one.institutions, lambda spot: coalesce({}, {}))".format(
    _text("spot.ror"), _own("spot.id", "I")
)
_COUNTRIES = "coalesce(nullif(one.countries, []), {})".format(
    "list_transform(one.institutions, lambda spot: spot.country_code)"
)


def _known(items: str) -> str:
    """Write a list in its order, each known item once; NULL where none is."""
    once = f"list_filter({items}, lambda item, spot: item IS NOT NULL"
    return f"nullif({once} AND list_position({items}, item) = spot), [])"


TABLES = {
    "works": f"""
SELECT {_WORK} AS work_id, {_first("title | display_name")} AS title, years.year,
    {_text("publication_date")} AS date, kinds.kind AS type, {_first(VENUE)} AS venue,
    coalesce({_own("primary_location.source.id", "S")}, {_own("host_venue.id", "V")}) AS venue_id,
    {_text("primary_topic.subfield.display_name")} AS category,
    {_text("primary_topic.field.display_name")} AS field,
    lower(regexp_replace({_text("doi")}, '^(https?://)?((dx\\.)?doi\\.org/)?(doi:)?', '')) AS doi,
    {_text("language")} AS language, cited_by_count AS citations,
    CASE WHEN len(authorships) > 0 AND is_authors_truncated IS DISTINCT FROM true
        THEN len(authorships) END AS n_authors,
    CASE WHEN len(authorships) > 0 THEN coalesce(is_authors_truncated, false) END
        AS authors_truncated,
    open_access.is_oa AS is_open_access, is_retracted, is_paratext, is_xpac,
    {_last_step("primary_topic.field.id")} AS field_id,
    {_last_step("primary_topic.subfield.id")} AS subfield_id,
    {_last_step("primary_topic.id")} AS topic_id,
    fwci AS openalex_fwci, citation_normalized_percentile."value" AS openalex_percentile
FROM stated
LEFT JOIN years ON stated.publication_year = years.stated
LEFT JOIN kinds ON {" AND ".join(f"kinds.{name} IS NOT DISTINCT FROM {said}" for name, said in WORDS.items())}
WHERE {CHOSEN} ORDER BY row
""",  # noqa: E501 (ours)
    "authorships": f"""
SELECT work_id, position, {_first("one.raw_author_name | one.author.display_name")} AS name,
    person_id, {_last_step("one.author.orcid")} AS orcid,
    CASE WHEN list_contains(marked, one.author.id) THEN true
        WHEN is_marked THEN one.is_corresponding END AS is_corresponding,
    {_known(_PLACES)} AS affiliations, {_known(_COUNTRIES)} AS countries
FROM (
    SELECT *, {_own("one.author.id", "A")} AS person_id
    FROM (
        SELECT {_WORK} AS work_id, {_AUTHOR} AS one, generate_subscripts(authorships, 1) AS position,
            corresponding_author_ids AS marked, {_MARKED} AS is_marked
        FROM stated WHERE {CHOSEN}
    )
)
""",  # noqa: E501 (ours)
    # Filters stand within lists: over unnested rows each would repeat all that it is made of.
    "references": f"""
SELECT work_id, unnest(
    CASE WHEN list_unique(cited) = len(cited) THEN cited ELSE list_sort(list_distinct(cited)) END
) AS cited_id
FROM (
    SELECT work_id, list_filter(cited, lambda one: one <> work_id) AS cited
    FROM (
        SELECT {_WORK} AS work_id,
            list_transform(referenced_works, lambda one: {_own("one", "W")}) AS cited
        FROM stated WHERE {CHOSEN}
    )
)
""",
    "citations_by_year": f"""
SELECT work_id, one.year AS year, one.cited_by_count AS citations, 'openalex' AS source
FROM (
    SELECT {_WORK} AS work_id, unnest(list_sort(counts_by_year)) AS one
    FROM stated WHERE {CHOSEN}
)
WHERE one.year IS NOT NULL AND one.cited_by_count IS NOT NULL
""",
}

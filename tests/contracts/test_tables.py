"""Every table users see: the columns promised, with the dtypes declared, wherever it came from."""

from __future__ import annotations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.records import WORK_TYPES
from researchmetrics.tables import TABLES, frame

# Promised to users; columns may be added, never taken away or renamed.
PROMISED = {
    "works": """
        work_id title year date date_precision date_inferred type venue venue_id category authors
        n_authors authors_truncated affiliations doi arxiv_id ids url code_url has_code
        is_open_access is_retracted citations citations_source citations_as_of abstract notes
        versions sources
    """,
    "authorships": """
        work_id position name person_id is_self is_equal is_corresponding affiliations countries
    """,
    "records": """
        record_id source source_id retrieved_at known_at url payload_sha256 title year date
        date_precision date_inferred type venue venue_id category authors n_authors
        authors_truncated affiliations doi arxiv_id ids code_url has_code is_open_access
        is_retracted citations abstract notes
    """,
    "links": "record_id work_id kind reason score decided_by",
    "citations_by_year": "work_id year citations source",
    "references": "work_id cited_id cited_doi raw",
    "parsed_references": """
        raw title authors year venue volume issue pages first_page publisher editors doi arxiv_id
        url type notes confidence
    """,
    "indicators": "indicator value lo hi unit n_used n_missing source as_of definition",
}
OF_A_PROFILE = ["works", "authorships", "records", "links", "citations_by_year", "references"]
PEOPLE = ["0000-0002-1825-0097", "sample:marisol-quandt"]
ALLOWED = {
    "kind": {"same", "version", "correction", "code", "translation", "part"},
    "decided_by": {"rule", "user"},
    "date_precision": {"day", "month", "year"},
    "type": set(WORK_TYPES),
}


def dtypes_of(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


def declared(name: str) -> dict[str, str]:
    return {column.name: column.dtype for column in TABLES[name].columns}


def examine(profile: rm.Profile) -> None:
    """Compare every table of a profile with what is declared of it."""
    for name in OF_A_PROFILE:
        table = getattr(profile, name)
        assert dtypes_of(table) == declared(name), name
        assert isinstance(table.index, pd.RangeIndex)
        key = list(TABLES[name].key)
        assert not table.duplicated(key).any(), name
        _cells(table)
    assert dtypes_of(profile.outcomes) == declared("outcomes")
    indicators = profile.indicators(include_score=True).reset_index()
    indicators["indicator"] = indicators["indicator"].astype("string")
    assert dtypes_of(indicators) == declared("indicators")
    one = dtypes_of(profile.to_frame())
    assert set(one.values()) <= {"string", "Int64", "Float64"}
    assert (one["h_index"], one["mean_citations"], one["name"]) == ("Int64", "Float64", "string")


def _cells(table: pd.DataFrame) -> None:
    for name in table:
        if table[name].dtype == object:
            kind = dict if name in {"ids", "stated"} else list
            assert all(isinstance(cell, kind) for cell in table[name]), name
        if name in ALLOWED:
            assert set(table[name].dropna()) <= ALLOWED[name], name


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_column_is_declared(name):
    assert set(PROMISED[name].split()) <= set(TABLES[name].names)


@pytest.mark.parametrize("name", TABLES)
def test_no_rows_and_unknown_rows_have_the_declared_dtypes(name):
    assert dtypes_of(frame(name, [])) == declared(name)
    unknown = frame(name, [{}, {}])
    assert dtypes_of(unknown) == declared(name)
    numbers = unknown.select_dtypes(exclude="object")
    assert numbers.isna().all(axis=None)
    joined = pd.concat([unknown, frame(name, [])], ignore_index=True)
    assert dtypes_of(joined) == declared(name)


@pytest.mark.parametrize("name", TABLES)
def test_each_column_says_what_it_means(name):
    assert all(column.meaning for column in TABLES[name].columns)
    assert set(TABLES[name].key) <= set(TABLES[name].names)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_sample(person):
    examine(rm.load(person, store="sample"))


def test_profiles_put_together_taken_apart_and_empty():
    one = rm.load(PEOPLE[0], store="sample")
    examine(rm.merge_profiles([one, rm.read(text="# Ann Pott\n\n## Publications\n")]))
    examine(one.relink(cannot_link=[tuple(one.works["work_id"][:2])]))
    examine(rm.read(text="# Ann Pott\n\n## Publications\n\n- A. Pott. On pots. 2019.\n"))
    examine(rm.read(text="# Ann Pott\n\n## Education\n\n2001 - 2005 BSc, Upper Glazing\n"))


def test_a_comparison():
    table = rm.compare([rm.load(person, store="sample") for person in PEOPLE]).table
    dtypes = dtypes_of(table)
    assert {dtypes[name] for name in ("name", "person_id", "as_of", "sources")} == {"string"}
    assert dtypes["h_index"] == dtypes["first_year"] == "Int64"
    assert dtypes["novelty"] == dtypes["coverage"] == dtypes["h_index_lo"] == "Float64"


def test_candidates_and_references():
    assert dtypes_of(rm.parse_references([])) == declared("parsed_references")
    parsed = rm.parse_references(["A. Pott. On cracked pots. Journal of Pots, 2019.", "?"])
    assert dtypes_of(parsed) == declared("parsed_references")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_real_documents(seed, number):
    examine(rm.read(seed(number), as_of="2024-01-01"))


def test_half_a_character_is_shown_as_none():
    title = "Pot \ud800 and \ud83d\ude00"
    told = frame("works", [{"work_id": "1", "title": title}]).title[0]
    told.encode("utf-8", "surrogatepass")
    assert told in {title, "Pot \N{REPLACEMENT CHARACTER} and \N{GRINNING FACE}"}

"""Portfolios: rows with tabs or bars, two languages, and projects that are no publications."""

from __future__ import annotations

from researchmetrics.documents import read_document


def test_real_portfolio_gives_its_two_publications(seed):
    folio = read_document(seed("003"))
    assert folio.kind == "portfolio"
    assert [(record.title, record.venue, record.year) for record in folio.records] == [
        (
            (
                "RAMP: Response-Aware Multi-task Learning with Contrastive Regularization for "
                "Cancer Drug Response Prediction"
            ),
            "BIB Journal (Briefings in Bioinformatics)",
            2022,
        ),
        (
            "Quantization training with two-level bit width",
            "ICEIC (International Conference on Electronics, Information, and Communication)",
            2022,
        ),
    ]
    assert all(record.authors_truncated is None for record in folio.records)


def test_real_portfolio_gives_positions_and_education(seed):
    sections = read_document(seed("003")).sections
    assert [row["dates"] for row in sections["positions"]] == [
        "2023.02.13 ~ 현재",
        "2022.06.20 ~ 2022.12.31",
        "2019.12.26 ~ 2020.02.29",
        "2018.11.05 ~ 2019.04.22",
    ]
    assert sections["positions"][0]["organisation"] == "AfreecaTV"
    assert [row["title"] for row in sections["education"]] == ["MS", "BS"]
    assert sections["education"][0]["organisation"].endswith("Hanyang University")
    assert sections["education"][0]["details"] == "한양대학교 컴퓨터소프트웨어학과"


def test_real_portfolio_names_nobody_and_says_so(seed):
    folio = read_document(seed("003"))
    assert all(record.person.name is None for record in folio.people)
    assert any("No person's name" in warning for warning in folio.warnings)


def test_tables_with_bars_and_a_named_person(fixtures):
    folio = read_document(fixtures / "documents" / "portfolio_table.md")
    assert folio.kind == "portfolio"
    assert folio.people[0].person.name == "Ida Scherbe"
    (record,) = folio.records
    assert (record.title, record.venue, record.year) == (
        "Sorting shards by colour",
        "Shard Workshop",
        2020,
    )
    assert [author.name for author in record.authors] == ["Ida Scherbe", "Otto Töpfer"]
    assert [row["organisation"] for row in folio.sections["positions"]] == [
        "Scherbe Studio",
        "Kiln Corp.",
    ]
    assert folio.people[0].person.affiliations == ("Scherbe Studio",)

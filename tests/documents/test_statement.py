"""Research statements and plain lists of references."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.documents.references.lists import read_statement, split_references
from researchmetrics.documents.references.splitting import find_list


@pytest.fixture(scope="module")
def weaving(fixtures):
    text = (fixtures / "documents" / "statements" / "weaving.txt").read_text(encoding="utf-8")
    return read_statement(
        text, name="weaving.txt", sha256=hashlib.sha256(text.encode()).hexdigest()
    )


def test_statement_is_its_authors(weaving):
    (record,) = weaving.people
    assert weaving.kind == "statement"
    assert record.person.name == "Orla Testweaver"
    assert record.person.emails == ("orla.testweaver@example.org",)
    assert record.person.links == ("https://example.org/orla",)


def test_statement_lists_own_works_and_keeps_others_apart(weaving):
    assert len(weaving.records) == 7
    assert all(any(a.is_self for a in r.authors) for r in weaving.records)
    assert [row["title"] for row in weaving.sections["cited"]] == ["A cloth of our own"]
    assert "1 of 8" in weaving.warnings[0]


def test_statement_fields(weaving):
    by_title = {record.title: record for record in weaving.records}
    snaps = by_title["Which thread snaps first? a study of tension vs. tone"]
    assert (snaps.venue, snaps.year) == ("LOOM", 2022)
    assert by_title["Cloth that sings"].authors_truncated
    assert by_title["Threads of fate"].year == 6666
    assert Counter(record.type for record in weaving.records) == {
        None: 3, "preprint": 1, "unsubmitted": 1, "software": 1, "talk": 1,
    }  # fmt: skip
    assert len({record.record_id for record in weaving.records}) == 7


def test_no_list_is_said():
    batch = read_statement("Research Statement\n\nAda Byron\n\nI like looms.", name="a", sha256="")
    assert batch.records == ()
    assert batch.people[0].person.name == "Ada Byron"
    assert batch.warnings


LISTS = {
    "boxed numbers over lines": "[1] A. Byron. Notes.\n  1843.\n[2] C. Weft. Looms. 1837.\n",
    "plain numbers": "1. A. Byron. Notes. 1843.\n2. C. Weft. Looms. 1837.\n",
    "bullets": "- A. Byron. Notes. 1843.\n- C. Weft. Looms. 1837.\n",
    "blank lines": "A. Byron. Notes.\n1843.\n\nC. Weft. Looms. 1837.",
    "one a line": "A. Byron. Notes. 1843.\nC. Weft. Looms. 1837.",
    "hyphenated": "[1] A. Byron. No-\ntes. 1843.\n[2] C. Weft. Looms. 1837.",
    "page break": "[1] A. Byron. Notes. 1843.\n\n12\n\n[2] C. Weft. Looms. 1837.",
    "appendix behind": "[1] A. Byron. Notes. 1843.\n[2] C. Weft. Looms. 1837.\n\n# Appendix\nText.",
    "keys": "[Byr43] A. Byron. Notes. 1843.\n[Wef37] C. Weft. Looms. 1837.",
}


@pytest.mark.parametrize("shape", LISTS)
def test_list_is_split(shape: str):
    entries = split_references(LISTS[shape])
    assert len(entries) == 2
    assert entries[0].endswith("A. Byron. Notes. 1843.")
    assert entries[1].endswith("C. Weft. Looms. 1837.")


def test_last_heading_counts_and_text_before_does_not():
    listed = find_list("References are below [1].\n\n## References\n1. A. Byron. Notes. 1843.\n")
    assert listed.heading == "References"
    assert listed.entries == ("1. A. Byron. Notes. 1843.",)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]12.- \nAb,*#References", max_size=400))
def test_splitting_any_text_loses_no_word_of_the_first_entry(text: str):
    entries = split_references(text)
    assert all(entry == " ".join(entry.split()) or "\n" not in entry for entry in entries)


def test_seed_statement(seed):
    text = seed("001").read_text(encoding="utf-8")
    batch = read_statement(text, name="001.txt", sha256="")
    titles = [record.title for record in batch.records]
    assert len(titles) == len(set(titles)) == 39
    assert batch.people[0].person.name == "Sanghyuk Chun"
    assert all(any(author.is_self for author in record.authors) for record in batch.records)
    by_number = dict(enumerate(batch.records, start=1))
    assert (by_number[34].year, by_number[34].pages) == (5555, "1–17")
    assert sum(record.type == "preprint" for record in batch.records) == 10
    assert [n for n, record in by_number.items() if record.type == "talk"] == [7]
    assert [n for n, record in by_number.items() if record.venue is None] == [7]
    assert [n for n, r in by_number.items() if r.venue and "Workshop" in r.venue] == [
        12,
        20,
        23,
        32,
    ]
    assert all(record.authors for record in batch.records)

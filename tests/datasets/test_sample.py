"""The bundled sample: invented, said to be so, reproducible, and rich enough to show everything."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from timing import soon

from researchmetrics import datasets
from researchmetrics.datasets import invent, lines
from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.errors import ConfigError
from researchmetrics.store import open_store

CARBERRY, QUANDT = "orcid:0000-0002-1825-0097", "sample:marisol-quandt"
INDEX, LIBRARY = "invented-index", "invented-library"


@pytest.fixture(scope="module")
def sample():
    return datasets.load("sample")


@pytest.fixture(params=[CARBERRY, QUANDT])
def latest(sample, request):
    return sample.history[request.param][-1]


def of(batch, source):
    return [record for record in batch.records if record.provenance.source == source]


def test_generator_reproduces_the_shipped_files(sample):
    folder = sample.folder
    assert list(lines.read(folder / "sample_people.jsonl.gz")) == list(invent.people_lines())
    assert list(lines.read(folder / "sample_corpus.jsonl.gz")) == list(invent.corpus_lines())


def test_generator_writes_the_files_where_it_is_told(tmp_path, sample):
    command = [sys.executable, "-m", "researchmetrics.datasets.invent", str(tmp_path / "new")]
    subprocess.run(command, check=True)
    for name in ("sample_people.jsonl.gz", "sample_corpus.jsonl.gz"):
        written = list(lines.read(tmp_path / "new" / name))
        assert written == list(lines.read(sample.folder / name))


def test_files_are_small_and_say_what_they_are(sample):
    assert sum(path.stat().st_size for path in sample.folder.iterdir()) < 1_500_000
    assert sample.notice.startswith("Everything here is invented")
    assert repr(sample).startswith("Sample('sample': Everything here is invented")


def test_loading_is_fast_and_reads_nothing_early():
    with soon(0.3):
        loaded = datasets.load()
        assert not {"history", "corpus"} & set(vars(loaded))
        assert loaded.history
        assert len(loaded.corpus)


def test_an_unknown_name_is_refused_with_those_there_are():
    assert datasets.names() == ["sample"]
    with pytest.raises(ConfigError, match=r"no bundled data set 'samples'\. There is sample"):
        datasets.load("samples")


def test_no_address_or_identifier_belongs_to_anybody(sample):
    text = "\n".join(str(batches) for batches in sample.history.values())
    hosts = set(re.findall(r"https?://([^/'\"\s]+)", text))
    assert hosts
    assert all(host.endswith(".example") for host in hosts)
    assert set(re.findall(r"orcid:[\dX-]+", text)) == {CARBERRY}
    assert {doi.split("/")[0] for doi in re.findall(r"\b10\.\d{4,}/", text)} == {"10.5555"}
    assert "arxiv" not in text.lower().replace("arxiv_id", "")


def test_history_grows_year_by_year_and_one_source_fails_once(sample):
    for batches in sample.history.values():
        assert [b.known_at for b in batches] == [f"{y}-06-30" for y in range(2022, 2026)]
        figures = [b.people[0].reported for b in batches]
        for earlier, later in itertools.pairwise(figures):
            assert later["n_citations"] > earlier["n_citations"]
            assert later["h_index"] >= earlier["h_index"]
        failed = [
            (b.known_at, o.source) for b in batches for o in b.outcomes if o.status == "failed"
        ]
        assert failed == [("2024-06-30", LIBRARY)]


def test_no_count_of_a_record_ever_falls(sample):
    for batches in sample.history.values():
        seen: dict[str, int] = {}
        for batch in batches:
            for record in batch.records:
                if record.citations is not None:
                    assert record.citations >= seen.get(record.record_id, 0)
                    seen[record.record_id] = record.citations


def test_counts_by_year_add_up_to_the_count(latest):
    for record in of(latest, INDEX):
        total = sum(count for _, count in record.citations_by_year)
        assert total == (record.citations or 0)
        assert all(year >= record.year for year, _ in record.citations_by_year)
    by_year = sum(count for _, count in latest.people[0].citations_by_year)
    assert by_year == latest.people[0].reported["n_citations"]


def test_what_can_happen_to_a_work_happens_to_one(latest):
    listed = of(latest, INDEX)
    kinds = Counter(record.type for record in latest.records)
    assert {"article", "conference", "workshop", "preprint", "software", "unsubmitted"} <= set(
        kinds
    )
    assert 30 <= len({record.title for record in listed}) <= 50
    assert {len(record.date) for record in listed} == {4, 7, 10}
    assert {record.field for record in listed} == {"psychoceramics", "tempestology"}
    assert sum(record.citations is None for record in listed) >= 2
    assert sum(record.citations == 0 for record in listed) >= 3
    assert sum(record.is_retracted is True for record in listed) == 1
    assert sum(record.authors_truncated is True for record in listed) == 2
    assert {record.has_code for record in listed} == {True, False, None}
    assert {record.is_open_access for record in listed} == {True, False}
    assert any("Best paper award" in record.notes for record in listed)
    sizes = {len(record.authors) for record in listed}
    assert min(sizes) == 1
    assert max(sizes) == 8
    marks = [(a.is_equal, a.is_corresponding) for record in listed for a in record.authors]
    assert any(equal for equal, _ in marks)
    assert any(corresponding for _, corresponding in marks)
    assert any(record.title.startswith("Correction to: ") for record in listed)
    assert {"positions", "education", "talks", "awards", "service"} == set(latest.sections)


def test_versions_and_doubles_are_there_to_be_linked(latest):
    listed = of(latest, INDEX)
    published = {r.title: r for r in listed if r.type != "preprint"}
    preprints = [r for r in listed if r.type == "preprint"]
    assert len(preprints) == 5
    for preprint in preprints:
        assert preprint.year <= published[preprint.title].year
        assert preprint.doi != published[preprint.title].doi
    doubles = {r.title.lower().rstrip(".") for r in of(latest, LIBRARY)}
    own = {r.title.lower() for r in listed}
    assert len(doubles & own) >= 10
    assert len(doubles - own) == 1


def test_the_two_have_written_together_and_each_list_marks_its_own(sample):
    works = {
        key: {r.record_id: r for r in of(batches[-1], INDEX)}
        for key, batches in sample.history.items()
    }
    joint = works[CARBERRY].keys() & works[QUANDT].keys()
    assert len(joint) == 3
    for key, records in works.items():
        for record in records.values():
            mine = [a.ids for a in record.authors if a.is_self]
            assert mine == [(key,)] or (record.authors_truncated and not mine)


def test_texts_are_long_enough_to_be_compared(sample, latest):
    for text in [r.abstract for r in of(latest, INDEX) if r.abstract]:
        assert 55 <= len(text.split()) <= 125
    assert sample.corpus["abstract"].str.split().str.len().min() >= 55


def test_corpus_is_complete_enough_for_percentiles(sample):
    corpus = sample.corpus
    assert list(corpus.columns) == [
        "title",
        "abstract",
        "year",
        "date",
        "field",
        "citations",
        "has_code",
    ]
    assert corpus["title"].is_unique
    own = {r.title for batches in sample.history.values() for r in batches[-1].records}
    assert not own & set(corpus["title"])
    assert (corpus["date"].str[:4].astype("Int64") == corpus["year"]).all()
    counts = corpus.groupby(["field", "year"]).size()
    assert counts.min() >= 30
    for key, batches in sample.history.items():
        first = min(r.year for r in of(batches[-1], INDEX))
        for field in ("psychoceramics", "tempestology"):
            before = corpus[(corpus["field"] == field) & (corpus["year"] < first)]
            assert len(before) >= 250, (key, field)


def test_later_documents_use_words_that_earlier_ones_lack(sample):
    corpus = sample.corpus
    words = {
        year: set(" ".join(group["abstract"]).lower().split())
        for year, group in corpus.groupby("year")
    }
    known = set.union(*(words[year] for year in range(2004, 2015)))
    assert len(set.union(*(words[year] for year in range(2021, 2026))) - known) > 80


def test_history_is_what_a_store_gives_back(sample, tmp_path):
    with open_store(tmp_path / "a.db") as store:
        for key, batches in sample.history.items():
            for batch in batches:
                store.append(key, batch, known_at=batch.known_at)
            kept = store.history(key)
            assert [b.known_at for b in kept] == [b.known_at for b in batches]
            for mine, theirs in zip(kept, batches, strict=True):
                titles = [
                    sorted((r.record_id, r.citations or -1) for r in b.records)
                    for b in (mine, theirs)
                ]
                assert titles[0] == titles[1]
                for one, other in zip(mine.people, theirs.people, strict=True):
                    # When it was read stays that of the last change; what was said is the same.
                    assert replace(one, provenance=other.provenance) == other
                assert mine.sections == theirs.sections


def test_dice_fall_the_same_everywhere():
    dice = Dice("fixed", 1)
    assert [dice.whole(1, 100) for _ in range(5)] == [Dice("fixed", 1).whole(1, 100), *_rest()]
    throws = Dice("spread")
    mean = sum(throws.unit() for _ in range(4000)) / 4000
    assert mean == pytest.approx(0.5, abs=0.02)


def _rest():
    dice = Dice("fixed", 1)
    return [dice.whole(1, 100) for _ in range(5)][1:]

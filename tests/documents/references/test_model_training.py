"""Training: corpora as they are given, invented references, and a file that comes out the same."""

from __future__ import annotations

import json
import math

import pytest

from researchmetrics.documents.references.model.labels import FIELDS
from researchmetrics.documents.references.model.reading import read_many
from researchmetrics.documents.references.model.tokens import cut
from researchmetrics.documents.references.model.training.__main__ import main
from researchmetrics.documents.references.model.training.corpora import (
    read_anystyle,
    read_grobid,
    read_ids,
    read_joined,
)
from researchmetrics.documents.references.model.training.examples import Example
from researchmetrics.documents.references.model.training.fit import label_all
from researchmetrics.documents.references.model.training.measure import calibrate, figures
from researchmetrics.documents.references.model.training.styles import invent_examples
from researchmetrics.documents.references.model.weights import unpack
from researchmetrics.errors import UnreadableDocumentError
from researchmetrics.records import Provenance

ANYSTYLE = """<?xml version="1.0" encoding="UTF-8"?>
<dataset>
  <sequence>
    <citation-number>[1]</citation-number>
    <author>Carberry, J.</author>
    <title>On pots.</title>
    <journal>Journal of Pots,</journal>
    <volume>12(3):</volume>
    <pages>4-9,</pages>
    <date>2019.</date>
  </sequence>
</dataset>
"""
GROBID = """<?xml version="1.0" encoding="UTF-8"?>
<tei xmlns="http://www.tei-c.org/ns/1.0"><text><back><listBibl>
  <!-- two of them -->
  <bibl><author>J. Carberry</author>, <title level="a">On pots</title>, in
    <title level="m">Handbook of Pots</title> (<date>2019</date>).</bibl>
  <bibl><author>J. Carberry</author>, <title level="m">Pots</title>, vol.
    <biblScope unit="volume">12</biblScope>, <idno type="arXiv">arXiv:1901.00001</idno></bibl>
</listBibl></back></text></tei>
"""


def _fields(example: Example) -> list[tuple[str, str]]:
    return [(field, example.text[start:end]) for field, start, end in example.fields]


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "core.xml").write_text(ANYSTYLE, encoding="utf-8")
    (tmp_path / "gold.xml").write_text("<dataset/>", encoding="utf-8")
    (tmp_path / "grobid").mkdir()
    (tmp_path / "grobid" / "a.tei.xml").write_text(GROBID, encoding="utf-8")
    return tmp_path


def test_anystyle_parts_volume_and_issue(corpora):
    [example] = read_anystyle(corpora)
    assert example.source == "anystyle-core/0"
    assert _fields(example) == [
        ("label", "[1]"),
        ("author", "Carberry, J."),
        ("title", "On pots."),
        ("venue", "Journal of Pots,"),
        ("volume", "12"),
        ("issue", "(3):"),
        ("pages", "4-9,"),
        ("date", "2019."),
    ]


def test_grobid_tells_a_book_from_the_book_a_chapter_is_in(corpora):
    chapter, book = read_grobid(corpora / "grobid")
    assert _fields(chapter)[1:3] == [("title", "On pots"), ("venue", "Handbook of Pots")]
    assert _fields(book)[1:] == [
        ("title", "Pots"),
        ("volume", "12"),
        ("arxiv", "arXiv:1901.00001"),
    ]
    assert book.source == "grobid-corpus/a.tei.xml#1"
    assert "\n" not in chapter.text


def test_joined_lines_are_the_same_as_the_corpora(corpora, tmp_path):
    lines = []
    for example in read_anystyle(corpora):
        fields = [
            ["citation-number", "[1]"], ["author", "Carberry, J."], ["title", "On pots."],
            ["journal", "Journal of Pots,"], ["volume", "12(3):"], ["pages", "4-9,"],
            ["date", "2019."],
        ]  # fmt: skip
        line = {"id": example.source, "source": "anystyle-core", "raw": example.text}
        lines += [line | {"fields": fields}, line | {"source": "parscit-cora", "fields": []}]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert list(read_joined(path)) == list(read_anystyle(corpora))


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(UnreadableDocumentError, match=r"core\.xml"):
        list(read_anystyle(tmp_path))
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableDocumentError, match="JSON"):
        list(read_joined(tmp_path / "bad.jsonl"))
    with pytest.raises(UnreadableDocumentError, match="no list of ids"):
        read_ids(tmp_path / "bad.jsonl")


def test_signs_between_fields_go_to_one_of_them(corpora):
    examples = list(read_grobid(corpora / "grobid"))
    tokens = cut([example.text for example in examples])
    labels = next(label_all(examples, tokens))
    words = [tokens.words[number] for number in tokens.word[: tokens.bounds[1]].tolist()]
    pairs = list(zip(words, labels, strict=True))
    assert pairs[3] == (",", "I-author")
    assert ("in", "B-venue") in pairs
    assert pairs[-3:] == [("2019", "I-date"), (")", "I-date"), (".", "I-date")]


def test_invented_references_have_their_fields_in_order_and_inside():
    examples = list(invent_examples(400, seed=3))
    assert examples == list(invent_examples(400, seed=3))
    assert examples != list(invent_examples(400, seed=4))
    for example in examples:
        place = 0
        for field, start, end in example.fields:
            assert field in FIELDS
            assert place <= start < end <= len(example.text)
            place = end


@pytest.mark.slow
def test_training_twice_gives_the_same_file_and_a_model_that_reads(tmp_path, corpora, capsys):
    pytest.importorskip("pycrfsuite")
    arguments = ["--anystyle", str(corpora), "--grobid", str(corpora / "grobid")]
    arguments += ["--invented", "300", "--rounds", "25", "--folds", "2"]
    for name in ("one", "two"):
        assert main([*arguments, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert "title" in capsys.readouterr().out
    raw = "Kiln, A. B. and Wheeler, C. (2014). Robust analysis of networks. Nature, 12(3), 4-9."
    source = Provenance(source="document:x")
    learnt = unpack((tmp_path / "one").read_bytes())
    [reading] = read_many([raw], [source], weights=learnt)
    assert (reading.record.title, reading.record.year) == ("Robust analysis of networks", 2014)


def test_only_named_references_are_trained_on(tmp_path, corpora, capsys):
    pytest.importorskip("pycrfsuite")
    only = tmp_path / "ids"
    only.write_text("anystyle-core/\t0 3-5\n", encoding="utf-8")
    arguments = ["--anystyle", str(corpora), "--grobid", str(corpora / "grobid"), "--only"]
    arguments += [str(only), "--invented", "20", "--rounds", "3", "--folds", "0"]
    assert main([*arguments, "--out", str(tmp_path / "weights")]) == 0
    assert "from 1 references" in capsys.readouterr().out


def test_nothing_to_train_on_is_said(capsys):
    assert main([]) == 2
    assert "nothing to train on" in capsys.readouterr().err


def test_calibration_lowers_what_is_too_sure_and_keeps_what_is_right():
    sure = [("x", "title", 0.95, number % 2 == 0) for number in range(200)]
    fair = [("x", "venue", 0.8, number % 5 != 0) for number in range(200)]
    found = calibrate([*sure, *fair])

    def said(field, trust):
        slope, shift = found[FIELDS.index(field)]
        return 1 / (1 + math.exp(-(slope * math.log(trust / (1 - trust)) + shift)))

    assert said("title", 0.95) == pytest.approx(0.5, abs=0.05)
    assert said("venue", 0.8) == pytest.approx(0.8, abs=0.05)


def test_figures_count_what_is_missing_and_what_is_too_much():
    judged = [("x-1", "title", 0.9, True), ("x-1", "title", -1.0, False)]
    judged += [("x-1", "venue", 0.9, False)]
    assert figures(judged)["x"]["title"] == pytest.approx(66.7)
    assert figures(judged)["all"]["venue"] == 0

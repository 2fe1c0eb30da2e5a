"""BibTeX and BibLaTeX: every entry of a file, whatever is wrong with it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from timing import soon

from researchmetrics.documents import read_document, read_text
from researchmetrics.documents.exports.bibtex import looks_like_bibtex
from researchmetrics.documents.exports.bibtex_names import names_in
from researchmetrics.documents.text.latex import readable, spelt
from researchmetrics.errors import UnreadableDocumentError
from researchmetrics.normalizer import shown_title


def read(text: str, **options):
    return read_text(text, format="bibtex", name="refs.bib", **options)


def one(text: str):
    (record,) = read(text).records
    return record


@pytest.fixture(scope="module")
def refs(fixtures):
    return read_document(fixtures / "documents/exports/refs.bib")


@pytest.fixture(scope="module")
def by_key(refs):
    return {record.ids[0].removeprefix("bibtex:"): record for record in reversed(refs.records)}


def test_whole_entry_field_by_field(by_key):
    record = by_key["carberry2019cracked"]
    assert record.title == "On the {Cracking} of {POTS}: an $\\alpha$-Theory & its Ökonomie"
    assert [author.name for author in record.authors] == [
        "Carberry, Josiah S.",
        "Étoile, Zoë",
        "Kilns and Sons",
        "von der Töpfer, Jr., Bo",
        "Łukasz Kíln",
    ]
    assert record.authors_truncated is True
    assert (record.year, record.date, record.type) == (2019, "March 26 2019", "article")
    assert record.venue == "Journal of Psychoceramics (Supplement)"
    assert (record.volume, record.issue, record.pages) == ("12", "3", "123-145")
    assert (record.publisher, record.doi) == ("Clay & Kilns", "10.5555/Carberry.2019_1")
    assert record.url == "https://pots.example/~carberry/cracked.html"
    assert "https://pots.example/cracked.pdf" in record.links
    assert record.code_url == "https://github.com/carberry/cracked"
    assert record.abstract == "We crack pots – many of them. And count."
    assert record.notes == ("Best paper award",)
    assert record.ids[1:] == ("issn:1234-5679", "issn:2345-6780")
    assert record.raw.startswith("@article{carberry2019cracked,")
    assert record.raw.endswith("}")
    assert record.provenance.source == "document:refs.bib"


def test_crossref_gives_what_is_missing_and_the_volume_is_no_paper(by_key):
    part, volume = by_key["DBLP:conf/kiln/PottL20"], by_key["kiln2020"]
    assert part.venue == "Proceedings of the 11th Symposium on Kilns"
    assert (part.year, part.publisher, part.editors) == (2020, "Clay Press", ("Kiln, Zoë",))
    assert (part.arxiv_id, part.category) == ("2001.09999v2", "cs.CE")
    assert "dblp:conf/kiln/PottL20" in part.ids
    assert volume.type == "other"


def test_preprints_biblatex_and_theses(by_key):
    glaze, thrown, pans = (by_key[key] for key in ("pott2021glaze", "kiln2022", "lee2015"))
    assert (glaze.type, glaze.arxiv_id) == ("preprint", "2101.00001")
    assert (thrown.title, thrown.authors[0].name) == ("Thrown: Pots in Flight", "van Kiln, Zoë")
    assert (thrown.date, thrown.notes) == ("2022-05-03", ("inpress",))
    assert "pmid:99000001" in thrown.ids
    assert (pans.type, pans.venue) == ("thesis", "Clay University")


def test_damage_stays_within_its_entry_and_is_told_by_line(refs, by_key):
    broken = by_key["broken2018"]
    assert (broken.title, broken.year, broken.venue) == ("On {Broken Pots}", 2018, "Shards")
    after = [record for record in refs.records if record.ids[0] == "bibtex:after2018"]
    assert [record.year for record in after] == [2018, None]
    assert after[1].notes == ("in press",)
    quoted = by_key["quoted2017"]
    assert (quoted.title, quoted.authors[0].name) == ('The "Kiln" Question', "Müller, Jörg")
    assert quoted.venue == "Astrophysical Journal"
    told = "\n".join(refs.warnings)
    for part in ("Line 65", "Line 71", "Line 86: @article{empty2016}", "Line 89: @book", "Line 91"):
        assert part in told
    assert "the key after2018 stands twice" in told
    (outcome,) = refs.outcomes
    assert (outcome.status, outcome.n_records, outcome.n_expected) == ("partial", 10, 12)
    assert (refs.kind, refs.people) == ("reference_list", ())


@pytest.mark.parametrize(
    ("broken", "year"),
    [
        ("@article{a, title = {On Pots}, year = 2019", 2019),
        ("@article{a, title = {On Pots, year = 2019\n}", None),
        ("@article{a,\n title = {On Pots,\n year = {2019}\n}", 2019),
        ('@article{a,\n title = "On Pots,\n year = "2019"\n}', 2019),
        ("@article{a,\n title = {On Pots}},\n year = {2019}\n}", 2019),
        ("@article{a\n title = {On Pots}\n year = {2019}\n}", 2019),
        ("@article{title = {On Pots}, year = 2019}", 2019),
        ("@article{a key with blanks, title = {On Pots}, year = 2019}", 2019),
        ("@article{a, title = {On Pots}, = {x}, year = 2019}", 2019),
        ("@article{a, title = {On Pots}, ?? , year = 2019}", 2019),
        ("@ARTICLE {a,\nTITLE={On Pots}, % a remark = {x}\nYEAR=2019 }", 2019),
        ("@article(a, title = {On Pots}, year = 2019)", 2019),
    ],
)
def test_neighbours_of_damage_are_whole(broken, year):
    text = (
        f"@book{{before, title={{Before}}, year=2001}}\n{broken}\n\n@book{{after, title={{After}}}}"
    )
    before, damaged, after = read(text).records
    assert (before.title, after.title, after.type) == ("Before", "After", "book")
    assert damaged.title.startswith("On Pots")
    assert damaged.year == year


def test_macros_concatenation_and_unknown_ones():
    batch = read(
        '@string{kiln = "Kiln "} @string{days = kiln # {Days}}'
        "@misc{a, title = {On} # { Pots}, howpublished = days, month = 3, year = 2019}"
        "@article{b, title = {B}, journal = jmlr}"
    )
    first, second = batch.records
    assert (first.title, first.venue, first.date) == ("On Pots", "Kiln Days", "2019-03")
    assert second.venue == "jmlr"
    assert any("jmlr is defined nowhere" in line for line in batch.warnings)


@pytest.mark.parametrize(
    ("printed", "names", "is_cut"),
    [
        ("Pott, Ann and Lee, Bo", ["Pott, Ann", "Lee, Bo"], False),
        ("Ann Pott\n and\tBo Lee", ["Ann Pott", "Bo Lee"], False),
        ("Ann Pott AND Bo Lee and others", ["Ann Pott", "Bo Lee"], True),
        ("Ann Pott and Bo Lee et al.", ["Ann Pott", "Bo Lee"], True),
        ("{The {Pot} and Kiln Group} and Lee, B.", ["The Pot and Kiln Group", "Lee, B."], False),
        ("{Pots, Inc.}", ["Pots, Inc."], False),
        ("von der Töpfer, Jr., Bo", ["von der Töpfer, Jr., Bo"], False),
        ("de la Cruz, Juan Carlos", ["de la Cruz, Juan Carlos"], False),
        ("Ann Pott, Bo Lee, Zoë Kiln", ["Ann Pott", "Bo Lee", "Zoë Kiln"], False),
        ("A. Pott, B. Lee", ["A. Pott", "B. Lee"], False),
        ("Pott, A., Lee, B., and Kiln, Z.", ["Pott, A.", "Lee, B.", "Kiln, Z."], False),
        ("Pott, A.; Lee, B.", ["Pott, A.", "Lee, B."], False),
        ("Ann Pott & Bo Lee", ["Ann Pott", "Bo Lee"], False),
        (r"Ann Anders{\o}n and Andy Sand", ["Ann Andersøn", "Andy Sand"], False),
        (r"{\noopsort{a}}Pott, Ann", ["Pott, Ann"], False),
        ("family=Kiln, given=Zoë, prefix=van", ["van Kiln, Zoë"], False),
        ("", [], False),
    ],
)
def test_forms_of_names(printed, names, is_cut):
    assert names_in(printed) == (names, is_cut)


def test_marks_behind_names_are_kept_apart():
    record = one(r"@misc{a, title={T}, author={Pott, Ann* and Lee, Bo$^{\dagger}$}}")
    assert [(author.name, author.marks) for author in record.authors] == [
        ("Pott, Ann", ("*",)),
        ("Lee, Bo", ("†",)),
    ]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"Jos{\'e} Mar{\'{\i}}a", "José María"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"Lu\'\i s", "Luís"),
        (r"\v{C}ern\'y, Ji\v r\'i", "Černý, Jiří"),
        (r"G{\"o}\u{g}\"{u}\c{s}", "Göğüş"),
        (r"\o{}re {\AA}s {\ss} \ae", "øre Ås ß æ"),
        (r"\textsc{Kiln} \emph{Days}", "Kiln Days"),
        (r"A \& B --- C~D ``E''", "A & B — C D “E”"),
        (r"5\% of \$5 \{x\} \#1 a\_b", "5% of $5 {x} #1 a_b"),
        (r"$\alpha$-decay of H$_2$O", "α-decay of H2O"),
        (r"\url{http://a.b/c}", "http://a.b/c"),
    ],
)
def test_latex_becomes_readable(latex, plain):
    assert readable(latex) == plain
    assert shown_title([spelt(latex)]).replace("$", "") != ""


def test_repeated_fields_and_links():
    record = one(
        "@misc{a, title={T}, author={Pott, Ann}, author={Lee, Bo}, url={https://a.example/1},"
        "bdsk-url-1={https://a.example/2}, url={https://a.example/3}, slides={notes.pdf}}"
    )
    assert [author.name for author in record.authors] == ["Pott, Ann", "Lee, Bo"]
    assert record.url == "https://a.example/1"
    assert set(record.links) == {"https://a.example/2", "https://a.example/3"}


def test_exports_of_scopus_web_of_science_and_scholar(fixtures):
    folder = fixtures / "documents/exports"
    (scopus,) = read_document(folder / "scopus.bib").records
    assert (scopus.citations, scopus.provenance.known_at) == (12, "2024-01-05")
    assert (scopus.type, len(scopus.references), scopus.notes) == ("conference", 2, ())
    assert "eid:2-s2.0-85000000001" in scopus.ids
    (wos,) = read_document(folder / "wos.bib").records
    assert (wos.citations, wos.is_open_access, wos.is_retracted) == (7, True, True)
    assert wos.authors[0].ids == ("orcid:0000-0002-1825-0097", "researcherid:A-1234-2010")
    assert wos.references[0].startswith("Lee B, 2001")
    assert "wos:000999999900001" in wos.ids
    scholar = read_document(folder / "scholar.bib").records
    assert [record.authors_truncated for record in scholar] == [True, False]
    assert scholar[1].type == "preprint"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("---\n---\n@article{a,}", True),
        ("% remark\n\n  @Misc {a,}", True),
        ("# Ann Pott\n\n```\n@article{a,}\n```", False),
        ("Write to pott@clay.example {x}", False),
        ("## Publications\n@article{a,}", False),
    ],
)
def test_told_from_documents_that_hold_some(text, is_one):
    assert looks_like_bibtex(text) is is_one


def test_nothing_readable_is_refused_and_nothing_at_all_is_said():
    with pytest.raises(UnreadableDocumentError, match="Line 1"):
        read("@article{a,}")
    assert read("no entries").warnings == ("The file is BibTeX, and holds no entries.",)


ENTRY = r"""@article{{key{n},
  author    = {{Carberry, Josiah and Pott{n}, Ann and Lee, B{{\"o}} and K{{\'a}}rol, Zs{{\'o}}fi}},
  title     = {{On the Cracking of {{P}}ots {n}: a {{B}}ayesian view of $\alpha$-kilns}},
  journal   = {{Journal of Psychoceramics \& Kilns}},
  year      = 2019, month = mar, volume = {{12}}, number = {{3}}, pages = {{123--145}},
  publisher = {{Clay Press}},
  doi       = {{10.5555/12345.{n}}},
  url       = {{https://doi.org/10.5555/12345.{n}}},
  abstract  = {{We crack pots in many ways. And measure what comes of it, with great care.}},
}}

"""


def test_ten_thousand_entries_in_two_seconds():
    text = "".join(ENTRY.format(n=n) for n in range(10_000))
    with soon(2):
        batch = read_text(text, name="refs.bib")
    assert len(batch.records) == 10_000
    assert batch.warnings == ()


def test_only_so_many_fields_of_a_name():
    text = "".join(f"url = {{https://x.example/{number}}},\n" for number in range(60))
    (record,) = read(f"@misc{{a, title = {{A}}, {text}}}").records
    assert len(record.links) + 1 < 60


def test_a_comment_ends_with_its_brace_and_unclosed_with_its_line():
    text = "@comment{a {b} @misc{c, title = {C}}}\n@misc{d, title = {D}}\n@comment{\n"
    assert [one.title for one in read(text + "@misc{e, title = {E}}").records] == ["D", "E"]


@pytest.mark.parametrize(
    "piece",
    [
        "@article{a, title = {",
        "@article{a, title = {x}\n",
        '@article{a, title = "',
        "@a{",
        "@" + "a" * 50,
        "@article{a" + " " * 200,
        "@comment{",
        "{",
        "}",
        "@string{",
        '"',
        "@article\n",
        "@article{a, author = {a and ",
        "\\'",
        "$",
        "@a{b,c=d#",
        "%",
        # What looks like names of fields where no line holds one, each field again and again,
        # and comments that each last to the end.
        "<a b='",
        "a={x},\n",
        "a={x},b={y},\n",
        "\n@comment{",
        "@comment{{}",
    ],
)
def test_garbage_is_read_soon(piece):
    text = piece * (300_000 // len(piece))
    with soon(2):
        read(f"@article{{a, title = {{A}}}}\n{text}\n@article{{b, title = {{B}}}}")


_COMMANDS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u030a": "r",
    "\u030c": "v", "\u0327": "c", "\u0328": "k", "\u0306": "u", "\u0307": ".", "\u030b": "H",
}  # fmt: skip
_LETTERS = {"ß": r"{\ss}", "ø": r"{\o}", "ł": r"{\l}", "Ł": r"{\L}", "æ": r"{\ae}", "&": r"\&"}


def in_latex(text: str, *, braced: bool) -> str:
    """Write text as people write BibTeX."""
    written = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        command = _COMMANDS.get(parts[1]) if len(parts) == 2 and parts[0].isascii() else None
        accented = f"\\{command}{{{parts[0]}}}" if command else None
        if accented and braced:
            accented = f"{{{accented}}}"
        written.append(accented or _LETTERS.get(letter, letter))
    return "".join(written)


@pytest.mark.parametrize("style", ["given first", "family first", "plain"])
def test_lists_of_real_works_come_back_as_they_were_written(shared_data, style):
    read_wrong = n_read = 0
    for path in sorted((shared_data / "data/homepages").glob("*/gold.json")):
        works = json.loads(path.read_text(encoding="utf-8"))["publications"]
        text = "".join(written(n, work, style) for n, work in enumerate(works))
        records = read(text).records
        assert len(records) == len(works)
        for work, record in zip(works, records, strict=True):
            names = [name.removeprefix("and ") for name in work["authors"] if name != "others"]
            found = [given_first(author.name) for author in record.authors]
            is_same = (
                found == [unicodedata.normalize("NFC", " ".join(name.split())) for name in names]
                and record.year == work.get("year")
                and shown_title([record.title]) == shown_title([work["title"]])
            )
            read_wrong, n_read = read_wrong + (not is_same), n_read + 1
    assert (read_wrong, n_read) == (0, 920)


def written(number: int, work: dict, style: str) -> str:
    def text(value):
        return value.replace("&", "\\&") if style == "plain" else in_latex(value, braced=number % 2)

    names = [text(name.removeprefix("and ")) for name in work["authors"]]
    if style == "family first":
        names = [", ".join(name.rsplit(" ", 1)[::-1]) if " " in name else name for name in names]
    year = f"year = {work['year']}," if work.get("year") else ""
    title = text(work["title"].replace("%", "\\%"))
    authors = "\n and ".join(names)
    return f"@misc{{k{number},\n title = {{{title}}},\n author = {{{authors}}},\n {year}\n}}\n"


def given_first(name: str) -> str:
    return " ".join(name.split(", ", 1)[::-1]) if ", " in name else name

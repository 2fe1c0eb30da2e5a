"""One life printed in many layouts: headings in every dress, entries with their parts in any order.

What is said is the same each time, and so must be what is read.
"""

from __future__ import annotations

import pytest
from vitae_scores import measure

import researchmetrics as rm
from researchmetrics.documents.listings.heading_looks import likely_headings
from researchmetrics.documents.listings.headings import heading_role, is_known_heading
from researchmetrics.documents.listings.outline import outline
from researchmetrics.documents.vitae.biography import told_education, told_positions
from researchmetrics.normalizer import dates

POSITIONS = [
    ("Associate Professor", "University of Delmoor", "Delmoor, UK", "2018", "present"),
    ("Lecturer", "Clay Institute", "Doha, Qatar", "2014", "2018"),
    ("Research Intern", "Kilnsoft", "Seattle, WA", "2012", "2013"),
]
EDUCATION = [
    ("PhD in Ceramics", "University of Loam", "Loam, USA", "2010", "2014"),
    ("MSc in Chemistry", "Wheel College", "Torno, Italy", "2008", "2010"),
]
GOLD = {
    "name": "Josiah Carberry",
    "emails": ["josiah@delmoor.example"],
    "ids": [],
    "n_works": 0,
    "own": 0,
    "interests": ["crack mechanics", "teapots"],
    "sections": {
        "positions": [
            ("Associate Professor", "University of Delmoor", "2018", "now"),
            ("Lecturer", "Clay Institute", "2014", "2018"),
            ("Research Intern", "Kilnsoft", "2012", "2013"),
        ],
        "education": [
            ("PhD in Ceramics", "University of Loam", "2010", "2014"),
            ("MSc in Chemistry", "Wheel College", "2008", "2010"),
        ],
        "awards": [("Young Potter Award", "2019"), ("Kiln Fellowship", "2015")],
        "service": [
            ("Reviewer", "Journal of Kilns", "2019"),
            ("Member", "Program Committee of PotConf", "2021"),
        ],
    },
}
HEADINGS = [
    "{}", "{}:", "[{}]", "<{}>", "【{}】", "■ {}", "◆ {}", "# {}", "### {}", "**{}**", "== {} ==",
    "--- {} ---", "*** {} ***", "## 🎓 {}", "| {}", "» {}", "    {}", "1. {}", "II. {}", "C. {}",
    "{}\n=====", "{}\n-----",
]  # fmt: skip
# t title, o organisation, p place, s start, e end; ~ fills the line.
ENTRIES = [
    "{s} - {e}   {t}, {o}, {p}",
    "{s}–{e}: {t}, {o}, {p}",
    "{t}, {o}, {p} ~ {s} – {e}",
    "{t}, {o}, {p}, {s}-{e}",
    "{t}, {o}, {p} ({s}-{e})",
    "{o}, {p} — {t}, {s}–{e}",
    "- {t}, {o}, {s}-{e}",
    "• {o} ({s} – {e}): {t}",
    "{t}, {s} – {e}\n{o}, {p}",
    "{o}, {p}\n{t} ({s} – {e})",
    "{t}\n{o}, {p}\n{s} – {e}\n",
    "{s} – {e}\n{t}\n{o}, {p}\n",
    "{o} ~ {p}\n{t} ~ {s} – {e}",
    "{o} ~ {s} – {e}\n{t} ~ {p}",
    "{s} – {e}     {t},\n                {o}, {p}",
    "{s} – {e}     {t}\n                {o}, {p}",
    "{s}-{e}\t{t}, {o}, {p}",
    "{t} | {o} | {s} – {e}",
    "| {s}–{e} | {t} | {o} |",
    "- **{o}**, {p}\n  - *{t}* ({s} – {e})",
    "- **{t}**\n  - {o}, {p}\n  - {s} – {e}",
    "**{t}**  \n{o}, {p}  \n*{s} – {e}*\n",
    "#### {t}, {o}\n*{s} – {e}*\n",
    "#### {t}\n**{o}** | {s} – {e}\n",
    "* {t} at {o} ({s}–{e})",
    "- {s}–{e}: {t} at the {o}, {p}.",
]


def filled(line):
    left, tilde, right = line.partition(" ~ ")
    return left.ljust(60) + right if tilde else line


def document(heading, entry):
    def section(title, lines):
        return [heading.format(title), "", *lines, ""]

    def entries(rows):
        keys = ("t", "o", "p", "s", "e")
        told = (entry.format(**dict(zip(keys, row, strict=True))) for row in rows)
        return [filled(line) for text in told for line in text.split("\n")]

    name = "# Josiah Carberry" if heading.startswith("#") else "Josiah Carberry"
    return "\n".join(
        [
            name, "josiah@delmoor.example", "",
            *section("Research Interests", ["crack mechanics, teapots"]),
            *section("Education", entries(EDUCATION)),
            *section("Academic Positions", entries(POSITIONS)),
            *section("Awards", ["- Young Potter Award, 2019", "- Kiln Fellowship, 2015"]),
            *section(
                "Professional Service",
                ["- Reviewer, Journal of Kilns, 2019",
                 "- Member, Program Committee of PotConf, 2021"],
            ),
        ]
    )  # fmt: skip


def wrong(text):
    return measure(rm.read(text=text, as_of="2024-06-01"), GOLD)[2]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("entry", [ENTRIES[0], ENTRIES[6]])
def test_headings_in_every_dress(heading, entry):
    assert wrong(document(heading, entry)) == []


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("heading", ["{}", "### {}"])
def test_entries_in_every_order(heading, entry):
    assert wrong(document(heading, entry)) == []


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Berufliche Laufbahn", "positions"),
        ("Poste actuel", "positions"),
        ("현직 및 경력", "positions"),
        ("Hochschulabschlüsse", "education"),
        ("學歷", "education"),
        ("Titoli di studio", "education"),
        ("Ehrungen", "awards"),
        ("奖励与荣誉", "awards"),
        ("Responsabilités collectives", "service"),
        ("委員歴", "service"),
        ("Gastvorträge", "talks"),
        ("Comunicazioni a congressi", "talks"),
        ("Research Areas", "interests"),
        ("Áreas de interés", "interests"),
        ("研究キーワード", "interests"),
        ("Didattica", "skip"),
    ],
)
def test_headings_in_many_languages(heading, role):
    assert heading_role(heading) == role
    assert is_known_heading(heading)


def test_a_heading_that_looks_like_the_others_is_one():
    text = "Education\nX\n\nAwards\nY\n\nProfessional positions held so far\nZ\n\nKiln Award\n2019"
    assert likely_headings(text.split("\n")) == {6}


def test_no_title_of_a_publication_is_a_heading_for_its_looks():
    text = "Education\nX\n\nPapers\nY\n\nTraining kilns with little data for service\nA. Pott, 2019"
    assert likely_headings(text.split("\n")) == frozenset()


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2006 - 10", "2006", "2010"),
        ("1998 – 02", "1998", "2002"),
        ("2010-03 - 2012-05", "2010-03", "2012-05"),
    ],
)
def test_years_of_two_digits(printed, start, end):
    span = dates.parse_span(printed, as_of="2024-06-01")
    assert (span.start.iso, span.end.iso) == (start, end)


class TestSentences:
    def told(self, text):
        rows = told_positions(outline(f"# Ann Pott\n\n{text}"), "Ann Pott")
        return [(row["title"], row["organisation"], row["dates"]) for row in rows]

    def test_joined_in_a_year(self):
        text = "I am a lecturer at Delft University. Before joining Delft in 2020, I made pots."
        assert self.told(text) == [("lecturer", "Delft University", "since 2020")]
        text = "I am a lecturer at Delft University. I joined Delft University in 2020."
        assert self.told(text) == [("lecturer", "Delft University", "since 2020")]

    def test_several_in_one_sentence(self):
        text = "I was a postdoc at Clay Lab (2019-2021), and an engineer at Mugs from 2015 to 2018."
        assert self.told(text) == [
            ("postdoc", "Clay Lab", "2019-2021"),
            ("engineer", "Mugs", "from 2015 to 2018"),
        ]

    def test_others_are_not_the_person(self):
        assert self.told("My advisor is a professor at Delft University since 2001.") == []

    def test_degrees(self):
        text = "She got her PhD in Clay from Loam College in 2015 and an MSc at Wheel University."
        rows = told_education(outline(f"# Ann Pott\n\n{text}"))
        assert [(row["title"], row["organisation"], row["dates"]) for row in rows] == [
            ("PhD in Clay", "Loam College", "2015"),
            ("MSc", "Wheel University", None),
        ]

"""The declarations: one line a column, as ``name | dtype | meaning [unit]``."""

from __future__ import annotations

from researchmetrics.tables.columns import Column, Table, columns
from researchmetrics.tables.compared import COMPARED
from researchmetrics.tables.traced import TRACED

__all__ = ["TABLES", "Column", "Table"]

_WORK_FIELDS = """
title             | string  | title as shown
year              | Int64   | year of publication; unknown when absent or impossible
date              | string  | ISO date, as precise as known
date_precision    | string  | day, month or year
date_inferred     | boolean | whether part of the date was inferred
type              | string  | kind of work
venue             | string  | journal, conference, workshop or server
venue_id          | string  | identity of the venue
category          | string  | the source's subject class
authors           | object  | names, as far as listed
n_authors         | Int64   | number of authors; unknown when the list was cut [authors]
authors_truncated | boolean | whether the list of authors was cut
affiliations      | object  | affiliations of the work as a whole
doi               | string  | DOI, lower case, no prefix
arxiv_id          | string  | arXiv identifier without version
ids               | object  | further identifiers by scheme
url               | string  | address of the work
code_url          | string  | address of the work's code
has_code          | boolean | whether the source says that there is code
is_open_access    | boolean | whether it can be read without paying
is_retracted      | boolean | whether it was retracted
citations         | Int64   | citations received [citations]
"""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "works",
            columns(
                "work_id | string | identity of the work"
                + _WORK_FIELDS
                + """citations_source  | string  | source of the count
citations_as_of   | string  | ISO date of the count
abstract          | string  | abstract
notes             | object  | awards, oral, under review and the like
versions          | Int64   | number of distinct versions [versions]
sources           | object  | sources that list the work
"""
            ),
            ("work_id",),
        ),
        Table(
            "records",
            columns(
                """
record_id      | string | identity of the record
source         | string | data provider or document
source_id      | string | the source's own identifier
retrieved_at   | string | ISO moment of retrieval
known_at       | string | ISO date at which the source held it true
url            | string | address it came from
payload_sha256 | string | hash of the bytes it was read from
"""
                + _WORK_FIELDS.replace("\nurl    ", "\nwork_url")
                + """abstract          | string  | abstract
notes             | object  | awards, oral, under review and the like
field             | string  | broad field as the source says
stated            | object  | the source's own classes and figures of the work, by its own names
section           | string  | heading under which a document lists it
links             | object  | addresses found in it
raw               | string  | the entry as found
"""
            ),
            ("record_id",),
        ),
        Table(
            "authorships",
            columns(
                """
work_id          | string  | identity of the work
position         | Int64   | position in the list, from 1
name             | string  | as printed
person_id        | string  | identifier of the author where known
is_self          | boolean | whether this is the person of the profile
is_equal         | boolean | marked as equal contribution
is_corresponding | boolean | marked as corresponding author
affiliations     | object  | as printed
countries        | object  | ISO 3166 alpha-2 codes
"""
            ),
            ("work_id", "position"),
        ),
        Table(
            "links",
            columns(
                """
record_id  | string  | the record
work_id    | string  | the work it was linked to
kind       | string  | same, version, correction, code, translation or part
reason     | string  | why
score      | Float64 | strength of the evidence, 0 to 1
decided_by | string  | rule or user
evidence   | object  | what each field contributes, in powers of two; of other kinds what was found
"""
            ),
            ("record_id", "work_id", "kind"),
        ),
        Table(
            "citations_by_year",
            columns(
                """
work_id   | string | identity of the work
year      | Int64  | calendar year
citations | Int64  | citations received in that year [citations]
source    | string | source of the count
"""
            ),
            ("work_id", "year", "source"),
        ),
        Table(
            "references",
            columns(
                """
work_id   | string | the work that gives the reference
cited_id  | string | identity of the work referred to
cited_doi | string | its DOI
raw       | string | the reference as found
"""
            ),
            ("work_id", "cited_id", "raw"),
        ),
        Table(
            "outcomes",
            columns(
                """
source      | string  | data provider or document
status      | string  | complete, partial, truncated, blocked, quota, not_found or failed
n_records   | Int64   | records received [records]
n_expected  | Int64   | records the source says it has [records]
requests    | Int64   | requests sent
bytes       | Int64   | received [bytes]
cost_usd    | Float64 | cost the source stated [USD]
budget_left | string  | what the source said is left
answered_at | string  | ISO moment of the oldest answer used
message     | string  | what to know or do
"""
            ),
            ("source",),
        ),
        Table(
            "stated_ids",
            columns(
                """
id        | string  | identifier of the person
stated_by | string  | data provider or document that states it
evidence  | string  | of whom it is stated, and where
url       | string  | address of the statement
used      | boolean | whether services were asked by it
"""
            ),
            ("id", "stated_by"),
        ),
        Table(
            "plan",
            columns(
                """
source   | string  | data provider
ids      | object  | identifiers that it will be asked by
papers   | Int64   | papers it listed last; unknown when it was never asked [papers]
requests | Int64   | requests it will take, as far as is known
cost_usd | Float64 | what they will cost at the provider's published price [USD]
seconds  | Float64 | time that its rate limit takes [s]
is_least | boolean | whether it may take more, since it is not known how many papers it has
"""
            ),
            ("source",),
        ),
        Table(
            "candidates",
            columns(
                """
id           | string  | identifier to fetch with
name         | string  | as the source displays it
source       | string  | data provider
score        | Float64 | fit to what was asked, 0 to 1
orcid        | string  | ORCID that the source states; rows that share one are one person
n_papers     | Int64   | papers the source lists
n_citations  | Int64   | citations the source counts
h_index      | Int64   | h-index the source states
first_year   | Int64   | year of the first known paper
last_year    | Int64   | year of the last known paper
affiliations | object  | as the source says
countries    | object  | ISO 3166 alpha-2 codes
topics       | object  | as the source says
coauthors    | object  | names of people who wrote with them
other_names  | object  | further forms of the name
ids          | object  | further identifiers
evidence     | object  | why it fits or does not
"""
            ),
            ("source", "id"),
        ),
        Table(
            "indicators",
            columns(
                """
indicator  | string  | name in the catalogue
value      | Float64 | the number; unknown when it cannot be computed
lo         | Float64 | lower end of the 95 % interval
hi         | Float64 | upper end of the 95 % interval
unit       | string  | unit
n_used     | Int64   | works used [works]
n_missing  | Int64   | works left out because a value is unknown [works]
source     | string  | source of the values used
as_of      | string  | ISO date
definition | string  | definition and its version, with DOI
flags      | object  | what limits the number
"""
            ),
            ("indicator",),
        ),
        Table(
            "parsed_references",
            columns(
                """
raw        | string  | the reference as given
title      | string  | title
authors    | object  | names as "Given Family"
year       | Int64   | year
venue      | string  | journal, book, conference or server
volume     | string  | volume
issue      | string  | issue
pages      | string  | pages
first_page | string  | first page
publisher  | string  | publisher
editors    | object  | names
doi        | string  | DOI
arxiv_id   | string  | arXiv identifier
url        | string  | address
type       | string  | kind of work
notes      | object  | oral, award, to appear and the like
confidence | Float64 | 0 to 1
confidences | object | for each field found, how likely it is right, 0 to 1
spans      | object  | for each field found in the string, where it begins and ends
date       | string  | date as printed
venue_acronym | string | acronym that the venue's name holds, or is
code_url   | string  | address of the work's code
authors_truncated | boolean | whether the list of authors was cut
name_parts | object  | for each author the given names, particle, family name and suffix
"""
            ),
            (),
        ),
        *TRACED,
        *COMPARED,
    )
}

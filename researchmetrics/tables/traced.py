"""Declarations of the tables that trace what is shown back to what was said, and compare it."""

from __future__ import annotations

from researchmetrics.tables.columns import Table, columns

__all__ = ["TRACED"]

TRACED = (
    Table(
        "origins",
        columns(
            """
work_id   | string | identity of the work
field     | string | column of the works table
position  | Int64  | position of the value in a list, from 1
value     | string | what is shown
source    | string | data provider or document that says so
record_id | string | the record that says so
why       | string | why it was taken
"""
        ),
        ("work_id", "field", "position"),
    ),
    Table(
        "disagreements",
        columns(
            """
work_id    | string  | identity of the work
field      | string  | column of the works table
value      | string  | what is said
is_shown   | boolean | whether it is what the works table shows
sources    | object  | data providers and documents that say so
record_ids | object  | the records that say so
why        | string  | why it is shown
"""
        ),
        ("work_id", "field", "value"),
    ),
    Table(
        "editions",
        columns(
            """
work_id       | string  | identity of the work
edition       | Int64   | number within the work, from 1
is_shown      | boolean | whether the work is shown in this form
type          | string  | kind of work
venue         | string  | where it appeared
venue_id      | string  | identity of the venue
year          | Int64   | year of publication
date          | string  | ISO date, as precise as known
doi           | string  | its DOI
arxiv_id      | string  | arXiv identifier without version
arxiv_version | Int64   | latest version on arXiv that a record names
citations     | Int64   | largest count of its records [citations]
record_ids    | object  | its records
sources       | object  | sources that list it
"""
        ),
        ("work_id", "edition"),
    ),
    Table(
        "contributions",
        columns(
            """
member     | string  | member of the group, as the document lists the name
work_id    | string  | identity of the work
position   | Int64   | place among the authors, from 1
name       | string  | the author's name as the work lists it
agreement  | string  | how the two agree: same, initials or misspelt
is_certain | boolean | False where the author may be another member as well
"""
        ),
        ("member", "work_id", "position"),
    ),
    Table(
        "reconciliation",
        columns(
            """
status     | string  | both, document_only or fetched_only; differs: a field of the work above
work_id    | string  | identity of the work
title      | string  | title as shown
year       | Int64   | year of publication
venue      | string  | where it appeared
doi        | string  | its DOI
field      | string  | field that differs
document   | string  | what the document says there
fetched    | string  | what the sources say there
reason     | string  | why it is taken so
is_certain | boolean | False where what was not seen, or not surely read, may tell otherwise
n_listed   | Int64   | entries of the document about this work [entries]
sources    | object  | sources that list it
"""
        ),
        (),
    ),
    Table(
        "citation_policies",
        columns(
            """
policy      | string  | how citations are counted
is_used     | boolean | whether the profile counts so
h_index     | Int64   | h-index counted so
g_index     | Int64   | g-index counted so
i10_index   | Int64   | i10-index counted so
n_citations | Int64   | citations in all [citations]
n_counted   | Int64   | papers with a known count [papers]
n_differing | Int64   | papers whose count differs from the one used [papers]
"""
        ),
        ("policy",),
    ),
)

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
        "bounds",
        columns(
            """
indicator   | string  | name in the catalogue
cause       | string  | what is in doubt: links, ownership, sources or missing
value       | Float64 | the number as it is shown
lo          | Float64 | least value of any scenario
hi          | Float64 | largest value of any scenario
scenario_lo | string  | what is supposed for the least value; as_shown where it is the value
scenario_hi | string  | what is supposed for the largest value
n_works_lo  | Int64   | works used for the least value [works]
n_works_hi  | Int64   | works used for the largest value [works]
is_exact    | boolean | whether no other way to settle the doubt leads beyond
n_used      | Int64   | works used for the value [works]
n_missing   | Int64   | works left out because a value is unknown [works]
as_of       | string  | ISO date
definition  | string  | definition and its version, with DOI
flags       | object  | what limits the bounds
"""
        ),
        ("indicator", "cause"),
    ),
    Table(
        "member_bounds",
        columns(
            """
member     | string  | member of the group, as the document lists the name
indicator  | string  | name in the catalogue
value      | Float64 | the number, of the works that they surely wrote
lo         | Float64 | the lesser of the value without and with all doubtful works
hi         | Float64 | the larger of the two
n_works_lo | Int64   | works behind the lesser [works]
n_works_hi | Int64   | works behind the larger [works]
is_exact   | boolean | whether no choice among the doubtful works leads beyond
"""
        ),
        ("member", "indicator"),
    ),
    Table(
        "forecast",
        columns(
            """
indicator  | string  | h_index or n_citations
years      | Int64   | years ahead
date       | string  | ISO date that the forecast is of
value      | Float64 | median of the simulated careers; unknown outside the range of validity
lo50       | Float64 | lower end of the interval that holds half of them
hi50       | Float64 | upper end of it
lo80       | Float64 | lower end of the interval that holds 80 %
hi80       | Float64 | upper end of it
lo95       | Float64 | lower end of the interval that holds 95 %
hi95       | Float64 | upper end of it
now        | Float64 | what it is at the date looked from
n_used     | Int64   | papers of known year and citations [papers]
n_missing  | Int64   | papers of which one is unknown [papers]
n_yearly   | Int64   | papers whose citations by year are known [papers]
as_of      | string  | ISO date looked from
definition | string  | definition and its version
reason     | string  | why there is no number
flags      | object  | what else limits the numbers
"""
        ),
        ("indicator", "years"),
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

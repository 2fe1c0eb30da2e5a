"""Declarations of the tables that compare works with others of their field, year and type."""

from __future__ import annotations

from researchmetrics.tables.columns import Table, columns

__all__ = ["COMPARED"]

COMPARED = (
    Table(
        "reference_sets",
        columns(
            """
source    | string  | data provider that counted works and citations
level     | string  | how wide the field is: topic, subfield, field or domain
field     | string  | the source's identifier of the field
year      | Int64   | year of publication
type      | string  | kind of work, in the source's words
citations | Int64   | citations received; unknown in the one row of a set without works
n_works   | Int64   | works of the set that have so many citations [works]
complete  | boolean | whether all works of the set are counted; False where some were drawn
as_of     | string  | ISO date of the counts
"""
        ),
        ("source", "field", "year", "type", "citations"),
    ),
    Table(
        "standing",
        columns(
            """
work_id    | string  | identity of the work
record_id  | string  | the record that says so
source     | string  | data provider whose classes and figures these are
source_id  | string  | the source's own identifier
as_of      | string  | ISO date of the figures
citations  | Int64   | citations that the source counts [citations]
year       | Int64   | year of publication, by the source
type       | string  | kind of work, in the source's words
topic      | string  | topic under which the source files it first
subfield   | string  | subfield of that topic
field      | string  | field of that topic
domain     | string  | domain of that topic
fwci       | Float64 | field-weighted citation impact that the source states
percentile | Float64 | percentile in field, year and type that the source states, 0 to 100
top10      | Float64 | 1 where the source sees it in the top 10 %, else 0
top1       | Float64 | 1 where the source sees it in the top 1 %, else 0
definition | string  | address at which the source defines them
"""
        ),
        ("record_id",),
    ),
    Table(
        "normalised",
        columns(
            """
work_id       | string  | identity of the work
source        | string  | data provider of both counts that are compared
citations     | Int64   | citations that it counts [citations]
counted_at    | string  | ISO date of that count
year          | Int64   | year of publication
type          | string  | kind of work
field         | string  | field whose works it is compared with
expected      | Float64 | mean citations of the reference set [citations]
ncs           | Float64 | citations over expected citations
percentile    | Float64 | percentile in the reference set, 0 to 100
top10         | Float64 | membership of the most cited 10 %, 0 to 1
top1          | Float64 | membership of the most cited 1 %, 0 to 1
percentile_se | Float64 | standard error of the percentile, where the set was drawn at random
n_reference   | Int64   | works of the set [works]
reference     | string  | how wide the set is: year, years or parent
reference_as_of | string | ISO date of the reference set
definition    | string  | definition and its version
flags         | object  | what limits the numbers
"""
        ),
        ("work_id",),
    ),
)

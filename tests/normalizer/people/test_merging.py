"""One person seen by several sources."""

from __future__ import annotations

import pytest

from researchmetrics.errors import AmbiguousPersonError
from researchmetrics.normalizer.people import merge_people, names_agree
from researchmetrics.records import Person, PersonRecord, Provenance


def said(source, **what):
    return PersonRecord(person=Person(**what), provenance=Provenance(source=source))


def test_identifiers_and_names_are_joined():
    person = merge_people(
        [
            said("document:cv.md", name="Josiah Carberry", affiliations=("Brown University",)),
            said(
                "openalex",
                name="J. S. Carberry",
                ids=("openalex:a1", "orcid:https://orcid.org/0000-0002-1825-0097"),
                affiliations=("brown university",),
            ),
            said("orcid", name="Josiah Carberry", ids=("orcid:0000-0002-1825-0097",)),
        ]
    )
    assert person.ids == ("openalex:A1", "orcid:0000-0002-1825-0097")
    assert person.name == "Josiah Carberry"
    assert person.other_names == ("J. S. Carberry",)
    assert person.affiliations == ("Brown University",)


def test_two_orcids_are_two_people():
    records = [
        said("orcid", ids=("orcid:0000-0002-1825-0097",)),
        said("openalex", ids=("orcid:0000-0002-1694-233X",)),
    ]
    with pytest.raises(AmbiguousPersonError, match="different people") as caught:
        merge_people(records)
    assert len(caught.value.candidates) == 2


def test_several_openalex_profiles_are_one_split_person():
    person = merge_people(
        [said("openalex", ids=("openalex:A1000",)), said("openalex", ids=("openalex:A2000",))]
    )
    assert person.ids == ("openalex:A1000", "openalex:A2000")


def test_nobody_and_groups():
    assert merge_people([]) == Person()
    assert merge_people([said("document:lab.md", name="Kiln Lab", is_group=True)]).is_group


def test_names_agree():
    assert names_agree([Person(name="Josiah Carberry"), Person(), Person(name="Carberry JS")])
    assert not names_agree([Person(name="Josiah Carberry"), Person(name="Maria Oliveira")])

"""Reading how HAL describes people: texts that join an author's name, number and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from researchmetrics.sources import fields, person_ids
from researchmetrics.sources.identifiers import last_part

__all__ = ["AUTHOR", "EVIDENCE", "PEOPLE", "evidence", "names_of", "of_person", "people"]

# What is asked for of each on a list.
PEOPLE = (
    "docid,person_i,idHal_s,fullName_s,valid_s,orcidId_s,idrefId_s,researcheridId_s,viafId_s,"
    "isniId_s,google scholarId_s,arxivId_s"
)
EVIDENCE = "docid,halId_s,authFullNameFormIDPersonIDIDHal_fs,authIdHasPrimaryStructure_fs"
_OTHER_IDS = {
    "ORCID": "orcidId_s",
    "idref": "idrefId_s",
    "ResearcherID": "researcheridId_s",
    "viaf": "viafId_s",
    "isni": "isniId_s",
    "Google Scholar": "google scholarId_s",
}
_FACET, _JOIN = "_FacetSep_", "_JoinSep_"
# By field, the fullest first: what its texts join.
_SIGNED = {
    "authFullNameFormIDPersonIDIDHal_fs": "name key own",
    "authFullNamePersonIDIDHal_fs": "name key own",
    "authFullNameIdHal_fs": "name own",
    "authFullNameIdFormPerson_fs": "name key",
    "authFullNameId_fs": "name key",
    "authIdHalFullName_fs": "own name",
    "authIdFullName_fs": "key name",
    "authFullName_s": "name",
    "authLastNameFirstName_s": "name",
}


def people(raw: object) -> tuple[list[Mapping[str, Any]], tuple[str, ...]]:
    """Read who made a work.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    tuple of (list of Mapping, tuple of str)
        Authors as rows for `AUTHOR`, and names of editors.

    Examples
    --------
    >>> joined = ["Josiah Carberry_FacetSep_12-7_FacetSep_josiah-carberry"]
    >>> place = ["12-7_FacetSep_Josiah Carberry_JoinSep_99_FacetSep_Kiln Laboratory"]
    >>> row = {"authFullNameFormIDPersonIDIDHal_fs": joined, "authIdHasPrimaryStructure_fs": place}
    >>> (carberry,), _ = people(row)
    >>> carberry["ids"], carberry["affiliations"]
    (['hal:josiah-carberry', 'hal-person:7'], ['Kiln Laboratory'])
    """
    rows, orcids = _signed(raw), fields.names(raw, "authORCIDIdExt_s")
    # Authors without an ORCID are left out of the list of them.
    alone = [f"orcid:{orcids[0]}"] if len(rows) == len(orcids) == 1 else []
    roles = fields.texts(raw, "authQuality_s")
    roles = roles if len(roles) == len(rows) else [""] * len(rows)
    places = _places(raw)
    editors: list[str | None] = list(fields.names(raw, "scientificEditor_s"))
    authors: list[Mapping[str, Any]] = []
    for row, role in zip(rows, roles, strict=True):
        name, key, own = (row.get(part, "") for part in ("name", "key", "own"))
        number = key.rpartition("-")[2]
        numbered = [f"hal-person:{number}"] if number.strip("0") else []
        if role == "edt":
            editors.append(name)
            continue
        one = {"name": name, "ids": [*([f"hal:{own}"] if own else []), *numbered, *alone]}
        is_corresponding = role == "crp" if "crp" in roles else None
        authors.append(
            one | {"affiliations": places.get(key, []), "is_corresponding": is_corresponding}
        )
    return authors, fields.distinct(*editors)


def _signed(raw: object) -> list[dict[str, str]]:
    """Take the authors' texts apart, of whichever field has them."""
    for field, parts in _SIGNED.items():
        if texts := fields.texts(raw, field):
            split = ([part.strip() for part in text.split(_FACET)] for text in texts)
            return [dict(zip(parts.split(), values, strict=False)) for values in split]
    both = (fields.texts(raw, "authFirstName_s"), fields.texts(raw, "authLastName_s"))
    return [{"name": " ".join(names)} for names in zip(*both, strict=False)]


def _places(raw: object) -> dict[str, list[str]]:
    """Read the places of authors, by the key under which an author stands in a work."""
    found: dict[str, list[str]] = {}
    texts = fields.texts(raw, "authIdHasPrimaryStructure_fs")
    for text in texts or fields.texts(raw, "authIdHasStructure_fs"):
        who, _, place = text.partition(_JOIN)
        name = place.rpartition(_FACET)[2].strip()
        if name:
            found.setdefault(who.partition(_FACET)[0].strip(), []).append(name)
    return found


def of_person(forms: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Read all identifiers of a person.

    Parameters
    ----------
    forms : sequence of Mapping
        The forms under which the person signs.

    Returns
    -------
    tuple of str
        ``scheme:value``, the idHal first; empty where there is neither one nor an ORCID.

    Examples
    --------
    >>> form = {"idHal_s": "josiah-carberry", "person_i": 7, "idrefId_s": ["https://x/99"]}
    >>> of_person([form])
    ('hal:josiah-carberry', 'idref:99', 'hal-person:7')
    """
    own = [f"hal:{one}" for one in fields.names(forms, "idHal_s")]
    others = [
        person_ids.id_named(kind, last_part(text))
        for kind, path in _OTHER_IDS.items()
        for text in fields.names(forms, path)
    ]
    if not own and not (others and (others[0] or "").startswith("orcid:")):
        return ()
    numbers = (f"hal-person:{n}" for n in fields.names(forms, "person_i") if n.strip("0"))
    return fields.distinct(*own, *others, *numbers)


def names_of(forms: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Read the names under which a person signs.

    Parameters
    ----------
    forms : sequence of Mapping
        The forms under which the person signs.

    Returns
    -------
    tuple of str
        First names first.

    Examples
    --------
    >>> names_of([{"firstName_s": "Ida", "lastName_s": "Kiln"}, {"fullName_s": "I. Kiln"}])
    ('Ida Kiln', 'I. Kiln')
    """
    return fields.distinct(
        *(
            fields.text(form, "fullName_s")
            or " ".join(fields.names(form, "firstName_s | lastName_s"))
            for form in forms
        )
    )


def evidence(works: object, own: str) -> dict[str, Any]:
    """Read what works tell of one of the people who were found.

    Parameters
    ----------
    works : object
        Answer with the latest works of all of them, and with counts.
    own : str
        Identifier of the one.

    Returns
    -------
    dict
        By names of `researchmetrics.records.Candidate`; affiliations the latest first.
    """
    counts = fields.value(works, "facet_counts.facet_fields.authIdHal_s")
    listed = counts if isinstance(counts, list) else []
    bare = own.partition(":")[2]
    n = next((n for who, n in zip(listed[::2], listed[1::2], strict=False) if who == bare), None)
    places: list[str | None] = []
    others: list[str | None] = []
    for row in fields.rows(works, "response.docs"):
        authors = people(row)[0]
        mine = [author for author in authors if own in author["ids"]]
        if mine:
            places += mine[0]["affiliations"]
            others += [author["name"] for author in authors if author is not mine[0]]
    return {
        "n_papers": n if type(n) is int else None,
        "affiliations": fields.distinct(*places),
        "coauthors": fields.distinct(*others),
    }


AUTHOR: fields.Table = {
    "name": (fields.text, "name"),
    "ids": (fields.names, "ids"),
    "affiliations": (fields.names, "affiliations"),
    "is_corresponding": (fields.flag, "is_corresponding"),
}

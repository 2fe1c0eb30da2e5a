"""People with many works, at each service that is played here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import invented
from playing import Asked, Reply
from playing_acl_anthology import PlayedAclAnthology
from playing_arxiv import PlayedArXiv
from playing_crossref import PlayedCrossref
from playing_datacite import PlayedDataCite
from playing_dblp import PlayedDblp
from playing_europepmc import PlayedEuropePMC
from playing_google_scholar import USER, PlayedGoogleScholar
from playing_hal import PlayedHal
from playing_inspirehep import PlayedInspire
from playing_openalex import PlayedOpenAlex
from playing_openreview import PlayedOpenReview
from playing_orcid import PlayedOrcid
from playing_semanticscholar import PlayedSemanticScholar
from playing_zenodo import PlayedZenodo

FIXTURES = Path(__file__).parents[1] / "fixtures"
OWN = "0000-0002-1825-0097"
_Row = dict[str, Any]


# Opens the doors that are closed to those without.
KEY = "planted"


class Crowded(NamedTuple):
    """A service that knows people with many works each."""

    answer: Callable[[Asked], Reply]
    # Each by what the service knows them best.
    people: list[str]
    # What the service's own address ends in.
    below: str = ""


def _numbers(people: int, n: int) -> list[tuple[int, int]]:
    """Return the people with the numbers of their works."""
    return [(who, who * n + place) for who in range(people) for place in range(1, n + 1)]


def _orcid_of(who: int) -> str:
    return invented.orcid(who) if who else OWN


def _people(people: int) -> list[str]:
    return [f"orcid:{_orcid_of(who)}" for who in range(people)]


def _acl_anthology(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedAclAnthology(fixtures)
    played.fill(n)
    return Crowded(played.answer, ["acl:josiah-carberry-brown"])


def _arxiv(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedArXiv(fixtures)
    played.papers = [f"{2401 + number // 9999}.{number % 9999 + 1:05d}" for number in range(n)]
    template = played.template.replace("<arxiv:doi>10.5555/psycho.90001</arxiv:doi>", "")

    def entry(paper: str) -> str:
        number = int(paper.replace(".", ""))
        text = template.replace("2401.90001", paper).replace("Kiln", invented.family(number))
        text = text.replace("On the Toughness of\n  Cracked Pots", invented.title(number))
        return text.replace("We hit pots &amp; hit them again", invented.abstract(number))

    played.entry = entry  # type: ignore[method-assign]  # told apart by more than their numbers
    return Crowded(played.answer, ["arxiv:carberry_j_1"])


def _crossref(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedCrossref(fixtures)

    def row(who: int, number: int) -> _Row:
        doi = f"10.5555/psycho.{number:05d}"
        older = [
            {"key": f"{one}", "DOI": f"10.5555/o.{one}"} for one in invented.references(number)
        ]
        work: _Row = invented.told_apart(played.template, number, **{OWN: _orcid_of(who)})
        return work | {
            "DOI": doi,
            "URL": f"https://doi.org/{doi}",
            "resource": {"primary": {"URL": f"https://psycho.example/articles/{number}"}},
            "title": [invented.title(number)],
            "subtitle": [],
            "abstract": f"<jats:p>{invented.abstract(number)}</jats:p>",
            "relation": {},
            "reference": older,
        }

    played.works = [row(*one) for one in _numbers(people, n)]
    return Crowded(played.answer, _people(people))


def _datacite(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedDataCite(fixtures)

    def row(number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number)
        doi, text = f"10.5555/psycho.{number:05d}", invented.abstract(number)
        fresh = {"doi": doi, "titles": [{"title": invented.title(number)}], "identifiers": []}
        fresh |= {"alternateIdentifiers": [], "relatedIdentifiers": []}
        fresh["descriptions"] = [{"description": text, "descriptionType": "Abstract"}]
        return work | {"id": doi, "attributes": work["attributes"] | fresh}

    played.works = [row(number) for number in range(1, n + 1)]
    return Crowded(played.answer, _people(1))


def _dblp(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedDblp(fixtures)
    played.fill(n)
    page = played.pages["95/9001-1"]
    for number in range(n) if n > 2_000 else ():
        page = page.replace(f"<title>Pot {number}.", f"<title>{invented.title(number)}.", 1)
    played.pages["95/9001-1"] = page
    return Crowded(played.answer, ["dblp:95/9001-1"])


def _europepmc(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedEuropePMC(fixtures)

    def row(who: int, number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number, **{OWN: _orcid_of(who)})
        own = str(90_000_000 + number)
        return work | {
            "id": own,
            "pmid": own,
            "pmcid": f"PMC{9_000_000 + number}",
            "doi": f"10.5555/psycho.{number:05d}",
            "title": f"{invented.title(number)}.",
            "abstractText": f"<h4>Aim</h4>{invented.abstract(number)}",
        }

    played.works = [row(*one) for one in _numbers(people, n)]
    return Crowded(played.answer, _people(people))


def _google_scholar(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedGoogleScholar(fixtures)
    played.titles = [f"Pot {number}" for number in range(n)]
    return Crowded(played.answer, [f"scholar:{USER}"])


def _hal(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedHal(fixtures)

    def row(number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number)
        own, both = f"hal-{number:08d}", invented.abstract(number)
        fresh = {"docid": str(number), "halId_s": own, "uri_s": f"https://hal.science/{own}"}
        fresh |= {"doiId_s": f"10.5555/psycho.{number:05d}", "title_s": [invented.title(number)]}
        fresh |= {"subTitle_s": [], "abstract_s": [both, both[::-1]]}
        work = {k: v for k, v in work.items() if k not in {"arxivId_s", "pubmedId_s", "isbn_s"}}
        return work | fresh

    played.works = [row(number) for number in range(1, n + 1)]
    return Crowded(played.answer, ["hal:josiah-carberry"])


def _inspirehep(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedInspire(fixtures)

    def row(number: int) -> _Row:
        fresh: _Row = {"titles": [{"title": invented.title(number)}]}
        fresh["abstracts"] = [{"value": invented.abstract(number)}]
        older = (
            f"https://inspirehep.net/api/literature/{one}" for one in invented.references(number)
        )
        fresh["references"] = [{"record": {"$ref": one}} for one in older]
        return invented.told_apart(played.work(number, **fresh), number)

    played.works = [row(number) for number in range(1, n + 1)]
    return Crowded(played.answer, ["inspire:J.Carberry.1"])


def _openalex(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedOpenAlex(fixtures)
    at = "https://openalex.org"

    def names(who: int) -> dict[str, str]:
        return {OWN: _orcid_of(who), "A9000000001": f"A9{who + 1:09d}"} if who else {}

    def row(who: int, number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number, **names(who))
        doi = f"https://doi.org/10.5555/psycho.{number:05d}"
        place = work["primary_location"] | {"id": f"doi:{doi[16:]}", "landing_page_url": doi}
        positions: dict[str, list[int]] = {}
        for position, word in enumerate(invented.abstract(number).split()):
            positions.setdefault(word, []).append(position)
        last = work["authorships"][-1]
        more = [
            last | {"raw_author_name": f"{invented.given(one)} {invented.family(one)}"}
            for one in range(7 * number, 7 * number + 4)
        ]
        return work | {
            "id": f"{at}/W8{number:09d}",
            "doi": doi,
            "ids": {"openalex": f"{at}/W8{number:09d}", "doi": doi},
            "title": invented.title(number),
            "display_name": invented.title(number),
            "primary_location": place,
            "locations": [place],
            "authorships": [*work["authorships"], *more],
            "abstract_inverted_index": positions,
            "referenced_works": [f"{at}/W7{one:09d}" for one in invented.references(number)],
        }

    author, played.key = played.authors[0], KEY
    played.authors = [invented.told_apart(author, 0, **names(who)) for who in range(people)]
    for person in played.authors:
        person["works_count"] = n
    played.works = [row(*one) for one in _numbers(people, n)]
    known = [row["id"].rpartition("/")[2] for row in played.authors]
    return Crowded(played.answer, [f"openalex:{own}" for own in known])


def _openreview(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedOpenReview(fixtures)

    def row(number: int) -> _Row:
        note: _Row = invented.told_apart(played.note(number), number)
        fresh = {"title": invented.title(number), "abstract": invented.abstract(number)}
        content = note["content"] | {name: {"value": text} for name, text in fresh.items()}
        return note | {"content": content}

    played.newer, played.older = [row(number) for number in range(n)], []
    return Crowded(played.answer, [f"openreview:{played.profiles[0]['id']}"], "/api2")


def _orcid(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedOrcid(fixtures)
    shape, template = played.records[OWN], played.template

    def row(who: int, number: int) -> _Row:
        instead = {"On the Toughness of Cracked Pots": invented.title(number)}
        instead |= {"ON THE TOUGHNESS OF CRACKED POTS": invented.title(number).upper()}
        instead |= {"psycho.0001": f"psycho.{number:05d}", "PSYCHO.0001": f"PSYCHO.{number:05d}"}
        instead |= {"2-s2.0-99000001": f"2-s2.0-{number:08d}", OWN: _orcid_of(who)}
        group: _Row = invented.told_apart(template, number, **instead)
        # Most works come from one client, some from several.
        del group["work-summary"][1 if number % 4 else 2 :]
        for place, summary in enumerate(group["work-summary"]):
            summary["put-code"] = 10 * number + place
        return group

    for who in range(people):
        record = played.records[_orcid_of(who)] = invented.told_apart(
            shape, 0, **{OWN: _orcid_of(who)}
        )
        theirs = [row(*one) for one in _numbers(people, n) if one[0] == who]
        record["activities-summary"]["works"]["group"] = theirs
    return Crowded(played.answer, _people(people))


def _semanticscholar(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedSemanticScholar(fixtures)

    def names(who: int) -> dict[str, str]:
        return {OWN: _orcid_of(who), "90000001": f"{90_000_001 + who * 10}"}

    def row(who: int, number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number, **names(who))
        own, doi = f"{number:040x}", f"10.5555/psycho.{number:05d}"
        return work | {
            "paperId": own,
            "corpusId": 900_000 + number,
            "externalIds": {"DOI": doi, "CorpusId": 900_000 + number},
            "url": f"https://www.semanticscholar.org/paper/{own}",
            "title": invented.title(number),
            "abstract": invented.abstract(number),
        }

    author, played.key = played.authors[0], KEY
    played.authors = [invented.told_apart(author, 0, **names(who)) for who in range(people)]
    played.works = [row(*one) for one in _numbers(people, n)]

    def answer(asked: Asked) -> Reply:
        return played.answer(replace(asked, path=asked.path.removeprefix(below)))

    # Where the service has it: other programs do not let that part of the address be chosen.
    below = "/graph/v1"
    return Crowded(answer, [f"s2:{row['authorId']}" for row in played.authors], below)


def _zenodo(fixtures: Path, people: int, n: int) -> Crowded:
    played = PlayedZenodo(fixtures)

    def row(number: int) -> _Row:
        work: _Row = invented.told_apart(played.template, number)
        own = 90_000_000 + 2 * number
        fresh = {"id": own, "recid": str(own), "doi": f"10.5281/zenodo.{own}"}
        fresh |= {"conceptrecid": str(own - 1), "conceptdoi": f"10.5281/zenodo.{own - 1}"}
        told = {"title": invented.title(number), "description": invented.abstract(number)}
        told |= {"doi": fresh["doi"], "related_identifiers": [], "imprint": {}}
        return work | fresh | {"title": told["title"], "metadata": work["metadata"] | told}

    played.works = [row(number) for number in range(1, n + 1)]
    return Crowded(played.answer, _people(1))


_PLAYED = {
    "acl_anthology": _acl_anthology,
    "arxiv": _arxiv,
    "crossref": _crossref,
    "datacite": _datacite,
    "dblp": _dblp,
    "europepmc": _europepmc,
    "google_scholar": _google_scholar,
    "hal": _hal,
    "inspirehep": _inspirehep,
    "openalex": _openalex,
    "openreview": _openreview,
    "orcid": _orcid,
    "semanticscholar": _semanticscholar,
    "zenodo": _zenodo,
}


def crowded(name: str, n: int, people: int = 1) -> Crowded:
    """Play a service that knows so many people, whose works are n each."""
    return _PLAYED[name](FIXTURES / name, people, n)

"""Plays DataCite: invented deposits, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from playing import Asked, Reply, said

ROWS_AT_MOST = 1000


class PlayedDataCite:
    """Answers like DataCite. Change ``works`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 4)]
        # Called with the request and the list about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work, doi = copy.deepcopy(self.template), f"10.5555/psycho.{number:04d}"
        return work | {"id": doi, "attributes": work["attributes"] | {"doi": doi} | changes}

    def many(self, n: int) -> None:
        """Have so many works."""
        creators = self.template["attributes"]["creators"][:1]
        self.works = [
            {
                "id": f"10.5555/psycho.{number:04d}",
                "type": "dois",
                "attributes": {"creators": creators, "publicationYear": 2000 + number % 20},
            }
            for number in range(1, n + 1)
        ]

    def answer(self, asked: Asked) -> Reply:
        _, room, *rest = asked.path.split("/", 2)
        if room == "dois" and not rest:
            return self._list(asked)
        for work in self.works:
            if rest and work["id"] == unquote(rest[0]).lower():
                return _said({"data": work})
        problem = {"status": "404", "title": "The resource you are looking for doesn't exist."}
        return _said({"errors": [problem]}, 404)

    def _list(self, asked: Asked) -> Reply:
        size, place = int(asked.first("page[size]") or 25), asked.first("page[cursor]")
        if size > ROWS_AT_MOST:
            return _said({"errors": [{"status": "400", "title": "page size"}]}, 400)
        found = [work for work in self.works if self._fits(asked, work)]
        start = int(place.removeprefix("MT")) if place not in {None, "1"} else 0
        rows = found[start : start + size]
        pages = -(-len(found) // size) if size else 0
        links = {"self": f"https://api.datacite.example{asked.path}"}
        if place and size and len(rows) == size:
            links["next"] = (
                f"https://api.datacite.example/dois?page%5Bcursor%5D=MT{start + size}"
                f"&page%5Bsize%5D={size}&query={quote(asked.first('query') or '')}"
            )
        meta = {"total": len(found), "totalPages": pages, "page": 1}
        return _said(self.spoil(asked, {"data": rows, "meta": meta, "links": links}))

    def _fits(self, asked: Asked, work: dict[str, Any]) -> bool:
        if ids := asked.first("ids"):
            return work["id"] in ids.lower().split(",")
        query, said = asked.first("query") or "", work["attributes"]
        (people,) = re.findall(r"creators\.nameIdentifiers\.nameIdentifier:\((.*?)\)", query)
        wanted = set(re.findall(r'"([^"]*)"', people))
        stated = {
            known["nameIdentifier"]
            for creator in said["creators"]
            for known in creator["nameIdentifiers"]
        }
        years = re.search(r"publicationYear:\[(\d{4}) TO \*\]", query)
        return bool(stated & wanted) and (
            years is None or (said["publicationYear"] or 0) >= int(years[1])
        )


def _said(body: dict[str, Any], status: int = 200) -> Reply:
    return said(body, status, **{"Content-Type": "application/vnd.api+json; charset=utf-8"})

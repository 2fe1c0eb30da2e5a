"""Plays Zenodo: invented deposits, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import Asked, Reply, said

ROWS_AT_MOST, ROWS_WITH_TOKEN, REACH = 25, 100, 10_000


class PlayedZenodo:
    """Answers like Zenodo. Change ``works`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 4)]
        self.token: str | None = None
        # By what stands for all versions of a deposit: the latest.
        self.latest: dict[str, str] = {}
        # Called with the request and the list about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work, own = copy.deepcopy(self.template), 91_000_000 + number
        doi = f"10.5281/zenodo.{own}"
        return work | {"id": own, "recid": str(own), "doi": doi} | changes

    def many(self, n: int) -> None:
        """Have so many works."""
        metadata = {"creators": self.template["metadata"]["creators"][:1]}
        self.works = [
            {"id": 91_000_000 + number, "doi": f"10.5281/zenodo.{91_000_000 + number}"}
            | {"metadata": metadata | {"publication_date": f"{2000 + number % 20}-06-01"}}
            for number in range(1, n + 1)
        ]

    def answer(self, asked: Asked) -> Reply:
        token = asked.headers.get("authorization")
        if token is not None and token != f"Bearer {self.token}":
            return said({"status": 401, "message": f"not authorized: {token}"}, 401)
        _, room, *rest = asked.path.split("/", 2)
        if room == "records" and not rest:
            return self._list(asked, ROWS_WITH_TOKEN if token else ROWS_AT_MOST)
        if rest and rest[0] in self.latest:
            return Reply(b"", 302, {"Location": f"/records/{self.latest[rest[0]]}"})
        for work in self.works:
            if rest and str(work["id"]) == rest[0]:
                return _said(work)
        return _said({"status": 404, "message": "The persistent identifier does not exist."}, 404)

    def _list(self, asked: Asked, most: int) -> Reply:
        size, number = int(asked.first("size") or 10), int(asked.first("page") or 1)
        if size > most or size * number > REACH:
            return _said({"status": 400, "message": "A validation error occurred."}, 400)
        if asked.first("sort") not in {None, "bestmatch", "newest", "oldest"}:
            return _said({"status": 400, "message": "Invalid sort option."}, 400)
        found = [work for work in self.works if self._fits(asked, work)]
        rows = found[(number - 1) * size : number * size]
        links = {"self": f"https://zenodo.example{asked.path}?page={number}&size={size}"}
        body = {"hits": {"hits": rows, "total": len(found)}, "aggregations": {}, "links": links}
        return _said(self.spoil(asked, body))

    def _fits(self, asked: Asked, work: dict[str, Any]) -> bool:
        query = asked.first("q") or ""
        name, _, rest = query.partition(":")
        wanted = set(re.findall(r'"([^"]*)"', rest))
        if name in {"recid", "doi"}:
            assert asked.first("all_versions") == "true", "else the latest alone are searched"
            return str(work["id"] if name == "recid" else work["doi"]) in wanted
        since = re.search(r"publication_date:\[(\S+) TO \*\]", query)
        people = {person.get("orcid") for person in work["metadata"]["creators"]}
        return bool(people & wanted) and (
            since is None or work["metadata"]["publication_date"] >= since[1]
        )


def _said(body: dict[str, Any], status: int = 200) -> Reply:
    limits = {"x-ratelimit-limit": "30", "x-ratelimit-remaining": "29"}
    return said(body, status, **limits)

"""Plays Crossref: invented works, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playing import Asked, Reply, said

ROWS_AT_MOST = 1000


class PlayedCrossref:
    """Answers like Crossref. Change ``works`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 4)]
        self.token: str | None = None
        # Called with the request and the message about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, message: (
            message
        )

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work = copy.deepcopy(self.template)
        return work | {"DOI": f"10.5555/psycho.{number:04d}"} | changes

    def many(self, n: int) -> None:
        """Have so many works."""
        self.works = [
            {
                "DOI": f"10.5555/psycho.{number:04d}",
                "type": "journal-article",
                "author": self.template["author"][:1],
                "issued": {"date-parts": [[2000 + number % 20]]},
            }
            for number in range(1, n + 1)
        ]

    def answer(self, asked: Asked) -> Reply:
        stated = asked.headers.get("crossref-plus-api-token")
        if stated is not None and stated != f"Bearer {self.token}":
            return said({"status": "error", "message": "bad token"}, 401)
        _, room, *rest = asked.path.split("/", 2)
        if room != "works":
            return _missing()
        return self._one(unquote(rest[0])) if rest else self._list(asked)

    def _one(self, doi: str) -> Reply:
        for work in self.works:
            if work["DOI"].lower() == doi.lower():
                return _ok("work", work)
        return _missing()

    def _list(self, asked: Asked) -> Reply:
        rows = int(asked.first("rows") or 20)
        if rows > ROWS_AT_MOST:
            problem = {"type": "integer-not-valid", "value": str(rows), "message": "too many"}
            body = {"status": "failed", "message-type": "validation-failure", "message": [problem]}
            return said(body, 400)
        found = [work for work in self.works if self._fits(asked, work)]
        cursor = asked.first("cursor")
        if cursor and cursor != "*" and not cursor.startswith("DnF1+/"):
            body = {"status": "error", "message-type": "resource-failure", "message": "cursor"}
            return said(body, 404)
        start = int(cursor.removeprefix("DnF1+/").rstrip("=")) if cursor not in {None, "*"} else 0
        message = {
            "facets": {},
            "total-results": len(found),
            "items": found[start : start + rows],
            "items-per-page": rows,
            "query": {"start-index": 0, "search-terms": None},
        }
        if cursor:
            # Also after the last page.
            message["next-cursor"] = f"DnF1+/{start + rows}=="
        return _ok("work-list", self.spoil(asked, message))

    def _fits(self, asked: Asked, work: dict[str, Any]) -> bool:
        wanted: dict[str, set[str]] = {}
        for part in (asked.first("filter") or "").split(","):
            name, _, value = part.partition(":")
            wanted.setdefault(name, set()).add(value)
        return all(self._holds(work, name, values) for name, values in wanted.items())

    def _holds(self, work: dict[str, Any], name: str, values: set[str]) -> bool:
        if name == "doi":
            return work["DOI"].lower() in values
        if name == "orcid":
            return any(
                person.get("ORCID", "").rpartition("/")[2] in values for person in work["author"]
            )
        assert name == "from-pub-date", "the service refuses unknown filters with status 400"
        return f"{work['issued']['date-parts'][0][0]}-12-31" >= max(values)


def _ok(kind: str, message: dict[str, Any]) -> Reply:
    return said(
        {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message},
        **{"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"},
    )


def _missing() -> Reply:
    return Reply(b"Resource not found.", 404, {"Content-Type": "text/plain"})

"""Plays Semantic Scholar: invented people and works, with the manners and limits of the service."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import Asked, Reply, said

PER_PAGE_AT_MOST = 1000
BATCH_AT_MOST = 500
REACH = 10_000
PREFIXES = {
    "DOI": "DOI",
    "ARXIV": "ArXiv",
    "PMID": "PubMed",
    "PMCID": "PubMedCentral",
    "ACL": "ACL",
    "MAG": "MAG",
    "CorpusId": "CorpusId",
}
NESTED = {"references", "papers"}


class PlayedSemanticScholar:
    """Answers like Semantic Scholar. Change ``works`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        author = json.loads((fixtures / "author.json").read_text(encoding="utf-8"))
        self.authors: list[dict[str, Any]] = [author]
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 4)]
        self.citing: list[dict[str, Any]] = []
        self.key: str | None = None
        # Bytes of the largest answer.
        self.most_bytes = 10_000_000
        # Whether a full last page names a next one, which is empty.
        self.is_vague = False
        self.spoil: Callable[[Asked, Any], Any] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work = copy.deepcopy(self.template)
        work["paperId"] = f"{number:040x}"
        work["externalIds"] = {"DOI": f"10.5555/psycho.{number:04d}", "CorpusId": 900_000 + number}
        return work | changes

    def answer(self, asked: Asked) -> Reply:
        key = asked.headers.get("x-api-key")
        if key is not None and key != self.key:
            return said({"message": "Forbidden"}, 403)
        reply = self._route(asked)
        if reply.status == 200 and len(reply.body) > self.most_bytes:
            words = "Response would exceed maximum size. Use limit and offset, or fewer ids."
            return said({"error": words}, 400)
        return reply

    def _route(self, asked: Asked) -> Reply:
        unknown = self._unknown_fields(asked)
        if unknown:
            return said({"error": f"Unrecognized or unsupported fields: {unknown}"}, 400)
        parts = asked.path.strip("/").replace("%2F", "/").split("/")
        if parts == ["author", "search"]:
            return self._search(asked)
        if parts[1:] == ["batch"]:
            return self._batch(asked, parts[0])
        if parts[0] == "author":
            return self._author(asked, parts[1], parts[2:])
        return self._paper(asked, "/".join(parts[1:]))

    def _unknown_fields(self, asked: Asked) -> list[str]:
        known = {*self.template, *self.authors[0], "papers"}
        wanted = (asked.first("fields") or "title").split(",")
        return [name for name in wanted if name.split(".")[0] not in known]

    def _search(self, asked: Asked) -> Reply:
        words = (asked.first("query") or "").lower().split()
        if any(mark in word for word in words for mark in '-"'):
            return said({"total": 0, "offset": 0})
        found = [row for row in self.authors if set(words) & set(row["name"].lower().split())]
        if not found:
            return said(self.spoil(asked, {"total": 0, "offset": 0}))
        rows = [self._selected(asked, row) for row in found[: int(asked.first("limit") or 100)]]
        return said(self.spoil(asked, {"total": len(found), "offset": 0, "data": rows}))

    def _author(self, asked: Asked, own: str, rest: list[str]) -> Reply:
        person = next((row for row in self.authors if row["authorId"] == own), None)
        if person is None:
            return said({"error": f"Author with id {own} not found"}, 404)
        if not rest:
            return said(self.spoil(asked, self._selected(asked, person)))
        since = (asked.first("publicationDateOrYear") or "").partition(":")[0]
        rows = [
            row
            for row in self.works
            if any(author["authorId"] == own for author in row["authors"])
            and (row["publicationDate"] or f"{row['year']}-01-01") >= since
        ]
        return self._page(asked, rows)

    def _paper(self, asked: Asked, name: str) -> Reply:
        name, is_list, _ = name.partition("/citations")
        found = self._found(name)
        if found is None:
            return said({"error": f"Paper with id {name} not found"}, 404)
        if not is_list:
            return said(self.spoil(asked, self._selected(asked, found)))
        return self._page(asked, self.citing, wrapper="citingPaper")

    def _page(self, asked: Asked, rows: list[dict[str, Any]], wrapper: str = "") -> Reply:
        offset, limit = int(asked.first("offset") or 0), int(asked.first("limit") or 100)
        if limit > PER_PAGE_AT_MOST or offset + limit >= REACH:
            return said({"error": "offset + limit must be < 10000, limit <= 1000"}, 400)
        page = [self._selected(asked, row) for row in rows[offset : offset + limit]]
        if wrapper:
            page = [{"contexts": [], "isInfluential": False, wrapper: row} for row in page]
        body: dict[str, Any] = {"offset": offset, "data": page}
        after = offset + len(page)
        if after < len(rows) or (self.is_vague and len(page) == limit):
            body["next"] = after
        return said(self.spoil(asked, body))

    def _batch(self, asked: Asked, room: str) -> Reply:
        ids = json.loads(asked.body)["ids"]
        if len(ids) > BATCH_AT_MOST:
            return said({"error": "Too many ids"}, 400)
        find = self._found if room == "paper" else self._person
        rows = [self._selected(asked, row) if (row := find(one)) else None for one in ids]
        if room == "paper" and not any(rows):
            return said({"error": "No valid paper ids given"}, 400)
        return said(self.spoil(asked, rows))

    def _person(self, own: str) -> dict[str, Any] | None:
        found = next((row for row in self.authors if row["authorId"] == own), None)
        return found and {**found, "papers": self.works}

    def _found(self, name: str) -> dict[str, Any] | None:
        scheme, _, value = name.partition(":")
        for row in self.works:
            known = (row["externalIds"] or {}).get(PREFIXES.get(scheme, ""))
            if row["paperId"] == name or (value and str(known).lower() == value.lower()):
                return row
        return None

    def _selected(self, asked: Asked, row: dict[str, Any]) -> dict[str, Any]:
        wanted = {name.split(".")[0] for name in (asked.first("fields") or "title").split(",")}
        own = {"paperId", "authorId"} & set(row)
        return {name: row.get(name) for name in (*own, *sorted(wanted & set(row) - own))}

"""Plays Europe PMC: invented people and works, in the shapes and manners of the service."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import HTML, Asked, Reply, said

PER_PAGE_AT_MOST = 1_000


class PlayedEuropePMC:
    """Answers like Europe PMC. Change ``works``, ``citing`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.others = json.loads((fixtures / "others.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 7)]
        # Works that cite, by source and number of the cited.
        self.citing: dict[str, list[dict[str, Any]]] = {}
        # Called with the request and the answer about to be given.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work = copy.deepcopy(self.template)
        work["id"] = work["pmid"] = str(99_000_000 + number)
        work["pmcid"] = f"PMC{9_900_000 + number}"
        work["doi"] = f"10.5555/psycho.{number:04d}"
        return work | changes

    def answer(self, asked: Asked) -> Reply:
        size = int(asked.first("pageSize") or 25)
        if asked.first("format") != "json":
            return Reply(b"<responseWrapper/>", 200, {"Content-Type": "application/xml"})
        if not 0 < size <= PER_PAGE_AT_MOST:
            return said({"errCode": 404, "errMsg": "Invalid page size provided."})
        if asked.path == "/search":
            return said(self.spoil(asked, self._search(asked, size)))
        if found := re.fullmatch(r"/(\w+/\w+)/citations", asked.path):
            rows, page = self.citing.get(found[1], []), int(asked.first("page") or 1)
            part = rows[(page - 1) * size : page * size]
            body = {"version": "6.9", "hitCount": len(rows), "citationList": {"citation": part}}
            return said(self.spoil(asked, body))
        return Reply(b"<html>404</html>", 404, dict(HTML))

    def _search(self, asked: Asked, size: int) -> dict[str, Any]:
        query, cursor = asked.first("query") or "", asked.first("cursorMark") or "*"
        assert 0 < len(query) < 1_500, "the service refuses longer questions"
        rows = [work for work in self.works if self._fits(work, query)]
        start = 0 if cursor == "*" else int(cursor.removeprefix("c"))
        body: dict[str, Any] = {"version": "6.9", "hitCount": len(rows)}
        if start + size < len(rows):
            body["nextCursorMark"] = f"c{start + size}"
        elif start:
            body["nextCursorMark"] = cursor
        body["request"] = {"queryString": query, "cursorMark": cursor, "pageSize": size}
        return body | {"resultList": {"result": rows[start : start + size]}}

    def _fits(self, work: dict[str, Any], query: str) -> bool:
        """Understand the questions that are asked."""
        first = re.search(r"FIRST_PDATE:\[(\S+) TO", query)
        if first and (work.get("firstPublicationDate") or "") < first[1]:
            return False
        if found := re.match(r'AUTHORID:"([\dX-]+)"', query):
            return found[1] in json.dumps(work.get("authorList"))
        held = {
            f'DOI:"{work.get("doi")}"',
            f"EXT_ID:{work.get('id')}",
            f"PMCID:{work.get('pmcid')}",
            f"(EXT_ID:{work.get('id')} AND SRC:{work.get('source')})",
        }
        return bool(held & set(query.split(" OR ")))

"""Plays HAL: invented people and deposits, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import Asked, Reply, said

MOST = 10_000


class PlayedHal:
    """Answers like HAL. Change ``works``, ``forms`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.forms = json.loads((fixtures / "author.json").read_text(encoding="utf-8"))
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works = [self.work(number) for number in range(1, 4)]
        # Called with the request and the list about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work = copy.deepcopy(self.template)
        fresh = {"docid": str(number), "halId_s": f"hal-{number:08d}"}
        return work | fresh | {"doiId_s": f"10.5555/Psycho.{number:04d}"} | changes

    def fill(self, n: int) -> None:
        """Let the person have so many works."""
        self.works = [self.work(number) for number in range(1, n + 1)]

    def answer(self, asked: Asked) -> Reply:
        room, rows = asked.path.strip("/"), int(asked.first("rows") or 30)
        known = {"search": self.works, "ref/author": self.forms}
        if room not in known:
            return said({"error": {"msg": "not found", "code": 404}}, 404)
        if rows > MOST:
            return said({"error": {"msg": "rows must be at most 10000", "code": 400}})
        fit = [row for row in known[room] if self._fits(row, asked.first("q") or "*:*")]
        start = 0
        if cursor := asked.first("cursorMark"):
            if "docid" not in (asked.first("sort") or ""):
                return said({"error": {"msg": "Cursor functionality requires a sort", "code": 400}})
            start = 0 if cursor == "*" else int(cursor.removeprefix("A"))
        wanted = (asked.first("fl") or "docid,uri_s,label_s").split(",")
        docs = [{k: row[k] for k in wanted if k in row} for row in fit[start : start + rows]]
        body: dict[str, Any] = {"response": {"numFound": len(fit), "start": 0, "docs": docs}}
        if cursor:
            body["nextCursorMark"] = f"A{start + len(docs)}" if docs else cursor
        if asked.first("facet"):
            counts = Counter(own for row in fit for own in row.get("authIdHal_s", ()))
            listed = [part for pair in counts.most_common() for part in pair]
            body["facet_counts"] = {"facet_fields": {asked.first("facet.field"): listed}}
        return said(self.spoil(asked, body))

    def _fits(self, row: dict[str, Any], question: str) -> bool:
        """Understand a question for one field."""
        field, _, rest = question.partition(":")
        held = row.get({"doiId_id": "doiId_s", "fullName_t": "fullName_s"}.get(field, field), [])
        texts = [str(one).lower() for one in (held if isinstance(held, list) else [held])]
        wanted = [one.lower() for one in re.findall(r'"((?:[^"\\]|\\.)*)"', rest)]
        if field == "fullName_t":  # a form of the name, or an initial
            return all(any(word in text for text in texts) for word in wanted)
        return bool(set(texts) & {one.replace("\\", "") for one in wanted})

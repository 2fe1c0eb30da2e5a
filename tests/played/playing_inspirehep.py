"""Plays INSPIRE-HEP: invented people and works, in its shapes and with its manners."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playing import Asked, Reply, said

MOST, REACH = 1000, 10_000


class PlayedInspire:
    """Answers like INSPIRE-HEP. Change ``works``, ``people`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.person = json.loads((fixtures / "author.json").read_text(encoding="utf-8"))
        self.people = [self.person]
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 4)]
        # Called with the request and the list about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template; the first is the newest."""
        work = copy.deepcopy(self.template)
        own = 9_000_000 + number
        day = f"{2024 - number // 360:04d}-{12 - number // 30 % 12:02d}-{30 - number % 30:02d}"
        work["id"] = str(own)
        fresh = {"control_number": own, "earliest_date": day}
        fresh["dois"] = [{"value": f"10.5555/Psycho.{number:04d}"}]
        fresh["arxiv_eprints"] = [{"value": f"2401.{number:05d}", "categories": ["hep-ph"]}]
        work["metadata"] |= fresh | changes
        return work

    def fill(self, n: int) -> None:
        """Let the person have so many works."""
        self.works = [self.work(number) for number in range(1, n + 1)]

    def answer(self, asked: Asked) -> Reply:
        room, _, own = asked.path.strip("/").partition("/")
        if own:
            return self._one(room, own)
        if int(asked.first("size") or 10) > MOST:
            return said({"status": 400, "message": "Maximum search page size exceeded."}, 400)
        rows = self.people if room == "authors" else self.works
        return self._list(asked, [row for row in rows if self._fits(room, row, asked.first("q"))])

    def _one(self, room: str, own: str) -> Reply:
        if room == "orcid":
            fit = [row for row in self.people if own in json.dumps(row["metadata"]["ids"])]
        elif room in {"doi", "arxiv"}:
            held = {"doi": "dois", "arxiv": "arxiv_eprints"}[room]
            values = (
                (row, [one["value"].lower() for one in row["metadata"][held]]) for row in self.works
            )
            fit = [row for row, known in values if unquote(own).lower() in known]
        else:
            rows = self.people if room == "authors" else self.works
            fit = [row for row in rows if row["id"] == own]
        if fit:
            return said(fit[0])
        return said({"status": 404, "message": "PID does not exist."}, 404)

    def _list(self, asked: Asked, rows: list[dict[str, Any]]) -> Reply:
        size, number = int(asked.first("size") or 10), int(asked.first("page") or 1)
        if size * number > REACH:
            return said({"status": 400, "message": "Maximum number of 10000 results reached."}, 400)
        page = rows[(number - 1) * size : number * size]
        links = {"self": "https://inspirehep.net/api/x"}
        if number * size < len(rows):
            links["next"] = f"https://inspirehep.net/api/x?page={number + 1}"
        wanted = {part.partition(".")[0] for part in (asked.first("fields") or "").split(",")}
        hits = [
            row | {"metadata": {k: v for k, v in row["metadata"].items() if k in wanted}}
            for row in page
        ]
        return said(self.spoil(asked, {"hits": {"hits": hits, "total": len(rows)}, "links": links}))

    def _fits(self, room: str, row: dict[str, Any], question: str | None) -> bool:
        """Understand the questions that are asked; the others are answered with everything."""
        meta, asked = row["metadata"], question or ""
        if room == "authors":
            known = re.fullmatch(r'ids\.value:"(.*)"', asked)
            return known is None or known[1] in [one["value"] for one in meta["ids"]]
        if older := re.search(r" and de <= (\S+)$", asked):
            return meta["earliest_date"] <= older[1] and self._fits(
                room, row, asked[: older.start()]
            )
        if newer := re.search(r" and d >= (\S+)$", asked):
            return meta["earliest_date"] >= newer[1] and self._fits(
                room, row, asked[: newer.start()]
            )
        if asked.startswith(("a ", "authors.record.$ref:")):
            own = asked.replace(":", " ").rpartition(" ")[2]
            return any(
                own in [one["value"] for one in author.get("ids", ())]
                or author.get("record", {}).get("$ref", "").endswith(f"/{own}")
                for author in meta["authors"]
            )
        if asked.startswith("refersto:recid:"):
            cited = [one.get("record", {}).get("$ref", "") for one in meta["references"]]
            return any(one.endswith(f"/{asked.rpartition(':')[2]}") for one in cited)
        values = [str(meta["control_number"]), meta["arxiv_eprints"][0]["value"]]
        values += [one["value"].lower() for one in meta["dois"]]
        wanted = [part.partition(":")[2] for part in asked.split(" or ")]
        return bool(set(wanted) & set(values)) or not all(wanted)

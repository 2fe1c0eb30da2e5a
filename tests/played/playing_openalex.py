"""Plays OpenAlex: invented people and works, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import HTML, Asked, Reply, said

PER_PAGE_AT_MOST = 100
REACH = 10_000
GROUPS_AT_MOST = 200
COMPARED = {"<": lambda held, limit: held < limit, ">": lambda held, limit: held > limit}


class PlayedOpenAlex:
    """Answers like OpenAlex. Change ``works``, ``moved`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.authors = json.loads((fixtures / "authors.json").read_text(encoding="utf-8"))
        self.template = json.loads((fixtures / "work.json").read_text(encoding="utf-8"))
        self.works: list[dict[str, Any]] = [self.work(number) for number in range(1, 7)]
        self.institutions = [{"id": "https://openalex.org/I902"}]
        self.key: str | None = None
        self.moved: dict[str, str] = {}
        self.groups_at_most = GROUPS_AT_MOST
        # Called with the request and the list about to be answered.
        self.spoil: Callable[[Asked, dict[str, Any]], dict[str, Any]] = lambda asked, body: body

    def work(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more work out of the template."""
        work = copy.deepcopy(self.template)
        work["id"] = f"https://openalex.org/W9{number:09d}"
        work["doi"] = f"https://doi.org/10.5555/psycho.{number:04d}"
        return work | changes

    def answer(self, asked: Asked) -> Reply:
        key = asked.first("api_key")
        if key is not None and key != self.key:
            return said({"error": "Invalid or missing API key", "message": "not found"}, 401)
        if asked.first("cursor") is not None and key is None:
            return said({"error": "API key required", "message": "for cursors"}, 401)
        headers = {"x-ratelimit-remaining-usd": "0.5", "x-ratelimit-limit-usd": "1"}
        reply = self._route(asked)
        reply.headers |= headers | {"x-ratelimit-cost-usd": "0.0001", "x-ratelimit-reset": "60000"}
        return reply

    def _route(self, asked: Asked) -> Reply:
        _, room, *rest = asked.path.split("/", 2)
        rows = {"authors": self.authors, "works": self.works, "institutions": self.institutions}
        if room not in rows:
            return Reply(b"<title>404 Not Found</title>", 404, dict(HTML))
        return self._one(asked, rows[room], rest[0]) if rest else self._list(asked, rows[room])

    def _one(self, asked: Asked, rows: list[dict[str, Any]], name: str) -> Reply:
        if name in self.moved:
            return Reply(
                b"", 301, {"Location": f"{asked.path.rpartition('/')[0]}/{self.moved[name]}"}
            )
        scheme, _, value = name.rpartition(":")
        for row in rows:
            known = [row["id"], *(row.get("ids") or {}).values(), row.get("doi"), row.get("orcid")]
            ends = [str(text).rpartition("/" if scheme != "doi" else ".org/")[2] for text in known]
            if value.replace("%2F", "/").replace("%2C", ",").lower() in [
                end.lower() for end in ends
            ]:
                return said(self._selected(asked, row))
        return Reply(b"<title>404 Not Found</title>", 404, dict(HTML))

    def _list(self, asked: Asked, rows: list[dict[str, Any]]) -> Reply:
        if asked.first("group_by") is not None:
            return self._grouped(asked, [row for row in rows if self._fits(asked, row)])
        per_page = int(asked.first("per_page") or asked.first("per-page") or 25)
        number = int(asked.first("page") or 1)
        if per_page > PER_PAGE_AT_MOST or per_page * number > REACH:
            return said({"error": "Pagination error.", "message": "too far"}, 400)
        rows = [row for row in rows if self._fits(asked, row)]
        if (size := asked.first("sample")) is not None:
            if asked.first("cursor") is not None or int(size) > REACH:
                return said({"error": "Pagination error.", "message": "no cursor"}, 400)
            drawing = random.Random(asked.first("seed"))
            rows = drawing.sample(rows, min(int(size), len(rows)))
        cursor = asked.first("cursor")
        start = int(cursor) if cursor and cursor.isdigit() else (number - 1) * per_page
        page = rows[start : start + per_page]
        following = str(start + per_page) if cursor and page else None
        meta = {
            "count": len(rows),
            "db_response_time_ms": 1,
            "page": None if cursor else number,
            "per_page": per_page,
            "next_cursor": following,
            "groups_count": None,
            "cost_usd": 0.0001,
        }
        body = {
            "meta": meta,
            "results": [self._selected(asked, row) for row in page],
            "group_by": [],
        }
        return said(self.spoil(asked, body))

    def _grouped(self, asked: Asked, rows: list[dict[str, Any]]) -> Reply:
        """Count works by a value: the most frequent values only, as many as are asked for."""
        per_page = int(asked.first("per_page") or 25)
        if per_page > GROUPS_AT_MOST or asked.first("page") is not None:
            return said({"error": "Pagination error.", "message": "too many groups"}, 400)
        counts = Counter(row[asked.first("group_by") or ""] for row in rows)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        named = ranked[: min(per_page, self.groups_at_most)]
        meta = {
            "count": len(rows),
            "db_response_time_ms": 1,
            "page": 1,
            "per_page": per_page,
            "groups_count": len(named),
            "cost_usd": 0.0001,
        }
        groups = [{"key": str(key), "key_display_name": str(key), "count": n} for key, n in named]
        return said(self.spoil(asked, {"meta": meta, "results": [], "group_by": groups}))

    def _fits(self, asked: Asked, row: dict[str, Any]) -> bool:
        """Understand the filters that are asked for."""
        parts = [part.partition(":") for part in (asked.first("filter") or "").split(",") if part]
        return all(
            set(self._held(row, name, value)) & set(value.split("|")) for name, _, value in parts
        )

    def _held(self, row: dict[str, Any], name: str, value: str) -> list[str]:
        """Return what a row holds for a filter to be compared with."""
        if name == "from_publication_date":
            return [value] if (row["publication_date"] or "") >= value else []
        if name == "cited_by_count":
            return [value] if COMPARED[value[0]](row[name], int(value[1:])) else []
        if name.startswith("primary_topic."):
            steps, held = name.split(".")[1:], row["primary_topic"] or {}
            for step in steps:
                held = held.get(step) or {}
            return [str(held).removeprefix("https://openalex.org/")] if held else []
        if name in {"publication_year", "type"}:
            return [str(row[name])]
        if name == "doi":
            return [(row["doi"] or "").removeprefix("https://doi.org/")]
        if name.startswith("authorships.author."):
            people = [entry["author"] for entry in row["authorships"]]
            texts = [person[name.rpartition(".")[2]] for person in people]
        elif name == "affiliations.institution.id":
            texts = [entry["institution"]["id"] for entry in row["affiliations"]]
        else:
            field = {"openalex": "id", "cites": "referenced_works"}[name]
            texts = row[field] if isinstance(row[field], list) else [row[field]]
        return [str(text).rpartition("/")[2] for text in texts]

    def _selected(self, asked: Asked, row: dict[str, Any]) -> dict[str, Any]:
        wanted = (asked.first("select") or ",".join(row)).split(",")
        known = {*self.template, *self.authors[0]}
        assert set(wanted) <= known, "the service refuses unknown fields with status 400"
        return {name: row.get(name) for name in wanted}

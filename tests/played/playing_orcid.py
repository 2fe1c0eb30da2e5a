"""Plays ORCID: invented records, in the shapes and with the manners of the service."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from playing import Asked, Reply, said

ORCID = "0000-0002-1825-0097"


def refused(status: int, code: int, message: str, **headers: str) -> Reply:
    """Answer with an error as ORCID writes it."""
    body = {
        "response-code": status,
        "developer-message": message,
        "user-message": message,
        "error-code": code,
        "more-info": "https://members.orcid.org/api/resources/troubleshooting",
    }
    return said(body, status, **headers)


class PlayedOrcid:
    """Answers like ORCID. Change ``records``, ``refusals``, ``token`` or ``found``."""

    def __init__(self, fixtures: Path) -> None:
        def read(name: str) -> Any:
            return json.loads((fixtures / name).read_text(encoding="utf-8"))

        self.records = {ORCID: read("record.json")}
        self.template = copy.deepcopy(self.groups[0])
        self.found: dict[str, Any] = read("found.json")
        self.refusals: dict[str, Reply] = {}
        self.token: str | None = None

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The works of the first person."""
        return self.records[ORCID]["activities-summary"]["works"]["group"]

    def fill(self, n: int) -> None:
        """Let the person have so many works."""
        self.groups[:] = [self.group(number) for number in range(1, n + 1)]

    def group(self, number: int) -> dict[str, Any]:
        """Make one more group out of the template."""
        group = copy.deepcopy(self.template)
        for place, summary in enumerate(group["work-summary"]):
            summary["put-code"] = 10 * number + place
        return group

    def answer(self, asked: Asked) -> Reply:
        token = asked.headers.get("authorization")
        if token is not None and token != f"Bearer {self.token}":
            return refused(401, 9017, "401 Unauthorized: The client is not authorized.")
        if "application/json" not in asked.headers.get("accept", ""):
            return Reply(b"<record/>", 200, {"Content-Type": "application/xml"})
        if asked.path.rstrip("/") == "/expanded-search":
            if int(asked.first("rows") or 0) > 1000:
                return refused(400, 9012, "The rows parameter must be between 0 and 1000")
            return said(self.found)
        _, name, what = (*asked.path.split("/", 2), "")[:3]
        if name in self.refusals:
            return self.refusals[name]
        if name not in self.records or what != "record":
            return refused(404, 9016, f"404 Not Found: ORCID iD {name} not found")
        return said(self.records[name])

"""Plays OpenReview, both of its addresses: invented notes and profiles, and its locked door."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playing import Asked, Reply, said

PER_PAGE_AT_MOST = 1000
CHALLENGE = {
    "name": "ChallengeRequiredError",
    "message": "Please complete the challenge",
    "status": 403,
    "details": {"challengeUrl": "https://openreview.net/challenge"},
}


class PlayedOpenReview:
    """Answers like OpenReview below ``/api2``, and like its older address below ``/api``."""

    def __init__(self, fixtures: Path) -> None:
        def fixture(name: str) -> dict[str, Any]:
            return json.loads((fixtures / f"{name}.json").read_text(encoding="utf-8"))

        self.profiles = [fixture("profile")]
        self.template = fixture("note_v2")
        self.newer = [self.template, fixture("note_import")]
        self.older = [fixture("note_v1")]
        self.accounts = {"carberry@kiln.example": "planted-password"}
        self.token = "planted-token"
        self.is_locked = False
        self.spoil: Callable[[Asked, Any], Any] = lambda asked, body: body

    def note(self, number: int, **changes: Any) -> dict[str, Any]:
        """Make one more note out of the template."""
        note = copy.deepcopy(self.template)
        note["id"] = note["forum"] = f"note{number:06d}"
        return note | changes

    def answer(self, asked: Asked) -> Reply:
        _, host, path = asked.path.split("/", 2)
        if path == "login":
            return self._login(json.loads(asked.body))
        if self.is_locked and asked.headers.get("authorization") != f"Bearer {self.token}":
            return said(CHALLENGE, 403)
        if path == "notes":
            return self._notes(asked, self.newer if host == "api2" else self.older)
        if path == "profiles/search":
            words = set((asked.first("fullname") or "").lower().split())
            found = [row for row in self.profiles if words & set(self._words(row))]
            return said(self.spoil(asked, {"profiles": found, "count": len(found)}))
        own = asked.first("id")
        found = [row for row in self.profiles if own in self._names(row)]
        return said(self.spoil(asked, {"profiles": found, "count": len(found)}))

    def _login(self, body: dict[str, str]) -> Reply:
        if self.accounts.get(body["id"]) != body["password"]:
            words = f"Invalid username or password: {body['password']}"
            return said({"name": "Error", "message": words, "status": 400}, 400)
        return said({"token": self.token, "user": {"id": body["id"]}})

    def _notes(self, asked: Asked, notes: list[dict[str, Any]]) -> Reply:
        limit, offset = int(asked.first("limit") or 1000), int(asked.first("offset") or 0)
        if limit > PER_PAGE_AT_MOST:
            return said({"name": "Error", "message": "limit is too large", "status": 400}, 400)
        ids, person = asked.first("ids"), asked.first("content.authorids")
        if ids is not None:
            found = [note for note in notes if note["id"] in ids.split(",")]
        else:
            found = [note for note in notes if person in json.dumps(note)]
        body: dict[str, Any] = {"notes": found[offset : offset + limit]}
        if asked.first("count") == "true" or asked.path.startswith("/api/"):
            body["count"] = len(found)
        return said(self.spoil(asked, body))

    def _names(self, profile: dict[str, Any]) -> list[str]:
        named = (profile.get("content") or {}).get("names") or []
        return [profile["id"], *(one.get("username") for one in named)]

    def _words(self, profile: dict[str, Any]) -> list[str]:
        return re.findall("[a-z.]+", " ".join(map(str, self._names(profile))).lower())

"""Plays DBLP: invented people and works, in the shapes and with the manners of the service."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from playing import HTML, Asked, Reply, said

XML = {"Content-Type": "application/xml"}
ORCID = "0000-0002-1825-0097"


class PlayedDblp:
    """Answers like DBLP. Change ``pages``, ``moved`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.person = (fixtures / "person.xml").read_text(encoding="utf-8")
        several = (fixtures / "several.xml").read_text(encoding="utf-8")
        self.pages = {"95/9001-1": self.person, "95/9001": several}
        self.hits = json.loads((fixtures / "authors.json").read_text(encoding="utf-8"))
        self.moved = {f"/orcid/{ORCID}.xml": "/pid/95/9001-1.xml"}
        self.spoil: Callable[[Asked, Reply], Reply] = lambda asked, reply: reply

    def fill(self, n: int) -> None:
        """Let the person have so many works."""
        rows = "".join(
            f'<r><article key="journals/psycho/{number}"><author pid="95/9001-1">Josiah Carberry'
            f" 0001</author><title>Pot {number}.</title><year>2024</year></article></r>\n"
            for number in range(n)
        )
        head, _, rest = self.person.partition("<r>")
        tail = rest[rest.index("<coauthors") :]
        self.pages["95/9001-1"] = head.replace('n="6"', f'n="{n}"', 1) + rows + tail

    def answer(self, asked: Asked) -> Reply:
        return self.spoil(asked, self._answer(asked))

    def _answer(self, asked: Asked) -> Reply:
        if asked.path in self.moved:
            return Reply(b"", 303, {"Location": self.moved[asked.path]})
        if asked.path == "/search/author/api":
            assert asked.first("format") == "json"
            assert 0 <= int(asked.first("h") or 30) <= 1000
            return said(self.hits)
        room, _, name = asked.path.lstrip("/").partition("/")
        if room == "pid" and name.removesuffix(".xml") in self.pages:
            return Reply(self.pages[name.removesuffix(".xml")].encode(), 200, dict(XML))
        if room == "pid" and name.endswith(".html"):
            return Reply(b"<!DOCTYPE html><html><title>dblp</title></html>", 200, dict(HTML))
        found = re.search(
            rf'<r>(<(\w+)[^>]*key="{re.escape(name[:-4])}".*?</\2>)', self.person, re.DOTALL
        )
        if room == "rec" and found:
            body = f'<?xml version="1.0" encoding="US-ASCII"?>\n<dblp>\n{found[1]}\n</dblp>'
            return Reply(body.encode("ascii", "xmlcharrefreplace"), 200, dict(XML))
        return Reply(b"<!DOCTYPE html><html><title>404</title></html>", 404, dict(HTML))

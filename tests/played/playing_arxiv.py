"""Plays arXiv: invented people and works, in the shapes and with the manners of the service."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playing import HTML, Asked, Reply

ATOM = {"Content-Type": "application/atom+xml; charset=utf-8"}
_HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" \
xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
"""
_TOTALS = """  <id>https://arxiv.org/api/qFNnN3Zc8bA02fouemuGZq2J4Tg</id>
  <title>arXiv Query</title>
  <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
"""
_OWNER = """  <title>Josiah Carberry's articles on arXiv</title>
  <link rel="describes" href="https://orcid.org/0000-0002-1825-0097"/>
  <id>https://arxiv.org/a/{name}</id>
"""
_ERROR = """  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format</id>
    <title>Error</title>
    <summary>incorrect id format for 1234</summary>
  </entry>
"""


def feed(*parts: str) -> Reply:
    """Answer with a feed."""
    return Reply((_HEAD + "".join(parts) + "</feed>\n").encode(), 200, dict(ATOM))


def totals(total: int, size: int = 10, start: int = 0) -> str:
    """Write what a page says of its list."""
    return _TOTALS.format(total=total, size=size, start=start)


def refusal(status: int) -> Reply:
    """Answer with a feed that tells an error."""
    reply = feed(totals(1), _ERROR)
    reply.status = status
    return reply


class PlayedArXiv:
    """Answers like arXiv. Change ``papers``, ``owners`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.template = (fixtures / "entry.xml").read_text(encoding="utf-8")
        self.papers = [f"2401.9{number:04d}" for number in range(1, 7)]
        self.owners = {"0000-0002-1825-0097", "carberry_j_1"}
        # Called with the request and the answer about to be given.
        self.spoil: Callable[[Asked, Reply], Reply] = lambda asked, reply: reply

    def entry(self, paper: str) -> str:
        """Write the entry of a paper."""
        return self.template.replace("2401.90001", paper)

    def answer(self, asked: Asked) -> Reply:
        return self.spoil(asked, self._route(asked))

    def _route(self, asked: Asked) -> Reply:
        if asked.path == "/api/query":
            return self._query(asked)
        name = asked.path.removeprefix("/a/").removesuffix(".atom")
        if not asked.path.endswith(".atom") or name not in self.owners:
            return Reply(b"<!DOCTYPE html><title>404</title>", 404, dict(HTML))
        return feed(_OWNER.format(name=name), *map(self.entry, self.papers))

    def _query(self, asked: Asked) -> Reply:
        start, size = int(asked.first("start") or 0), int(asked.first("max_results") or 10)
        assert size <= 2_000
        assert len(asked.first("id_list") or "") < 8_000
        bare = [name.partition("v")[0] for name in (asked.first("id_list") or "").split(",")]
        found = [paper for paper in self.papers if paper in bare]
        page = found[start : start + size]
        return feed(totals(len(found), size, start), *map(self.entry, page))

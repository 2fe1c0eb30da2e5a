"""A local service in OpenAlex's shape, with one invented person, for the command line's tests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PERSON, ORCID = "A5999999901", "0000-0002-1825-0097"
ROOT = "https://openalex.org/"

AUTHOR = {
    "id": ROOT + PERSON,
    "orcid": f"https://orcid.org/{ORCID}",
    "display_name": "Josiah Carberry",
    "display_name_alternatives": ["J. Carberry"],
    "ids": {"openalex": ROOT + PERSON, "orcid": f"https://orcid.org/{ORCID}"},
    "works_count": 2,
    "cited_by_count": 13,
    "summary_stats": {"2yr_mean_citedness": 0.0, "h_index": 2, "i10_index": 1},
    "affiliations": [],
    "last_known_institutions": [
        {"id": ROOT + "I1", "display_name": "University of Nowhere", "country_code": "US"}
    ],
    "topics": [],
    "counts_by_year": [{"year": 2021, "works_count": 1, "cited_by_count": 13}],
}


def work(number: int, title: str, year: int, citations: int) -> dict[str, Any]:
    """One work as the service would give it."""
    return {
        "id": f"{ROOT}W599999990{number}",
        "doi": f"https://doi.org/10.5555/invented.{number}",
        "title": title,
        "display_name": title,
        "publication_year": year,
        "publication_date": f"{year}-05-01",
        "ids": {"openalex": f"{ROOT}W599999990{number}"},
        "type": "article",
        "primary_location": None,
        "locations": [],
        "open_access": {"is_oa": True, "oa_status": "gold", "oa_url": None},
        "authorships": [
            {
                "author_position": "first",
                "author": {
                    "id": ROOT + PERSON,
                    "display_name": "Josiah Carberry",
                    "orcid": f"https://orcid.org/{ORCID}",
                },
                "institutions": [],
                "countries": [],
                "is_corresponding": True,
                "raw_author_name": "Josiah Carberry",
                "raw_affiliation_strings": [],
            }
        ],
        "biblio": {"volume": None, "issue": None, "first_page": None, "last_page": None},
        "is_retracted": False,
        "is_paratext": False,
        "cited_by_count": citations,
        "counts_by_year": [{"year": 2021, "cited_by_count": citations}],
        "referenced_works": [],
        "abstract_inverted_index": None,
        "primary_topic": None,
    }


WORKS = [work(1, "Cracked Pots: A Survey", 2019, 10), work(2, "Kilns of the Mind", 2020, 3)]


class Service(ThreadingHTTPServer):
    """The server; what it is asked is kept, and how it answers can be changed."""

    asked: list[str]
    works: list[dict[str, Any]]
    status: int
    stated: int | None
    pause: float

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        """What the service says to one question."""
        if self.status != 200:
            return self.status, {"error": "refused", "message": "refused by the test"}
        if path == "/authors":
            named = query.get("search", [""])[0].lower()
            found = [AUTHOR] if "carberry" in named else []
            return 200, {"meta": {"count": len(found), "next_cursor": None}, "results": found}
        if path in {f"/authors/{PERSON}", f"/authors/orcid:{ORCID}"}:
            return 200, AUTHOR
        if path == "/works":
            mine = PERSON in str(query) or ORCID in str(query)
            first_page = query.get("page", ["1"])[0] == "1" and query.get("cursor", ["*"])[0] == "*"
            rows = self.works if mine and first_page else []
            total = (self.stated or len(self.works)) if mine else 0
            return 200, {"meta": {"count": total, "next_cursor": None}, "results": rows}
        return 404, {"error": "not found", "message": "nobody there"}


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append(self.path)
        time.sleep(self.server.pause)
        status, body = self.server.answer(parts.path.rstrip("/"), parse_qs(parts.query))
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving() -> Iterator[Service]:
    """Run the service while the block runs."""
    server = Service(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.asked, server.works, server.status, server.stated = [], list(WORKS), 200, None
    server.pause = 0.0
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

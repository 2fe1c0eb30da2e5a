"""Plays the ACL Anthology: invented people and papers, on pages of the site's shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playing import HTML, Asked, Reply


class PlayedAclAnthology:
    """Answers like the ACL Anthology. Change ``pages`` or ``spoil`` to make it misbehave."""

    def __init__(self, fixtures: Path) -> None:
        self.person = (fixtures / "person.html").read_text(encoding="utf-8")
        self.paper = (fixtures / "paper.html").read_text(encoding="utf-8")
        self.pages = {
            "/people/josiah-carberry-brown/": self.person,
            "/2024.pots-main.7/": self.paper,
            "/people/josiah-carberry/": "<!doctype html><html><head><title>x</title>"
            "<meta http-equiv=refresh content='0; url=https://aclanthology.org/people/"
            "josiah-carberry-brown/'></head></html>",
        }
        self.spoil: Callable[[Asked, Reply], Reply] = lambda asked, reply: reply

    def fill(self, n: int) -> None:
        """Let the author have so many papers."""
        head, _, rest = self.person.partition("<h4>2024</h4>")
        tail = rest[rest.index("</div><div class=col-lg-3>") :]
        rows = "".join(
            f"<div class='d-sm-flex'><strong><a href=/2024.pots-main.{number}/>Pot {number}</a>"
            "</strong><br><a href=/people/josiah-carberry-brown/>Josiah Carberry</a></div>"
            for number in range(1, n + 1)
        )
        self.pages["/people/josiah-carberry-brown/"] = f"{head}<h4>2024</h4>{rows}{tail}"

    def answer(self, asked: Asked) -> Reply:
        page = self.pages.get(asked.path)
        if page is None:
            reply = Reply(b"<!doctype html><title>404 Not Found</title>", 404, dict(HTML))
        else:
            reply = Reply(page.encode(), 200, dict(HTML))
        return self.spoil(asked, reply)

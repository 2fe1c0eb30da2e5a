"""Plays Google Scholar: one invented profile in the real markup, and the pages shown instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playing import HTML, Asked, Reply

USER = "JcArBeRrY_-1"
_ROWS = re.compile(r'(?<=<tbody id="gsc_a_b">).*?(?=</tbody>)', re.DOTALL)


class PlayedGoogleScholar:
    """Answers like Google Scholar. Change ``titles``, ``moved`` or ``instead`` to let it refuse."""

    def __init__(self, fixtures: Path) -> None:
        self.fixtures = fixtures
        self.page = (fixtures / "profile.html").read_text(encoding="utf-8")
        # None: the rows that the page has.
        self.titles: list[str] | None = None
        self.moved: dict[str, str] = {}
        self.instead: Reply | None = None
        self.spoil: Callable[[str], str] = lambda page: page

    def answer(self, asked: Asked) -> Reply:
        if self.instead is not None:
            return self.instead
        if asked.path != "/citations":
            return Reply(b"<title>Error 404 (Not Found)!!1</title>", 404, dict(HTML))
        if asked.first("view_op") == "search_authors":
            return self._said(found())
        user = asked.first("user") or ""
        if user in self.moved:
            there = f"/citations?user={self.moved[user]}&hl=en"
            return Reply(b"", 302, {"Location": there})
        if user != USER:
            return Reply(b"<title>Error 404 (Not Found)!!1</title>", 404, dict(HTML))
        first = int(asked.first("cstart") or 0)
        return self._said(self.listing(first, int(asked.first("pagesize") or 20)))

    def listing(self, first: int, size: int) -> str:
        """Write the page with its rows from the first on."""
        if self.titles is None:
            return self.page
        shown = self.titles[first : first + size]
        rows = "".join(row(title, first + place) for place, title in enumerate(shown))
        none = (
            '<tr class="gsc_a_tr"><td class="gsc_a_e" colspan="3">There are no articles.</td></tr>'
        )
        page = _ROWS.sub(lambda _: rows or none, self.page)
        if first + size < len(self.titles):
            page = page.replace('id="gsc_bpf_more" disabled', 'id="gsc_bpf_more"')
        return page

    def show(self, name: str, status: int = 200) -> None:
        """Answer everything with a page of the fixtures."""
        body = (self.fixtures / f"{name}.html").read_bytes()
        self.instead = Reply(body, status, dict(HTML))

    def lead_to(self, address: str) -> None:
        """Redirect everything."""
        self.instead = Reply(b"", 302, {"Location": address})

    def _said(self, page: str) -> Reply:
        return Reply(self.spoil(page).encode(), 200, dict(HTML))


def row(title: str, number: int) -> str:
    """Write one row of the list."""
    own = f"{USER}:p{number:011d}"
    return (
        f'<tr class="gsc_a_tr"><td class="gsc_a_t"><a href="/citations?view_op=view_citation'
        f'&amp;hl=en&amp;user={USER}&amp;citation_for_view={own}" class="gsc_a_at">{title}'
        '</a><div class="gs_gray">J Carberry</div><div class="gs_gray">Clay 1, 1'
        '<span class="gs_oph">, 2020</span></div></td><td class="gsc_a_c"><a '
        f'href="https://scholar.google.com/scholar?oi=bibs&amp;hl=en&amp;cites={7000 + number}" '
        f'class="gsc_a_ac gs_ibl">{1000 - number}</a></td><td class="gsc_a_y">'
        '<span class="gsc_a_h gsc_a_hc gs_ibl">2020</span></td></tr>'
    )


def found() -> str:
    """Write the page of people found."""
    people = (
        ("JcArBeRrY_-1", "Josiah Carberry", "Brown University", "Cited by 1204"),
        ("Other0000001", "Ida Kiln", "Delft University", ""),
    )
    rows = "".join(
        f'<div class="gsc_1usr"><div class="gs_ai_t"><h3 class="gs_ai_name"><a href="/citations?hl='
        f'en&amp;user={user}">{name}</a></h3><div class="gs_ai_aff">{place}</div>'
        f'<div class="gs_ai_eml"></div><div class="gs_ai_cby">{cited}</div></div></div>'
        for user, name, place, cited in people
    )
    return f'<html><body><div id="gsc_sa_ccl">{rows}</div></body></html>'

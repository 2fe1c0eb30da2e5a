"""The pages in a real browser: no console message, no request, no overflow."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from researchmetrics.views import card_html, comparison_page_html, page_html

BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
]
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--v=0",
]


def browse(address: str, folder, *options: str) -> tuple[str, list[str]]:
    """Open an address; return the document as the browser has it, and its console."""
    done = subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={folder}", *options, "--dump-dom", address],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.fixture
def served():
    """Serve one page and note what is asked for."""
    asked: list[str] = []
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", pages, asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("kind", ["page", "comparison", "card"])
def test_nothing_is_asked_for_and_nothing_complained_about(
    served, sheet, comparison, tmp_path, kind
):
    home, pages, asked = served
    made = {
        "page": lambda: page_html(sheet),
        "comparison": lambda: comparison_page_html(comparison),
        "card": lambda: f'<!doctype html><link rel="icon" href="data:,">{card_html(sheet)}',
    }
    pages["/it.html"] = made[kind]()
    dom, console = browse(f"{home}/it.html", tmp_path)
    assert "Josiah Carberry" in dom
    assert console == []
    assert asked == ["/it.html"]


def test_the_console_would_be_heard(tmp_path):
    page = tmp_path / "loud.html"
    page.write_text("<script>console.error('heard')</script>", encoding="utf-8")
    assert browse(page.as_uri(), tmp_path / "profile")[1]


@pytest.mark.parametrize("kind", ["page", "comparison"])
def test_phones_need_not_scroll_sideways(sheet, comparison, tmp_path, kind):
    html = page_html(sheet) if kind == "page" else comparison_page_html(comparison)
    # The page itself runs no script, so a frame of a phone's width is measured from outside.
    inner = html.replace("default-src 'none'; ", "")
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    (tmp_path / "outer.html").write_text(
        '<iframe id="f" src="inner.html" style="width:360px;height:800px;border:0"></iframe>'
        '<script>onload = () => { const d = document.getElementById("f").contentDocument;'
        'document.title = "wide " + d.documentElement.scrollWidth; }</script>',
        encoding="utf-8",
    )
    dom, _ = browse(
        (tmp_path / "outer.html").as_uri(), tmp_path / "profile", "--allow-file-access-from-files"
    )
    assert int(re.search(r"<title>wide (\d+)</title>", dom)[1]) <= 360

"""What every source keeps, examined file by file: a new file is under contract by itself."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import researchmetrics.fetchers as room
from researchmetrics.config import settings
from researchmetrics.errors import NotFoundError, ResearchMetricsError, SourceError
from researchmetrics.fetchers import Source, get_source, source_names

FOLDER = Path(room.__file__).parent
OWN = sorted(
    path.stem for path in FOLDER.iterdir() if path.stem != "__init__" and path.stem[0] not in "_."
)
QUESTIONS = ("find", "person", "works", "citations", "by_ids")


def module_of(name: str):
    return importlib.import_module(f"{room.__name__}.{name}")


@pytest.fixture
def closed_shop() -> Iterator[tuple[str, list[str]]]:
    """A server that has nothing, and remembers what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.do_GET()

        def log_message(self, *args):
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_every_source_is_one_file_and_every_file_a_source():
    """The room holds nothing else: what several sources need lives in a room below."""
    found = {path.name for path in FOLDER.iterdir()} - {"__pycache__", "__init__.py"}
    assert found == {f"{name}.py" for name in OWN}
    assert OWN
    assert set(OWN) <= set(source_names())


@pytest.mark.parametrize("name", OWN)
def test_it_is_short(name):
    lines = (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300


@pytest.mark.parametrize("name", OWN)
def test_it_says_what_it_is(name):
    module = module_of(name)
    kind = module.SOURCE
    assert issubclass(kind, Source)
    assert kind.__module__ == module.__name__
    assert kind.name == name
    stated = {"name", "homepage", "terms", "base", "default_per_second", "gives"}
    assert stated <= set(vars(kind))
    first_line = (inspect.getdoc(module) or "").splitlines()[0]
    assert "Terms:" in first_line
    assert len(kind.terms) > 2
    assert kind.homepage.startswith("https://")
    assert kind.base.startswith(("https://", "http://"))
    assert 0 < kind.default_per_second <= 100
    assert kind.gives <= set(QUESTIONS)
    assert kind.gives
    assert kind.accepts or not kind.gives & {"person", "works"}
    assert kind.accepts_works or not kind.gives & {"citations", "by_ids"}
    for schemes in (kind.accepts, kind.accepts_works):
        assert isinstance(schemes, frozenset)
        assert all(scheme == scheme.lower() for scheme in schemes)


@pytest.mark.parametrize("name", OWN)
def test_it_answers_what_it_says_and_nothing_else(name):
    kind = module_of(name).SOURCE
    assert {question for question in QUESTIONS if question in vars(kind)} == set(kind.gives)
    for question in kind.gives:
        assert inspect.isgeneratorfunction(getattr(kind, question))
        asked = inspect.signature(getattr(kind, question)).parameters
        assert list(asked) == list(inspect.signature(getattr(Source, question)).parameters)


def test_what_is_not_given_raises():
    class Silent(Source):
        name, homepage, terms, base = "silent", "https://a.example", "none", "https://a.example"
        default_per_second = 1.0

    for question in QUESTIONS:
        with pytest.raises(SourceError, match="silent cannot"):
            list(getattr(Silent(), question)("Josiah Carberry"))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", OWN)
def test_its_address_can_be_set_and_what_it_lacks_is_told(name, question, closed_shop, monkeypatch):
    url, asked = closed_shop
    monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_URL", url)
    monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_PER_SECOND", "1000")
    monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_IGNORE_ROBOTS", "yes")
    samples = {"orcid": "orcid:0000-0002-1825-0097", "doi": "doi:10.5555/psycho.1"}
    with get_source(name) as source:
        if question not in source.gives:
            pytest.skip("not given")
        known = source.accepts if question in {"person", "works"} else source.accepts_works
        sample = next((samples[scheme] for scheme in sorted(known & set(samples))), None)
        if question != "find" and sample is None:
            pytest.skip("no sample of an identifier it accepts")
        argument = {"find": "Josiah Carberry", "by_ids": [sample]}.get(question, sample)
        with pytest.raises(NotFoundError):
            list(getattr(source, question)(argument))
        assert asked
        assert source.tally.requests == len(asked)


@pytest.mark.parametrize("name", OWN)
def test_foreign_identifiers_are_refused_before_anything_is_asked(name, closed_shop):
    url, asked = closed_shop
    with get_source(name, base_url=url) as source:
        for question in source.gives - {"find"}:
            odd = ["nonsense:1"] if question == "by_ids" else "nonsense:1"
            with pytest.raises(ResearchMetricsError):
                list(getattr(source, question)(odd))
    assert not asked


@pytest.mark.parametrize("name", OWN)
def test_its_key_is_not_shown(name, monkeypatch):
    monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_API_KEY", "planted")
    with get_source(name) as source:
        shown = repr(source) + repr(source.door) + repr(vars(source)) + repr(settings())
    assert "planted" not in shown
    with get_source(name, api_key="planted") as source:
        assert "planted" not in repr(source) + repr(source.door)


@pytest.mark.parametrize("name", OWN)
def test_its_readers_are_documented_by_example(name):
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    readers = [node for node in functions if node.name.startswith("parse_")]
    assert readers
    for node in readers:
        assert ">>>" in (ast.get_docstring(node) or ""), node.name


@pytest.mark.parametrize("name", OWN)
def test_it_has_fixtures_of_our_own(name, fixtures):
    assert any((fixtures / name).iterdir())

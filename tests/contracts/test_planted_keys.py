"""Keys planted in every way, and services that repeat them: nothing that stays may hold one."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import logging
import pickle
import re
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from echoing import MANNERS, echoing, forms, in_body, in_error, in_headers, in_values, needles
from everyone import KNOWN, ORCID, address_of, play, questions
from playing import Asked, Reply, Service, said

import researchmetrics as rm
from researchmetrics import config
from researchmetrics.cli import main
from researchmetrics.errors import ResearchMetricsError
from researchmetrics.fetchers import get_source, source_names
from researchmetrics.http import Clock, Door, Key

ROOT = Path(__file__).parents[2]
CONTACT = "planted.contact@kiln.example"
# Signs that are written in another way in addresses, JSON, markup and base 64.
SIGNS = "/+&=%<'\""


def key_of(name: str) -> str:
    return f"Pl4nted{name.title().replace('_', '')}S3cret{SIGNS}end"


KEYS = {name: key_of(name) for name in KNOWN}
# Those without a key have none to repeat; theirs is planted all the same.
REPEATING = [
    (name, manner)
    for name in source_names()
    for manner in (MANNERS if type(get_source(name)).key_parameter else ("body", "error 403"))
]
PASSWORD, TOKEN = key_of("password"), key_of("token")


@pytest.fixture
def quick(monkeypatch):
    """No service is waited for."""
    from scholarly import _navigator

    sleepless = SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    monkeypatch.setattr(_navigator, "time", sleepless)
    for name in KNOWN:
        monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_PER_SECOND", "1000")
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_IGNORE_ROBOTS", "yes")
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", CONTACT)


@pytest.fixture
def clock() -> Clock:
    slept: list[float] = []
    start = time.monotonic()
    return Clock(
        time=lambda: time.time() + sum(slept),
        monotonic=lambda: time.monotonic() - start + sum(slept),
        sleep=slept.append,
    )


@pytest.fixture
def told(caplog, recwarn) -> Iterator[io.StringIO]:
    """All that any logger says, in every part of it; nothing is warned of."""
    caplog.set_level(logging.DEBUG)
    written = io.StringIO()

    class Whole(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.write(f"{record.getMessage()}\n{record.__dict__!r}\n")
            if record.exc_info and record.exc_info[1]:
                written.write(inside(record.exc_info[1]))

    handler = Whole(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    for name in ("urllib3", "requests_cache", "filelock", "scholarly", "researchmetrics"):
        caplog.set_level(logging.DEBUG, name)
    yield written
    logging.getLogger().removeHandler(handler)
    written.write("".join(f"{one.message!r}" for one in recwarn))


def inside(error: BaseException | None) -> str:
    """Write down an error, and all errors that it came from."""
    seen: list[BaseException] = []
    queue = [error]
    while queue:
        one = queue.pop()
        if one is None or one in seen:
            continue
        seen.append(one)
        queue += [one.__cause__, one.__context__]
    written = "".join("".join(traceback.format_exception(one)) for one in seen)
    for one in seen:
        written += f"{one!r}{one}{one.args!r}{vars(one)!r}{getattr(one, '__notes__', '')!r}"
        with contextlib.suppress(TypeError, pickle.PicklingError, AttributeError):
            written += repr(pickle.dumps(one)) + pickle.dumps(one).decode("latin-1")
    return written


def files_in(folder: Path) -> bytes:
    return b"\n".join(
        str(path).encode() + b"\n" + path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    )


def assert_not_in(everything: bytes, keys: Iterator[str] | list[str], where: str) -> None:
    lower = everything.lower()
    for key in keys:
        for needle in needles(key):
            at = lower.find(needle)
            assert at < 0, f"{where} holds {needle!r}: {everything[max(0, at - 300) : at + 200]!r}"


def sent_in(asked: Asked) -> bytes:
    return repr((asked.path, asked.query, asked.headers, asked.body)).encode()


def received(name: str, service: Service) -> bool:
    """Whether the service got its key, so that it had something to repeat."""
    key = TOKEN if name == "openreview" else KEYS[name]
    return any(
        key in [*asked.headers.values(), *(one for many in asked.query.values() for one in many)]
        or f"Bearer {key}" in asked.headers.values()
        for asked in service.asked
    )


def arrange(name: str, service: Service, fixtures: Path, manner) -> None:
    """Let a service repeat what secret it got."""
    played = play(name, service, fixtures)
    if hasattr(played, "accounts"):
        played.accounts, played.token = {CONTACT: PASSWORD}, TOKEN
        played.is_locked = True
    if hasattr(played, "key"):
        played.key = KEYS[name]
    kind = type(get_source(name))

    def keys(asked: Asked) -> Iterator[str]:
        if asked.path.endswith("/login"):
            yield PASSWORD
        elif name == "openreview":
            yield from [TOKEN] if "authorization" in asked.headers else []
        elif kind.key_parameter:
            yield KEYS[name]

    def spare_the_login(asked: Asked, reply: Reply, key: str) -> Reply:
        if asked.path.endswith("/login") and reply.status == 200 and manner is not MANNERS["body"]:
            return reply
        return manner(asked, reply, key)

    service.answer = echoing(played.answer, keys, spare_the_login)


@pytest.fixture
def account(monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_OPENREVIEW_USER", CONTACT)
    monkeypatch.setenv("RESEARCHMETRICS_OPENREVIEW_PASSWORD", PASSWORD)


@pytest.mark.parametrize(("name", "manner"), REPEATING)
def test_what_a_service_repeats_stays_nowhere(
    name, manner, *, service, fixtures, own_home, quick, clock, account, told, capfd
):
    arrange(name, service, fixtures, MANNERS[manner])
    people, works = KNOWN[name]
    key = None if name == "openreview" else KEYS[name]
    shown = ""
    with get_source(
        name, base_url=address_of(name, service), api_key=key, per_second=1000, clock=clock
    ) as source:
        asking = list(questions(source, people, works))
        if "find" in source.gives:
            asking.append(("find", source.find("Josiah Carberry", affiliation="Brown")))
        for _, answers in asking:
            try:
                for one in answers:
                    shown += repr(one) + repr(pickle.dumps(one))
            except ResearchMetricsError as error:
                shown += inside(error)
        shown += repr(source) + repr(source.door) + repr(source.tally) + repr(source.door.__dict__)
    if source.key_parameter:
        assert received(name, service) or (name == "openreview" and manner.startswith("error"))
    keys = [*KEYS.values(), PASSWORD, TOKEN]
    assert_not_in(shown.encode("utf-8", "replace"), keys, "what was given")
    assert_not_in(told.getvalue().encode("utf-8", "replace"), keys, "the log")
    assert_not_in("".join(capfd.readouterr()).encode(), keys, "the terminal")
    assert_not_in(files_in(own_home), keys, "the folder")
    assert CONTACT.encode() not in files_in(own_home)


@pytest.fixture
def keyring(monkeypatch):
    held: dict[str, str] = {}
    fake = SimpleNamespace(get_password=lambda service, name: held.get(name))
    monkeypatch.setitem(sys.modules, "keyring", fake)
    config._from_keyring.cache_clear()
    yield held
    config._from_keyring.cache_clear()


@pytest.fixture
def plant(monkeypatch, own_home, keyring):
    """Give every source its key in one of the ways there are."""

    def put(way: str) -> None:
        given = {f"{name}_api_key": key for name, key in KEYS.items() if name != "openreview"}
        given |= {"openreview_user": CONTACT, "openreview_password": PASSWORD}
        (own_home / "config").mkdir()
        file = own_home / "config" / "config.toml"
        if way == "environment":
            for name, value in given.items():
                monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}", value)
        elif way == "file":
            lines = (f"{name} = {json.dumps(value)}\n" for name, value in given.items())
            file.write_text("".join(lines), encoding="utf-8")
        else:
            keyring.update(given)
            file.write_text(f'openreview_user = "{CONTACT}"\n', encoding="utf-8")

    return put


@pytest.fixture
def everyone(fixtures, monkeypatch):
    """All services at once, each at an address of its own."""
    open_ones: dict[str, Service] = {}

    def serve(manner) -> dict[str, Service]:
        for name in KNOWN:
            open_ones[name] = Service()
            arrange(name, open_ones[name], fixtures, manner)
            monkeypatch.setenv(
                f"RESEARCHMETRICS_{name.upper()}_URL", address_of(name, open_ones[name])
            )
        return open_ones

    yield serve
    for service in open_ones.values():
        service.close()


def everything_done(folder: Path, watchlist: Path) -> Iterator[object]:
    """Do all that asks services, and all that shows what they said."""
    ids = list(dict.fromkeys(one for people, _ in KNOWN.values() for one in people))
    names = source_names()
    profile = None
    with contextlib.suppress(ResearchMetricsError):
        profile = rm.fetch(ids, sources=names, follow="stated")
    if profile is not None:
        yield from (profile, profile.to_json(), profile.to_html(), profile.to_text())
        yield from (
            profile.outcomes.to_json(),
            profile.works.to_json(),
            profile.stated_ids.to_json(),
        )
        other = rm.compare([profile, profile])
        yield from (other, other.to_html(), other.to_text())
        profile.to_html(folder / "profile.html")
    for asked in (
        lambda: rm.fetch(ids, sources=names),
        lambda: rm.search("Josiah Carberry", affiliation="Brown", sources=names),
        lambda: rm.refresh(watchlist, store=folder / "store.db"),
        lambda: rm.load(ORCID, store=folder / "store.db"),
    ):
        try:
            found = asked()
            yield found
            yield from getattr(found, "attrs", {}).items()
        except ResearchMetricsError as error:
            yield inside(error)
    page = str(folder / "page.html")
    for line in (
        ["fetch", *ids, "--source", "openalex", "--source", "zenodo", "--html", page],
        ["search", "Josiah Carberry", "--source", "openreview", "--source", "orcid"],
        ["refresh", str(watchlist), "--store", str(folder / "again.db")],
        ["compare", ORCID, "openalex:A9000000001", "--source", "openalex", "--html", f"{page}l"],
        ["fetch", "orcid:0000-0002-1825-0098", "--source", "orcid"],
        ["config"],
        ["config", "--format", "json"],
        ["doctor"],
        ["sources", "--format", "json"],
        ["cache"],
    ):
        yield main([*line, "--verbose"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "manner"),
    [
        ("environment", in_body),
        ("file", in_headers),
        ("keyring", in_values),
        ("environment", in_error(403)),
        ("file", in_error(429)),
    ],
)
def test_a_whole_run_keeps_no_key(
    way, manner, *, plant, everyone, tmp_path, own_home, quick, told, capfd, monkeypatch
):
    # Real time: long enough for one answer, too short for a second try.
    monkeypatch.setenv("RESEARCHMETRICS_MAX_WAIT", "2")
    plant(way)
    services = everyone(manner)
    watchlist = tmp_path / "watchlist.toml"
    ids = json.dumps([ORCID, "openalex:A9000000001", "openreview:~Josiah_Carberry1"])
    sources = json.dumps(source_names())
    watchlist.write_text(
        f"[[person]]\nname = 'Josiah Carberry'\nids = {ids}\nsources = {sources}\n",
        encoding="utf-8",
    )
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        shown = "".join(
            one if isinstance(one, str) else f"{one!r}{one}"
            for one in everything_done(tmp_path, watchlist)
        )
    shown += repr([str(one.message) for one in warned])
    gc.collect()
    with_key = {name for name in KNOWN if type(get_source(name)).key_parameter}
    assert {name for name in with_key if received(name, services[name])} >= with_key - (
        {"openreview"} if manner not in {in_body, in_headers, in_values} else set()
    )
    out, err = capfd.readouterr()
    keys = [*KEYS.values(), PASSWORD, TOKEN]
    (own_home / "config" / "config.toml").unlink(missing_ok=True)
    for where, what in (
        ("what was given", shown.encode("utf-8", "replace")),
        ("the log", told.getvalue().encode("utf-8", "replace")),
        ("the terminal", (out + err).encode()),
        ("the cache, budgets and pace", files_in(own_home)),
        ("the store and the pages", files_in(tmp_path)),
    ):
        assert what.strip() or where == "what was given"
        assert_not_in(what, keys, where)
    assert CONTACT.encode() not in files_in(own_home) + files_in(tmp_path)


def test_config_lists_keys_of_all_sources_from_the_keyring(plant, capfd):
    plant("keyring")
    assert main(["config", "--format", "json"]) == 0
    rows = {row["setting"]: row for row in json.loads(capfd.readouterr().out)}
    for name in KNOWN:
        ending = "password" if name == "openreview" else "api_key"
        assert rows[f"{name}_{ending}"]["origin"] == "keyring"
        assert rows[f"{name}_{ending}"]["value"] == "(set, not shown)"


@pytest.mark.parametrize("spoilt", ['openalex_api_key = "KEY', "openalex_api_key = KEY", b"\xff"])
def test_a_settings_file_that_cannot_be_read_is_not_repeated(own_home, spoilt):
    (own_home / "config").mkdir()
    content = spoilt if isinstance(spoilt, bytes) else b""
    content += b'openalex_api_key = "KEY"\n' if content else spoilt.encode()
    secret = key_of("file").replace('"', "")
    (own_home / "config" / "config.toml").write_bytes(content.replace(b"KEY", secret.encode()))
    with pytest.raises(config.ConfigError) as caught:
        config.setting("contact")
    assert_not_in(inside(caught.value).encode(), [secret], "the error")


@pytest.mark.parametrize("key", ["abc\r\nX-More: 1", "abc\n def", "käse", "a\tb"])
def test_a_key_that_cannot_be_sent_is_refused_and_not_shown(own_home, service, key):
    with pytest.raises(config.ConfigError, match="cannot be sent") as caught:
        list(get_source("orcid", api_key=key, base_url=service.url).person(ORCID))
    assert key not in inside(caught.value)
    assert service.n_asked == 0


@pytest.mark.parametrize("form", forms("k"))
@pytest.mark.parametrize(
    ("prefix", "place"), [("Bearer ", "header"), ("", "header"), ("", "query")]
)
def test_a_key_is_known_in_every_form(service, own_home, form, prefix, place):
    key = key_of("played")
    text = forms(key)[form]
    service.script(said({"echo": f"<{text}>", "title": "Bearer of tokens"}))
    secret = Key("Authorization", key, place, prefix)
    with Door("played", base_url=service.url, per_second=1000, key=secret) as door:
        answer = door.get_json("works")
    assert answer.json["title"] == "Bearer of tokens"
    assert_not_in(answer.body, [key], "the body")
    assert_not_in(files_in(own_home), [key], "the folder")
    (asked,) = service.asked
    sent = asked.headers.get("authorization") or asked.first("Authorization")
    assert sent == prefix + key


# What is in the repository.

_MAIL = re.compile(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
# Of the standards that keep names for examples, and what is no address of anybody.
_INVENTED = re.compile(
    rb"(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|org|net|edu))$|^[\d.]+$"
)
_SECRETS = {
    "a token of GitHub": rb"gh[pousr]_[A-Za-z0-9]{30,}",
    "a key of Amazon": rb"AKIA[0-9A-Z]{16}",
    "a private key": rb"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a signed token": rb"eyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}",
    "a key of Google": rb"AIza[0-9A-Za-z_-]{35}",
    "a key of Slack": rb"xox[abprs]-[0-9A-Za-z-]{10,}",
    "a key set to a value": (
        rb"(?i)(?:api[_-]?key|token|secret|password)[\"']?\s*[:=]\s*[\"']?"
        rb"(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{24,}"
    ),
}


def own_files() -> list[Path]:
    places = [ROOT / name for name in ("tests", "researchmetrics", "notebooks")]
    files = [path for place in places if place.is_dir() for path in place.rglob("*")]
    files += [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".yml", ".cfg"}]
    return [path for path in files if path.is_file() and "__pycache__" not in path.parts]


def test_no_file_of_ours_holds_a_key_or_an_address_of_anybody():
    found = []
    for path in own_files():
        content = path.read_bytes()
        place = str(path.relative_to(ROOT))
        found += [f"{place}: {what}" for what, form in _SECRETS.items() if re.search(form, content)]
        found += [
            f"{place}: {match[0].decode('latin-1')}"
            for match in _MAIL.finditer(content)
            if not _INVENTED.search(match[1].lower())
        ]
    assert not found, "\n".join(found)

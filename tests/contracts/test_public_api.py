"""Every public name: it is there, says what it is, and shows an example that runs."""

from __future__ import annotations

import importlib
import inspect
import re
import types
from pathlib import Path

import pytest

import researchmetrics as rm

NAMES = sorted(set(rm.__all__) - {"__version__"})
STUB = Path(rm.__file__).with_suffix(".pyi")
TYPING = Path(__file__).parents[1] / "typing" / "api.py"


@pytest.mark.parametrize("name", NAMES)
def test_public_name_is_there_and_documented(name):
    thing = getattr(rm, name)
    text = inspect.getdoc(thing)
    assert text
    assert text.splitlines()[0].rstrip().endswith((".", ":"))
    if not isinstance(thing, types.ModuleType):
        assert "Examples\n--------" in text or inspect.isclass(thing)


@pytest.mark.parametrize("name", [name for name in NAMES if callable(getattr(rm, name, None))])
def test_public_parameters_are_typed_and_described(name):
    thing = getattr(rm, name)
    # What a class inherits may be described where it comes from.
    where = inspect.getmro(thing) if inspect.isclass(thing) else [thing]
    text = "\n".join(inspect.getdoc(place) or "" for place in where)
    for parameter in inspect.signature(thing).parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty
        assert re.search(rf"\b{parameter.name}\b", text), parameter.name


def test_dir_shows_the_public_names_and_nothing_else():
    assert dir(rm) == sorted(rm.__all__)


def test_indicators_are_public_by_their_names():
    assert rm.h_index([10, 5, 3]) == 3
    assert all(callable(getattr(rm, name)) for name in rm.catalogue()["name"])


def test_a_name_that_is_not_there_says_so():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = rm.no_such_name


def test_the_star_import_works():
    space: dict[str, object] = {}
    exec("from researchmetrics import *", space)
    assert set(rm.__all__) <= set(space)


def test_the_typed_view_of_the_users_names_every_public_function():
    source = TYPING.read_text(encoding="utf-8")
    missing = [name for name in NAMES if not re.search(rf"\brm\.{name}\b", source)]
    assert missing == []


def test_type_checkers_see_the_same_names():
    seen = set(re.findall(r" as (\w+)$", STUB.read_text(encoding="utf-8"), re.MULTILINE))
    assert seen >= set(NAMES)
    assert all(hasattr(rm, name) for name in seen)


@pytest.mark.parametrize("room", ["documents", "fetchers", "metrics", "normalizer", "views"])
def test_what_a_room_lists_is_there(room):
    module = importlib.import_module(f"researchmetrics.{room}")
    for name in module.__all__:
        assert hasattr(module, name), name

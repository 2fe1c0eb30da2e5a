"""Every value of an answer by its place, and where in a record it is held: by ways of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any
from xml.etree.ElementTree import Element

from researchmetrics.records import Candidate, PersonRecord, Record, to_plain

Meaning = str | tuple[str, Callable[[str], str]] | None


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of JSON, lists left out of their places; nothing and empty say nothing."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value is not None and str(value).strip():
        yield path, value


def xml_leaves(element: Element, path: str = "", inline: str = "") -> Iterator[tuple[str, Any]]:
    """Yield texts and attributes of XML; elements of ``inline`` belong to the text around them."""
    name = element.tag.rpartition("}")[2]
    here = f"{path}.{name}" if path else name
    for key, value in element.attrib.items():
        yield f"{here}.@{key.rpartition('}')[2]}", value
    inner = [one for one in element if one.tag.rpartition("}")[2] not in inline.split()]
    text = "".join(element.itertext() if not inner else [element.text or ""])
    if text.strip():
        yield here, text
    for child in inner:
        yield from xml_leaves(child, here, inline)


def held_in(record: Record | PersonRecord | Candidate, names: str) -> Iterator[Any]:
    """Yield the values of fields of a record, parted by bars; ``*`` is all of them."""
    known = to_plain(record) if not isinstance(record, Candidate) else _of_candidate(record)
    flat = known.pop("person", {}) | known
    for name in flat if names == "*" else names.split("|"):
        yield from (value for _, value in _pairs(flat.get(name)))


def _of_candidate(found: Candidate) -> dict[str, Any]:
    return {name: getattr(found, name) for name in Candidate.__dataclass_fields__}


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _pairs(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _pairs(inner)
    elif value is not None:
        yield "", value


def folded(text: object) -> str:
    """Keep nothing but letters and digits, markup and entities undone."""
    plain = html.unescape(html.unescape(str(text)))
    plain = re.sub(r"</?[A-Za-z][^<>]*>", "", plain)
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def is_held(value: Any, found: list[Any]) -> bool:
    """Tell whether a value is among those of a record: numbers whole, texts within texts."""
    if isinstance(value, bool):
        return any(one is value for one in found)
    if isinstance(value, int | float):
        return any(str(one) == str(value) for one in found) or any(
            re.search(rf"(?<![0-9]){value}(?![0-9])", str(one)) for one in found
        )
    wanted = folded(value)
    return not wanted or any(wanted in folded(one) for one in found)


def lost(
    pairs: Iterator[tuple[str, Any]],
    record: Record | PersonRecord | Candidate,
    meanings: Mapping[str, Meaning],
) -> list[str]:
    """Say which values are not held, and which places nobody has said the meaning of.

    ``meanings`` names by pattern of place the fields that must hold the value, with a reader of
    the value where it is written in another way; None for what records have no room for. The
    first pattern that fits counts.
    """
    found: dict[str, list[Any]] = {}
    problems = []
    for path, value in pairs:
        pattern = next((one for one in meanings if fnmatchcase(path, one)), None)
        meaning = meanings[pattern] if pattern is not None else None
        if pattern is None:
            problems.append(f"{path}: means nothing yet ({value!r})"[:200])
        if meaning is None:
            continue
        names, read = (meaning, None) if isinstance(meaning, str) else meaning
        if names not in found:
            found[names] = list(held_in(record, names))
        wanted = read(str(value)) if read else value
        if not is_held(wanted, found[names]):
            problems.append(f"{path} is lost: {value!r} is not in {names}"[:300])
    return problems

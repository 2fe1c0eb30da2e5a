"""Score publication lists read from homepages against their gold, and report it page by page.

usage: homepages.py [zoo|shared] [html] [md] [txt] [nobib] [--page NAME] [--works] [--quiet]
                    [--in FOLDER]

``zoo`` are the invented pages under tests/fixtures/homepages, ``shared`` the labelled pages under
RESEARCHMETRICS_TEST_DATA. The report tells what is missed (``-``), what is taken for a publication
and is none (``+``), and each value that differs (``!``).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

import pandas as pd
from rapidfuzz.distance import Levenshtein

import researchmetrics as rm
from researchmetrics.errors import ResearchMetricsError

ZOO = Path(__file__).parents[1] / "fixtures" / "homepages"
FILES = {"html": "page.html", "md": "page.md", "txt": "page.txt", "nobib": "page_nobib.html"}
FIELDS = ("year", "venue", "authors", "doi")
SAME_TITLE = 0.9
SAME_VENUE = 0.8
LIMIT_S = 60.0


def letters(value: object) -> str:
    """Reduce a value to its letters and digits, without case and accents."""
    spelled = unicodedata.normalize("NFKD", str(value or ""))
    plain = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "", plain.lower())


def surname(name: object) -> str:
    """Return the family name of ``Family, Given`` or of ``Given Family``, by its letters."""
    text = str(name)
    family = text.partition(",")[0] if "," in text else (text.split() or [""])[-1]
    return letters(family)


def _year(gold: Any, found: Any) -> bool:
    return str(gold) == str(found)


def _venue(gold: Any, found: Any) -> bool:
    expected, read = letters(gold), letters(found)
    if not read:
        return False
    contained = len(read) > 3 and (read in expected or expected in read)
    return contained or Levenshtein.normalized_similarity(expected, read) >= SAME_VENUE


def _authors(gold: Any, found: Any) -> bool:
    return {surname(name) for name in gold} == {surname(name) for name in found or ()}


def _doi(gold: Any, found: Any) -> bool:
    return bool(gold == str(found or "").lower())


_AGREES = {"year": _year, "venue": _venue, "authors": _authors, "doi": _doi}


@dataclass
class Score:
    """What one page gave: items right, missed and wrong, and the values of the right ones."""

    name: str
    gold: int = 0
    right: int = 0
    repeats: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    values: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    differing: list[str] = field(default_factory=list)
    error: str | None = None

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 100 where nothing is to be found."""
        return percent(2 * self.right, 2 * self.right + len(self.missed) + len(self.wrong))


def percent(part: float, whole: float) -> float:
    """Return a percentage; of nothing, all is right."""
    return 100 * part / whole if whole else 100.0


def score(name: str, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Score:
    """Match what was found with the gold by title, each gold item once, and compare values."""
    there = [item for item in gold if item["on_page"]]
    keys = [letters(item["title"]) for item in there]
    others = [letters(item["title"]) for item in gold if not item["on_page"]]
    result = Score(name, gold=len(there))
    taken: set[int] = set()
    for item in found:
        key = letters(item["title"])
        alike = [
            (Levenshtein.normalized_similarity(key, title), index)
            for index, title in enumerate(keys)
        ]
        same = [(near, index) for near, index in alike if key and near >= SAME_TITLE]
        free = [(near, index) for near, index in same if index not in taken]
        if free:
            _, best = max(
                free, key=lambda pair: (pair[0], _year(there[pair[1]].get("year"), item["year"]))
            )
            taken.add(best)
            _compare(result, there[best], item)
        elif same or (key and any(_same_title(key, other) for other in others)):
            result.repeats += 1
        else:
            result.wrong.append(f"{item['title']} ({item['year']})")
    result.right = len(taken)
    result.missed = [item["title"] for i, item in enumerate(there) if i not in taken]
    return result


def _same_title(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one, other) >= SAME_TITLE


def _compare(result: Score, gold: dict[str, Any], item: dict[str, Any]) -> None:
    for name in FIELDS:
        if not gold.get(name):
            continue
        agrees = _AGREES[name](gold[name], item.get(name))
        result.values[name].append(agrees)
        if not agrees:
            result.differing.append(
                f"{name} of {gold['title'][:50]!r}: {item.get(name)!r}, not {gold[name]!r}"
            )


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def found_on(path: Path, *, works: bool = False) -> list[dict[str, Any]]:
    """Read a page and return its publications as plain values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # What is found is measured here, on machines of any speed; how fast, by the benchmarks.
        profile = rm.read(path, limit_s=LIMIT_S)
    table = profile.works if works else profile.records
    return [
        {
            "title": _known(row.title),
            "authors": list(row.authors) if hasattr(row.authors, "__len__") else [],
            "year": _known(row.year),
            "venue": _known(row.venue),
            "doi": _known(row.doi),
        }
        for row in table.itertuples()
    ]


def pages(root: Path, form: str) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Yield name, file and gold of every page that there is in a form."""
    for folder in sorted(root.iterdir()):
        path, gold = folder / FILES[form], folder / "gold.json"
        if gold.exists() and path.exists():
            yield folder.name, path, json.loads(gold.read_text(encoding="utf-8"))


def wanted(gold: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    """Return the gold of the first page of a site, without DOIs that the file does not hold."""
    first = gold["meta"]["pages"][0]["file"]
    text = path.read_text(encoding="utf-8", errors="replace").lower()
    return [
        {
            **item,
            "on_page": item["on_page"] and first in item.get("on_pages", [first]),
            "doi": item.get("doi") if str(item.get("doi")) in text else None,
        }
        for item in gold["publications"]
    ]


def measured(root: Path, form: str, *, only: str | None = None, works: bool = False) -> list[Score]:
    """Score all pages of a folder in one form."""
    scores = []
    for name, path, gold in pages(root, form):
        if only is not None and name != only:
            continue
        begun, error = time.perf_counter(), None
        try:
            found = found_on(path, works=works)
        except ResearchMetricsError as reason:
            found, error = [], str(reason)
        result = score(name, wanted(gold, path), found)
        result.seconds, result.error = time.perf_counter() - begun, error
        scores.append(result)
    return scores


def macro(scores: Sequence[Score]) -> float:
    """Return the mean F1 over pages that have publications."""
    return fmean(each.f1 for each in scores if each.gold)


def share(scores: Sequence[Score], name: str) -> float:
    """Return in per cent how many values of a field are right, on the items found."""
    values = [value for each in scores for value in each.values[name]]
    return percent(sum(values), len(values))


def report(scores: Sequence[Score], form: str, *, quiet: bool) -> str:
    """Lay the scores out as text."""
    lines = [f"{form:6}{'page':26}{'gold':>5}{'right':>6}{'wrong':>6}{'rep':>5}{'F1':>7}"]
    lines[0] += "".join(f"{name:>9}" for name in FIELDS) + f"{'sec':>6}"
    for each in scores:
        shares = "".join(
            f"{percent(sum(v), len(v)):9.1f}" if v else f"{'-':>9}" for v in each.values.values()
        )
        lines.append(
            f"{form:6}{each.name:26}{each.gold:5}{each.right:6}{len(each.wrong):6}"
            f"{each.repeats:5}{each.f1:7.1f}{shares}{each.seconds:6.1f}"
        )
        if each.error:
            lines.append(f"    error: {each.error}")
        if not quiet:
            lines += [f"    - {title}" for title in each.missed]
            lines += [f"    + {title}" for title in each.wrong]
            lines += [f"    ! {text}" for text in each.differing]
    if any(each.gold for each in scores):
        told = sum(1 for each in scores if each.gold)
        lines.append(
            f"== {form}: macro F1 {macro(scores):.1f} over {told} pages; "
            + ", ".join(f"{name} {share(scores, name):.1f}" for name in FIELDS)
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the report that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Score publication lists read from homepages.")
    parser.add_argument("words", nargs="*", help="zoo or shared, and forms: html md txt nobib")
    parser.add_argument("--page")
    parser.add_argument("--in", dest="folder", type=Path, default=ZOO, help="pages made elsewhere")
    parser.add_argument("--works", action="store_true", help="score profile.works, not .records")
    parser.add_argument("--quiet", action="store_true", help="the table alone")
    options = parser.parse_args(arguments)
    root = options.folder
    if "shared" in options.words:
        root = Path(os.environ.get("RESEARCHMETRICS_TEST_DATA", "../shared"), "data", "homepages")
    for form in [word for word in options.words if word in FILES] or list(FILES):
        scores = measured(root, form, only=options.page, works=options.works)
        sys.stdout.write(report(scores, form, quiet=options.quiet) + "\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])

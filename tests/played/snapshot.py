"""An invented copy of OpenAlex's snapshot: its layouts, its traps, and what is true of its works.

People, titles and addresses are invented. `Invented` makes records as OpenAlex writes them and puts
them into folders; `Truth` tells by plain means what a corpus made of them must hold.
"""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from invented import title

HOME = "https://openalex.org/"
PEOPLE = ("Josiah Carberry", "Ida Kiln", "Zoë Tönning", "Nguyễn Gốm", "小陶 壺", "أمين الفخار")
DAYS = ("2024-11-05", "2025-03-09", "2025-10-27", "2026-02-11")
KINDS = ("article", "preprint", "book-chapter", "dataset", "review", None)
Work = dict[str, Any]


@dataclass
class Truth:
    """What a corpus of the invented works must hold."""

    newest: dict[int, Work] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    merged: dict[int, int] = field(default_factory=dict)
    merged_people: dict[str, str] = field(default_factory=dict)

    def kept(self, *, include_xpac: bool = False) -> dict[str, Work]:
        """Return the works that there are, by identifier."""
        gone = self.deleted | set(self.merged)
        return {
            f"W{number}": work
            for number, work in sorted(self.newest.items())
            if number not in gone and (include_xpac or not work.get("is_xpac"))
        }

    def authorships(self, **choice: bool) -> list[tuple[str, int, str | None, str | None]]:
        """Return work, position, name and person of all authors."""
        return [
            (work_id, position, _name(one), self._person((one.get("author") or {}).get("id")))
            for work_id, work in self.kept(**choice).items()
            for position, one in enumerate(work.get("authorships") or (), start=1)
        ]

    def references(self, **choice: bool) -> list[tuple[str, str]]:
        """Return who cites what."""
        pairs = set()
        for work_id, work in self.kept(**choice).items():
            for address in work.get("referenced_works") or ():
                cited = int(address.removeprefix(HOME + "W"))
                while cited in self.merged:
                    cited = self.merged[cited]
                if f"W{cited}" not in (work_id, "W4285719527"):
                    pairs.add((work_id, f"W{cited}"))
        return sorted(pairs)

    def citations_by_year(self, **choice: bool) -> list[tuple[str, int, int]]:
        """Return work, year and citations."""
        return sorted(
            (work_id, one["year"], one["cited_by_count"])
            for work_id, work in self.kept(**choice).items()
            for one in work.get("counts_by_year") or ()
        )

    def _person(self, address: str | None) -> str | None:
        bare = (address or "").removeprefix(HOME)
        bare = self.merged_people.get(bare, bare)
        return bare if bare.startswith("A") and bare != "A9999999999" else None


def _name(author: Work) -> str | None:
    names = (author.get("raw_author_name"), (author.get("author") or {}).get("display_name"))
    return next((name for name in names if name and name.strip()), None)


class Invented:
    """A snapshot of invented works.

    Parameters
    ----------
    count : int
        How many works, numbered from 1.
    seed : int
        Of all chance.
    traps : bool
        With older versions, nulls, deleted and merged works and people, works with very many
        authors and words.
    """

    def __init__(self, count: int, seed: int = 1, *, traps: bool = True) -> None:
        self.count = count
        self.chance = random.Random(seed)
        self.traps = traps
        self.truth = Truth()
        self.parts: dict[str, list[Work]] = {f"updated_date={day}/part_0000": [] for day in DAYS}
        self.parts[f"updated_date={DAYS[-1]}/part_0001"] = []
        for number in range(1, count + 1):
            self._add(number)
        if traps:
            self._lose()

    def put(self, folder: Path, layout: str = "jsonl") -> Path:
        """Write the snapshot in a layout: ``jsonl``, ``parquet`` or ``former``."""
        above = folder / "data" / ("" if layout == "former" else layout)
        entries = []
        for name, works in self.parts.items():
            path = above / "works" / (name + (".parquet" if layout == "parquet" else ".gz"))
            put_part(path, works)
            url = f"s3://openalex/{path.relative_to(folder).as_posix()}"
            meta = {"content_length": path.stat().st_size, "record_count": len(works)}
            entries.append({"url": url, "meta": meta})
        if layout == "former":
            (above / "works" / "manifest").write_text(json.dumps({"entries": entries}))
        else:
            said = {"date": "2026-02-12", "format": layout, "entity": "works", "files": entries}
            (above / "works" / "manifest.json").write_text(json.dumps(said))
        self._put_lists(above)
        return folder

    def _put_lists(self, above: Path) -> None:
        truth = self.truth
        merged = {f"W{old}": f"W{new}" for old, new in truth.merged.items()}
        for kind, pairs in (("works", merged), ("authors", truth.merged_people)):
            rows = [("2026-02-12", old, new) for old, new in pairs.items()]
            put_list(
                above / "merged_ids" / kind / "2026-02-12.csv.gz",
                [("merge_date", "id", "merge_into_id"), *rows],
            )
        rows = [(f"{HOME}W{number}", "2026-02-12") for number in sorted(truth.deleted)]
        put_list(above / "works" / "deleted_ids.csv.gz", [("work_id", "deleted_date"), *rows])

    def _add(self, number: int) -> None:
        versions = 1 + (self.chance.random() < 0.2) + (self.chance.random() < 0.05)
        days = sorted(self.chance.sample(range(len(DAYS)), versions if self.traps else 1))
        work: Work = {}
        for day in days:
            work = self._work(number, DAYS[day])
            parts = [name for name in self.parts if DAYS[day] in name]
            self.parts[parts[number % len(parts)]].append(work)
        self.truth.newest[number] = work

    def _work(self, number: int, day: str) -> Work:
        chance = self.chance
        cited = [
            f"{HOME}W{one}" for one in chance.sample(range(1, self.count + 1), min(self.count, 6))
        ]
        year = chance.choice([None, *range(1995, 2026)]) if self.traps else 2000 + number % 25
        work: Work = {
            "id": f"{HOME}W{number}",
            "doi": f"https://doi.org/10.5555/Kiln.{number}",
            "title": title(number),
            "publication_year": year,
            "publication_date": f"{year or 2000}-05-06",
            "type": chance.choice(KINDS),
            "primary_location": {
                "source": {
                    "id": f"{HOME}S{number % 7}",
                    "display_name": f"Annals of Kiln {number % 7}",
                    "type": chance.choice(["journal", "conference", "repository"]),
                },
                "landing_page_url": f"https://doi.org/10.5555/kiln.{number}",
                "raw_type": chance.choice([None, "journal-article", "proceedings-article"]),
            },
            "open_access": {"is_oa": number % 2 == 0},
            "authorships": [self._author(place) for place in range(chance.randint(1, 5))],
            "is_retracted": number % 50 == 0,
            "is_paratext": number % 61 == 0,
            "is_xpac": number % 9 == 0,
            "cited_by_count": chance.randint(0, 40),
            "counts_by_year": [
                {"year": 2025 - back, "cited_by_count": chance.randint(1, 9)} for back in range(4)
            ],
            "referenced_works": cited,
            "primary_topic": {
                "id": f"{HOME}T{10_000 + number % 30}",
                "display_name": "Glaze",
                "subfield": {"id": f"{HOME}subfields/{1700 + number % 5}", "display_name": "Clay"},
                "field": {"id": f"{HOME}fields/{number % 3}", "display_name": "Pots"},
            },
            "fwci": round(chance.random() * 3, 3),
            "citation_normalized_percentile": {"value": round(chance.random(), 4)},
            "abstract_inverted_index": {
                word: [at] for at, word in enumerate(title(number).split())
            },
            "updated_date": f"{day}T05:37:27.123456",
            f"unheard_of_{number % 3}": {"why": [number]},
        }
        return self._trapped(work, number) if self.traps else work

    def _author(self, place: int) -> Work:
        number = self.chance.randrange(1, 40)
        return {
            "author_position": "first" if place == 0 else "middle",
            "author": {
                "id": f"{HOME}A{number}",
                "display_name": PEOPLE[number % len(PEOPLE)],
                "orcid": "https://orcid.org/0000-0002-1825-0097" if number == 1 else None,
            },
            "institutions": [
                {
                    "id": f"{HOME}I{number % 4}",
                    "ror": "https://ror.org/0kiln00",
                    "country_code": "PT",
                }
            ],
            "countries": ["PT"],
            "is_corresponding": place == 0,
            "raw_author_name": PEOPLE[number % len(PEOPLE)],
        }

    def _trapped(self, work: Work, number: int) -> Work:
        if number % 11 == 0:
            for name in self.chance.sample(sorted(work)[:-1], 6):
                if name not in ("id", "updated_date", "is_xpac"):
                    work[name] = None
        if number % 13 == 0:
            for name in self.chance.sample(sorted(work), 5):
                if name not in ("id", "updated_date", "is_xpac"):
                    del work[name]
        if number == 5:
            work["authorships"] = [self._author(place) for place in range(130)]
            work["authorships"][3] = {"author": {"id": f"{HOME}A9999999999"}, "institutions": None}
            work["authorships"][4] = {"author": None, "raw_author_name": " "}
        if number == 7:
            work["abstract_inverted_index"] = {f"word{at}": [at] for at in range(3_000)}
            work["referenced_works"] = [f"{HOME}W4285719527", f"{HOME}W7", f"{HOME}W8"]
        return work

    def _lose(self) -> None:
        """Delete works and merge some, in a chain, and a person."""
        numbers = self.chance.sample(range(10, self.count), 8)
        self.truth.deleted = set(numbers[:3])
        self.truth.merged = dict(itertools.pairwise(numbers[3:7]))
        self.truth.merged_people = {"A38": "A2"}


def put_part(path: Path, works: Iterable[Work]) -> None:
    """Write works as the ending of the path says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        _as_parquet(path, works)
        return
    lines = "".join(json.dumps(work, ensure_ascii=False) + "\n" for work in works)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


def put_list(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a packed table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def _as_parquet(path: Path, works: Iterable[Work]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    words = "abstract_inverted_index"
    rows = [{**work, words: json.dumps(work.get(words))} for work in works]
    pq.write_table(pa.Table.from_pylist(rows), path)

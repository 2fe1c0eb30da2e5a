"""How a user's typed program sees the public names; checked by mypy, never run."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import researchmetrics as rm


def documents(path: Path) -> pd.DataFrame:
    """Read documents."""
    one: rm.Profile = rm.read(path)
    several: rm.Profile = rm.read([path, "https://example.org/cv.md"], as_of="2026-01-31")
    said: rm.Profile = rm.read(text="# Ann Pott", format="markdown")
    whole: rm.Profile = rm.merge_profiles([one, several, said])
    if isinstance(whole, rm.Group):
        return whole.members
    references: pd.DataFrame = rm.parse_references(["A. Pott. On pots. 2019."])
    return references


def services() -> rm.Profile:
    """Search and fetch."""
    found: pd.DataFrame = rm.search("Ann Pott", affiliation="Nowhere", sources=["openalex"])
    names: list[str] = rm.source_names()
    return rm.fetch(str(found.loc[0, "id"]), sources=names, follow="stated", offline=True)


def profiles(profile: rm.Profile) -> str:
    """Look at a profile."""
    tables: list[pd.DataFrame] = [
        profile.works,
        profile.authorships,
        profile.records,
        profile.links,
        profile.outcomes,
        profile.indicators(["h_index"], as_of="2026-01-31", window=5),
        profile.trajectory("h_index"),
        profile.novelty(),
        profile.standing,
        profile.with_reference("openalex", level="field").normalised(),
        profile.to_frame(),
    ]
    reported: pd.Series = profile.reported
    written: Path = profile.to_html("profile.html")
    page: str = profile.to_html()
    shown = page + written.name + profile.to_text() + profile.to_json()
    return shown + str(len(tables) + len(reported))


def several(store: str) -> rm.Comparison:
    """Store, load and compare."""
    report: rm.RunReport = rm.refresh("watchlist.toml", store=store)
    if not report.ok:
        raise rm.errors.SourceError(report.to_text())
    person = rm.load("0000-0002-1825-0097", store=store, as_of="2026-01-31")
    sample = rm.datasets.load("sample")
    gaps: pd.DataFrame = rm.reconcile(person, person)
    comparison: rm.Comparison = rm.compare([person, rm.load(next(iter(sample.history)))])
    table: pd.DataFrame = comparison.table
    warnings: tuple[str, ...] = comparison.warnings
    written: Path = comparison.to_html(Path("both.html"))
    if table.empty or gaps.empty or not written.exists():
        raise rm.errors.TableError("; ".join(warnings))
    return comparison


def tables(works: pd.DataFrame) -> pd.DataFrame:
    """Work on any table."""
    linked: pd.DataFrame = rm.deduplicate(works, level="strict")
    large: rm.Corpus = rm.corpus("works/*.parquet", memory_limit="1GB")
    large = rm.import_openalex("openalex-snapshot", "corpus") if works.empty else large
    place: Path = large.deduplicate("linked.parquet")
    linked = large.deduplicate() if place.exists() else linked
    place = large.compute(["h_index", "hm"], by="person_id", window=5, output="figures.parquet")
    numbers: pd.DataFrame = large.compute("n_coauthors", by="person_id", as_of="2026-01-31")
    owned: pd.DataFrame = rm.resolve(linked, "Josiah Carberry", mine=[0])
    bounds: pd.Series = rm.h_bounds(owned)
    far: pd.DataFrame = rm.novelty(works, k=5)
    sets: pd.DataFrame = rm.reference_sets(works, source="openalex", offline=True)
    far = far.join(rm.normalise(works, sets))
    catalogue: pd.DataFrame = rm.catalogue()
    more = rm.compute(linked, list(catalogue["name"]), by="person", as_of="2026-01-31")
    numbers = numbers.join(more, rsuffix="_here")
    return numbers.assign(low=bounds["low"]).join(far)


def decided(person: rm.Profile, works: pd.DataFrame, file: Path) -> rm.Profile:
    """Decide, keep what was decided, and count by another policy."""
    doubtful: pd.DataFrame = person.doubtful(within=2.0)
    pairs: pd.DataFrame = rm.normalizer.doubtful_pairs(works, decisions=file)
    one = person.relink(must_link=[("r1", "r2")], decisions=file)
    ahead: pd.DataFrame = rm.forecast(one, years=[1, 5])
    held: pd.DataFrame = one.bounds("h_index", causes="links")
    if ahead.empty or held.empty:
        raise rm.errors.TableError("nothing is known of it")
    saved: int = one.save_decisions(file)
    known: rm.normalizer.Decisions = rm.normalizer.read_decisions(file)
    linked = rm.deduplicate(works, known=works, decisions=known)
    traced = [
        one.origins,
        one.disagreements,
        one.editions,
        one.citation_policies(),
        one.ownership(),
    ]
    read: rm.Profile = rm.read("cv.md", decisions=known, citations="sum")
    loaded: rm.Profile = rm.load("0000-0002-1825-0097", decisions=file, citations="primary")
    rows = saved + len(doubtful) + len(pairs) + len(linked) + sum(map(len, traced))
    return read if rows else loaded.with_citations("openalex")

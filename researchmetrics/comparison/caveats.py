"""What makes two people's numbers not comparable, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from researchmetrics.profile import Profile, figures

__all__ = ["caveats", "computable", "sources_of"]

# Beyond these the difference may lie in the data and not in the people.
_DAYS_APART = 31
_COVERAGE_APART = 0.1
_LOW_COVERAGE = 0.8
_FEW_PAPERS = 10
_CAREER_APART = 5


def caveats(profiles: Sequence[Profile]) -> Iterator[str]:
    """Say what is not comparable among several people.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.

    Yields
    ------
    str
        One sentence a reason; none when nothing speaks against comparing.
    """
    yield from _sources(profiles)
    yield from _dates(profiles)
    yield from _coverage(profiles)
    yield from _outcomes(profiles)
    yield from _careers(profiles)
    yield from _fields(profiles)


def computable(profile: Profile, name: str) -> bool:
    """Tell whether an indicator has what it needs beyond the works: novelty needs a corpus."""
    return name not in {"novelty", "score"} or profile.corpus is not None


def sources_of(profile: Profile) -> list[str]:
    """List the sources a profile rests on, in alphabetical order."""
    return sorted(set(profile.records["source"].dropna()) | set(profile.outcomes["source"]))


def _known_and_all(profile: Profile) -> tuple[int, int]:
    row = profile.coverage.loc[["citations"], ["known", "all"]].to_numpy(dtype=int)[0]
    return int(row[0]), int(row[1])


def _name(profile: Profile) -> str:
    return profile.person.name or next(iter(profile.person.ids), "the person without a name")


def _sources(profiles: Sequence[Profile]) -> Iterator[str]:
    named = {_name(p): ", ".join(sorted(_providers(p))) or "no source" for p in profiles}
    if len({tuple(sorted(_providers(p))) for p in profiles}) > 1:
        told = "; ".join(f"{name}: {sources}" for name, sources in named.items())
        yield f"Different sources ({told}). Counts differ between sources by tens of percent."


def _providers(profile: Profile) -> set[str]:
    # Two documents are different sources by name but the same kind of source.
    return {source.split(":", 1)[0] for source in sources_of(profile)}


def _dates(profiles: Sequence[Profile]) -> Iterator[str]:
    days = [date.fromisoformat(p.as_of) for p in profiles]
    if (max(days) - min(days)).days > _DAYS_APART:
        told = "; ".join(f"{_name(p)}: {p.as_of}" for p in profiles)
        yield f"Different dates ({told}). Citations grow with time."


def _coverage(profiles: Sequence[Profile]) -> Iterator[str]:
    shares = {}
    for profile in profiles:
        known, total = _known_and_all(profile)
        share = known / total if total else 0.0
        shares[_name(profile)] = share
        if not total:
            yield f"{_name(profile)} has no papers here; nothing can be compared."
        elif not known:
            yield f"No citation count is known for {_name(profile)}: indices are unknown, not 0."
        elif share < _LOW_COVERAGE:
            yield (
                f"Citation counts are known for {known} of {total} papers of {_name(profile)}; "
                "indices are lower bounds."
            )
    if shares and max(shares.values()) - min(shares.values()) > _COVERAGE_APART:
        told = "; ".join(f"{name}: {share:.0%}" for name, share in shares.items())
        yield f"Different coverage of citation counts ({told})."


def _outcomes(profiles: Sequence[Profile]) -> Iterator[str]:
    for profile in profiles:
        for row in profile.outcomes.itertuples():
            if row.status != "complete":
                yield f"{row.source} was {row.status} for {_name(profile)}; papers may be missing."


def _careers(profiles: Sequence[Profile]) -> Iterator[str]:
    years = {_name(p): p.works["year"].dropna().astype(int).tolist() for p in profiles}
    first = {name: min(listed) for name, listed in years.items() if listed}
    if len(first) > 1 and max(first.values()) - min(first.values()) > _CAREER_APART:
        told = "; ".join(f"{name}: since {year}" for name, year in first.items())
        yield f"Careers of different length ({told}). h-index and totals grow with years."
    for profile in profiles:
        papers = _known_and_all(profile)[1]
        if 0 < papers < _FEW_PAPERS:
            yield f"{_name(profile)} has only {papers} papers: the numbers are unstable."


def _fields(profiles: Sequence[Profile]) -> Iterator[str]:
    main = {}
    for profile in profiles:
        counts = figures.with_field(profile.tables)["field"].value_counts()
        if len(counts):
            main[_name(profile)] = str(counts.index[0])
    if len(set(main.values())) > 1:
        told = "; ".join(f"{name}: mostly {field}" for name, field in main.items())
        yield f"Different fields ({told}). Citation habits differ between fields."

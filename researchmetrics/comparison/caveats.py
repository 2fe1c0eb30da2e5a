"""What makes two people's numbers not comparable, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from researchmetrics.metrics.known import LOW_COVERAGE
from researchmetrics.profile import Profile, figures

__all__ = ["caveats", "computable", "labels_of", "sources_of"]

# Beyond these the difference may lie in the data and not in the people.
_DAYS_APART = 31
_COVERAGE_APART = 0.1
_FEW_PAPERS = 10
_CAREER_APART = 5

_People = Mapping[str, Profile]


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
    people = dict(zip(labels_of(profiles), profiles, strict=True))
    yield from _identities(people)
    yield from _sources(people)
    yield from _policies(people)
    yield from _dates(people)
    yield from _coverage(people)
    yield from _outcomes(people)
    yield from _careers(people)
    yield from _fields(people)


def computable(profile: Profile, name: str) -> bool:
    """Tell whether an indicator has what it needs beyond the works: novelty needs a corpus."""
    return name not in {"novelty", "score"} or profile.corpus is not None


def sources_of(profile: Profile) -> list[str]:
    """List the sources a profile rests on, in alphabetical order."""
    return sorted(set(profile.records["source"].dropna()) | set(profile.outcomes["source"]))


def _known_and_all(profile: Profile) -> tuple[int, int]:
    row = profile.coverage.loc[["citations"], ["known", "all"]].to_numpy(dtype=int)[0]
    return int(row[0]), int(row[1])


def labels_of(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Call people by their names, numbered where two are alike: a name tells nobody apart."""
    names = [p.person.name or next(iter(p.person.ids), "name unknown") for p in profiles]
    seen: dict[str, int] = {}
    labels = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        labels.append(name if names.count(name) == 1 else f"{name} ({seen[name]})")
    return tuple(labels)


def _identities(people: _People) -> Iterator[str]:
    named = list(people.items())
    for place, (name, profile) in enumerate(named):
        for other, its in named[place + 1 :]:
            if profile is its or set(profile.person.ids) & set(its.person.ids):
                yield f"{name} and {other} are one person by their identifiers."


def _sources(people: _People) -> Iterator[str]:
    named = {name: tuple(sorted(_providers(p))) for name, p in people.items()}
    if len(set(named.values())) > 1:
        told = "; ".join(f"{name}: {', '.join(of) or 'no source'}" for name, of in named.items())
        yield f"Different sources ({told}). Counts differ between sources by tens of percent."


def _providers(profile: Profile) -> set[str]:
    # Two documents are different sources by name but the same kind of source.
    return {source.split(":", 1)[0] for source in sources_of(profile)}


def _policies(people: _People) -> Iterator[str]:
    policies = {name: profile.citations for name, profile in people.items()}
    if len(set(policies.values())) > 1:
        told = "; ".join(f"{name}: {policy}" for name, policy in policies.items())
        yield f"Citations counted by different policies ({told})."


def _dates(people: _People) -> Iterator[str]:
    days = [date.fromisoformat(p.as_of) for p in people.values()]
    if (max(days) - min(days)).days > _DAYS_APART:
        told = "; ".join(f"{name}: {p.as_of}" for name, p in people.items())
        yield f"Different dates ({told}). Citations grow with time."


def _coverage(people: _People) -> Iterator[str]:
    shares = {}
    for name, profile in people.items():
        known, total = _known_and_all(profile)
        if not total:
            yield f"{name} has no papers here; nothing can be compared."
            continue
        shares[name] = known / total
        if not known:
            yield f"No citation count is known for {name}: indices are unknown, not 0."
        elif shares[name] < LOW_COVERAGE:
            yield (
                f"Citation counts are known for {known} of {total} papers of {name}; "
                "indices are lower bounds."
            )
    if shares and max(shares.values()) - min(shares.values()) > _COVERAGE_APART:
        told = "; ".join(f"{name}: {share:.0%}" for name, share in shares.items())
        yield f"Different coverage of citation counts ({told})."


_DID = {"failed": "failed", "not_found": "found nobody", "quota": "was over its quota"}


def _outcomes(people: _People) -> Iterator[str]:
    for name, profile in people.items():
        for row in profile.outcomes.itertuples():
            if row.status != "complete":
                did = _DID.get(str(row.status), f"was {row.status}")
                yield f"{row.source} {did} for {name}; papers may be missing."


def _careers(people: _People) -> Iterator[str]:
    years = {name: p.works["year"].dropna().astype(int).tolist() for name, p in people.items()}
    first = {name: min(listed) for name, listed in years.items() if listed}
    if len(first) > 1 and max(first.values()) - min(first.values()) > _CAREER_APART:
        told = "; ".join(f"{name}: since {year}" for name, year in first.items())
        yield f"Careers of different length ({told}). h-index and totals grow with years."
    for name, profile in people.items():
        papers = _known_and_all(profile)[1]
        if 0 < papers < _FEW_PAPERS:
            few = "one paper" if papers == 1 else f"{papers} papers"
            yield f"{name} has only {few}: the numbers are unstable."


def _fields(people: _People) -> Iterator[str]:
    main = {}
    for name, profile in people.items():
        counts = figures.with_field(profile.tables)["field"].value_counts()
        if len(counts):
            main[name] = str(counts.index[0])
    if len(set(main.values())) > 1:
        told = "; ".join(f"{name}: mostly {field}" for name, field in main.items())
        yield f"Different fields ({told}). Citation habits differ between fields."

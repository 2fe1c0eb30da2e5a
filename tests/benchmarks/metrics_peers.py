"""Compute indicators with another program: its name, the folder with the rows, how many works.

Run by the Python of an environment that has these programs, and nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

WINDOW = 5


def pyscisci(folder, _most):
    """Compute h and g of everyone, as its documentation shows."""
    from pyscisci.methods.hindex import compute_gindex, compute_hindex

    table = pd.DataFrame({name: np.load(folder / f"{name}.npy") for name in ("who", "citations")})
    before = time.perf_counter()
    h = compute_hindex(table, "who", "citations")
    g = compute_gindex(table, "who", "citations")
    taken = time.perf_counter() - before
    both = h.merge(g, on="who").sort_values("who")
    return taken, {
        name: both.iloc[:, place].to_numpy() for place, name in enumerate(("who", "h", "g"))
    }


def pyscisci_disruption(folder, most):
    """Compute disruption of so many works, within five years."""
    from pyscisci.methods.disruption import disruption_index

    years = np.load(folder / "year.npy")
    citing, cited = np.load(folder / "citing.npy"), np.load(folder / "cited.npy")
    table = pd.DataFrame(
        {
            "CitingPublicationId": citing,
            "CitedPublicationId": cited,
            "CitingYear": years[citing],
            "CitedYear": years[cited],
        }
    )
    # Of all ages: the oldest have hardly a reference.
    asked = np.linspace(0, years.size - 1, most).astype(int)
    before = time.perf_counter()
    found = disruption_index(table, asked, cite_window=[1, WINDOW])
    return time.perf_counter() - before, {"cd": np.full(len(found), np.nan)}


def cdindex(folder, most):
    """Compute disruption of so many works; making the graph is part of it, as it is of ours."""
    import cdindex as program

    return _timed(program.Graph(), folder, most, lambda _graph: None)


def fast_cdindex(folder, most):
    """Compute disruption of so many works; making the graph is part of it, as it is of ours."""
    import fast_cdindex as program

    return _timed(program.Graph(), folder, most, program.Graph.prepare_for_searching)


def _timed(graph, folder, most, prepare):
    years, citing, cited = (
        np.load(folder / f"{name}.npy").tolist() for name in ("year", "citing", "cited")
    )
    before = time.perf_counter()
    for work, year in enumerate(years):
        graph.add_vertex(str(work), year)
    for one, other in zip(citing, cited, strict=True):
        graph.add_edge(str(one), str(other))
    prepare(graph)
    found = [graph.cdindex(str(work), WINDOW) for work in range(most)]
    taken = time.perf_counter() - before
    return taken, {"cd": np.array([np.nan if one is None else one for one in found], dtype=float)}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    place = Path(sys.argv[2])
    seconds, results = globals()[sys.argv[1]](place, int(sys.argv[3]))
    np.savez(place / "results.npz", **results)
    (place / "seconds.json").write_text(json.dumps(seconds))

# The public names for type checkers, which cannot follow names loaded on first use.

from typing import Any

from researchmetrics import datasets as datasets
from researchmetrics import documents as documents
from researchmetrics import engine as engine
from researchmetrics import errors as errors
from researchmetrics import fetchers as fetchers
from researchmetrics import metrics as metrics
from researchmetrics import normalizer as normalizer
from researchmetrics import tables as tables
from researchmetrics import views as views
from researchmetrics.comparison import Comparison as Comparison
from researchmetrics.comparison import compare as compare
from researchmetrics.comparison import reconcile as reconcile
from researchmetrics.engine import Corpus as Corpus
from researchmetrics.engine import corpus as corpus
from researchmetrics.engine import import_openalex as import_openalex
from researchmetrics.fetchers import source_names as source_names
from researchmetrics.jobs import RunReport as RunReport
from researchmetrics.jobs import refresh as refresh
from researchmetrics.metrics import catalogue as catalogue
from researchmetrics.metrics import compute as compute
from researchmetrics.metrics import normalise as normalise
from researchmetrics.metrics import novelty as novelty
from researchmetrics.normalizer import deduplicate as deduplicate
from researchmetrics.normalizer import resolve as resolve
from researchmetrics.profile import Group as Group
from researchmetrics.profile import Profile as Profile
from researchmetrics.profile import fetch as fetch
from researchmetrics.profile import forecast as forecast
from researchmetrics.profile import h_bounds as h_bounds
from researchmetrics.profile import load as load
from researchmetrics.profile import merge_profiles as merge_profiles
from researchmetrics.profile import parse_references as parse_references
from researchmetrics.profile import read as read
from researchmetrics.profile import reference_sets as reference_sets
from researchmetrics.profile import search as search

__version__: str

# Every indicator of the catalogue is a function of its name.
def __getattr__(name: str) -> Any: ...

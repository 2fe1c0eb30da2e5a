"""The shapes of arXiv identifiers and ORCIDs, as regular expressions."""

from __future__ import annotations

import re

# Four digits behind the point until 2014, five since.
ARXIV_NEW = (
    r"(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5})"
)
ARXIV_OLD = (
    r"(?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|"
    r"quant-ph|math|cs|cmp-lg|q-bio|q-fin|stat|adap-org|alg-geom|chao-dyn|chem-ph|comp-gas|"
    r"dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con|acc-phys|ao-sci|atom-ph|"
    r"bayes-an)(?:\.[A-Z]{2}|\.[a-z]{2,3}-[a-z]{2,4})?/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3}"
)
# "cs.LG/2102.08604" is no form of arXiv's, but is written.
_VALUE = rf"(?:[a-z-]{{2,9}}(?:\.[A-Z]{{2}})?/(?=\d{{4}}\.))?({ARXIV_NEW}|{ARXIV_OLD})"
ARXIV_BARE = re.compile(rf"({ARXIV_NEW}|{ARXIV_OLD})(?:\s?v\d+)?(?:\.pdf)?", re.IGNORECASE)
ARXIV_MARKED = re.compile(
    r"(?:arxiv(?:\.org(?:/(?:abs|pdf|html|ps|e-print|format|src|tb)/|\s{0,3}[:.]\s{0,3})|\s{0,3}[:.,#_]\s{0,3}|\s{1,3})"
    r"(?:(?:e-?prints?|preprints?|id|identifier|no\.?|number|abs|arxiv)[:\s/.]{1,3}){0,3}|"
    r"(?:alphaxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org|scirate\.com|arxiv-vanity\.com)/"
    r"(?:(?:abs|pdf|html|overview|papers|arxiv)/)?|"
    r"(?<![\w.])abs/|huggingface\.co/papers/|e-?print\W{1,4})"
    rf"(?:abs/|arxiv:)?{_VALUE}(?!\d)",
    re.IGNORECASE,
)
# Archive and number together are an arXiv identifier even without a word that says so.
ARXIV_OLD_ALONE = re.compile(rf"(?<![\w/.-])({ARXIV_OLD})(?![\d/])", re.IGNORECASE)
ARXIV_AUTHOR = re.compile(r"arxiv\.org/a/([a-z'-]+_[a-z]_\d+)", re.IGNORECASE)
_HYPHEN = "[-‐‑‒–−]"
ORCID = re.compile(
    rf"(?<![\dA-Za-z-])\d{{4}}{_HYPHEN}?\d{{4}}{_HYPHEN}?\d{{4}}{_HYPHEN}?\d{{3}}[\dXx](?![\dA-Za-z-])",
    re.ASCII,
)
ORCID_SPACED = re.compile(r"(?<![\dA-Za-z-])\d{4} \d{4} \d{4} \d{3}[\dXx](?![\dA-Za-z-])", re.ASCII)

"""How much a word of a title tells: everyday words of academic titles tell less than rare ones.

The tables are fixed, so that what two records weigh never depends on the records beside them. They
hold words that stand in more than one of 120 (`_EVERYDAY`) or of 550 (`_FREQUENT`) titles, on
average over collections of computer science, physics and medicine.
"""

from __future__ import annotations

from collections.abc import Iterable

_EVERYDAY = """
access adaptive algorithm algorithms analysis application applications approach architecture
based case classification clustering computing control data database databases design detection
digital dimensional distributed dynamic efficient estimation evaluation fast framework genetic
high human image indexing information knowledge language large learning level management memory
method mining mobile model modeling models multi multiple network networks neural new novel
object optimization oriented over parallel performance power problem processing protein queries
query real recognition relational research retrieval scheme search selection semantic sensor
service services software spatial structure study support system systems techniques temporal
time video web wireless
"""
_FREQUENT = """
about accurate acid action active activity acute advanced adversarial after against agent agents
aggregate aggregation algebra algebraic alignment allocation annotation answering approximate
approximation architectures area arrays art assessment assignment association attack attacks
attention audio authentication automated automatic aware balancing base bayesian be behaved
behavior benchmark between beyond binary binding block boundary bounds building business cache
caching calculus can cancer caption care causal cell cells cellular chain challenges change
channel channels characterization checking chinese chronic class classes classifier client
clinical cluster clusters code codes coding cognitive cohort collaborative collection color
combining commerce common communication community comparative comparison complete complex
complexity component components composition compression computation computational computer
concept concurrency concurrent consistency constrained constraint constraints construction
content context continuous contrastive convergence convolutional cooperative core correlation
cost coupled coverage critical cross current cyclic dataset datasets dbms decision decomposition
defense delay density dependent depth descent description designing development devices
diagnosis dialogue different differential diffusion dimension directed discovery discrete
disease disk distance distribution dna document documents domain domains driven dual during
dynamics early effect effective effects efficiency electronic element elements embedded
embedding embeddings empirical encoding energy engine engineering enhanced enterprise entity
environment environments equation equations error event evidence evolution evolutionary
execution experience experiences experimental expert exploiting exploration exploring expression
expressions extensible extraction face factor factors fairness family fault feature features
federated feedback few field file filtering finding finite first flexible flow form formal free
frequency frequent function functional functions fusion future fuzzy game gaussian gene general
generalized generating generation generative generic global gradient graph graphs grid group
groups growth health heterogeneous hierarchical highly history hoc how hybrid identification
identifying images impact implementation implementing implications improve improved improving
incremental independent induced infection inference input integrated integrating integration
integrity intelligent intensive interaction interactive interface internet intrusion issues
iterative java join joins joint kernel key keyword languages layer library like line linear link
load local localization location logic logical long loop low machine machines main maintenance
making manager managing map mapping maps market matching materialized matrix measurement
mechanism mechanisms media mediated medical mesh meta methods metric mice middleware mimo
minimum modelling molecular monitoring motion moving multicast multidimensional multimedia
neighbor next noise non nonlinear normal not number objects ofdm offline ontology open optical
optimal optimizing order organization output overview parsing part partial particle path
patients pattern patterns peer perspective phase physical placement planning platform point
policy population pose positive practical practice prediction presence preserving pretraining
privacy probabilistic problems process processes processor processors product production
programming programs project propagation properties proteins protocol protocols prototype qos
quality quantitative quantum quasi querying question random range rank rapid rat rate rats
reasoning receptor reconfigurable reconstruction recovery recursive reducing reduction region
regression regulation reinforcement related relations relevance reliability remote replication
repository representation representations resolution resource results risk robot robots robust
robustness role rough routing rule rules sampling scalability scalable scale scaling scene
scheduling schema schemes science scientific searching second secure security segmentation self
semantics semi semistructured sensing sentiment sequence sequences sequential series server
servers set sets shape shared sharing shot signal similarity simulation single site sites size
small social soft solution solutions solving some source sources space spaces sparse speaker
specific specification speech speed stability state states statistical statistics stochastic
storage strategies strategy stream streaming streams structural structured structures studies
supervised supporting surface survey swarm syndrome synthesis systematic table tables task tasks
technique technologies technology term test testing text theory therapy through throughput
tolerant tool tools topology tracking traffic training transaction transfer transform
transformation transformer translation transmission treatment tree trees trial trust tumor type
types under understanding unified universal unsupervised up update updates user users validation
value variable vector verification versus very view views virtual visual visualization warehouse
warehouses warehousing watermarking wavelet what wide without workflow world zero
"""
# They say how a work is presented, not what it is about.
_FORMS_TEXT = """
abstract demo demonstration draft ed edition extended full invited keynote panel paper papers
poster preliminary report session short talk technical tutorial version
"""
FORMS = frozenset(_FORMS_TEXT.split())
# Standing headings of journals and newsletters: they come back in every issue.
_HEADINGS_TEXT = """
addendum announcement announcements annual book call calls chair chairs column comment committee
conclusion conclusions contents corrigenda corrigendum editor editorial editors errata erratum
foreword guest index influential interview introduction issue letter message news note notes
obituary opening preface program quarterly remarks reminiscences reply response review reviews
special summary table vol volume welcome yearly
"""
HEADINGS = frozenset(_HEADINGS_TEXT.split())
# What a list of references prints after a title.
_IMPRINT = """
acm advances appear archive arxiv available conf conference department eds ieee institute
international intl journal lecture lncs online pages phd pp preprint press proc proceedings
published record sigmod springer submitted symp symposium thesis trans transactions university
vldb workshop
"""
_WEIGHTS = {
    **dict.fromkeys(_FREQUENT.split(), 0.75),
    **dict.fromkeys(_EVERYDAY.split(), 0.5),
    **dict.fromkeys(_IMPRINT.split(), 0.35),
    **dict.fromkeys(HEADINGS, 0.25),
    **dict.fromkeys(FORMS, 0.2),
}
_LETTER = 0.2  # a single letter: a mark of a list, or what is left of a word


def weight(word: str) -> float:
    """Tell how much it says that two titles share a word, or do not.

    Parameters
    ----------
    word : str
        Word of a title's key.

    Returns
    -------
    float
        1 for a rare word, less for one that many titles have.

    Examples
    --------
    >>> weight("fibonacci"), weight("learning"), weight("editorial")
    (1.0, 0.5, 0.25)
    """
    return _WEIGHTS.get(word) or (_LETTER if len(word) == 1 and not word.isdigit() else 1.0)


def is_usual(word: str) -> bool:
    """Tell whether a word is one that many titles have.

    Parameters
    ----------
    word : str
        Word of a title's key.

    Returns
    -------
    bool
        Whether it stands in the tables.

    Examples
    --------
    >>> is_usual("learning"), is_usual("learnign")
    (True, False)
    """
    return word in _WEIGHTS


def total(words: Iterable[str]) -> float:
    """Add up the weights of words.

    Parameters
    ----------
    words : iterable of str
        Words of a title's key.

    Returns
    -------
    float
        The sum.

    Examples
    --------
    >>> total(["learning", "fibonacci"])
    1.5
    """
    return sum([weight(word) for word in words])

"""Words that tell two titles apart wherever one stands for the other: contraries and designations.

A slip seldom turns "male" into "female", "Hepatitis B" into "Hepatitis C" or "Chile" into "Peru";
people who write of the one often write of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from researchmetrics.normalizer.markup.latex import GREEK

__all__ = ["OPPOSED", "are_alternatives", "are_negated", "designations_differ", "tell_apart"]

Words = tuple[str, ...]

# Between semicolons, words of which a title has one or another.
_SETS_TEXT = """
men women boys girls; man woman boy girl; male female; males females; maternal paternal; mothers
fathers; children adults infants neonates adolescents toddlers elderly; urban rural; upper lower;
left right; anterior posterior lateral medial; north south east west; northern southern eastern
western central; online offline; local global; upstream downstream; short long; shorter longer;
increase decrease; increases decreases; increased decreased reduced; increasing decreasing; vivo
vitro silico; experiments simulations theory practice; experimental numerical theoretical; laminar
turbulent; acute chronic; static dynamic; discrete continuous; primary secondary tertiary; spring
summer autumn winter; heating cooling; high low; higher lower; hot cold; wet dry; positive
negative; convex concave; linear quadratic cubic; even odd; minimum maximum; minimal maximal;
minimizing maximizing; early late; single double triple multiple; inner outer; internal external;
active passive; strong weak; forward backward; inpatients outpatients; anode cathode; donor
acceptor; input output; imports exports; daily weekly monthly yearly; rich poor; two three four
five six seven eight nine ten; first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
twentieth; mice rats rabbits dogs cats pigs sheep goats horses chickens zebrafish; mouse rat
rabbit dog cat pig chicken human bovine porcine equine canine feline; arabic chinese czech danish
dutch english finnish french german greek hebrew hindi hungarian italian japanese korean norwegian
persian polish portuguese russian spanish swedish turkish urdu vietnamese; afghanistan albania
algeria angola argentina armenia australia austria azerbaijan bangladesh belarus belgium benin
bolivia bosnia botswana brazil bulgaria burundi cambodia cameroon canada chad chile china colombia
croatia cuba cyprus denmark ecuador egypt estonia ethiopia fiji finland france gabon gambia
georgia germany ghana greece guatemala guyana haiti honduras hungary iceland india indonesia iran
iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kuwait laos latvia lebanon
lesotho liberia libya lithuania luxembourg madagascar malawi malaysia mali malta mauritius mexico
moldova mongolia morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria
norway oman pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda
senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan
tanzania thailand togo tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam yemen
zambia zimbabwe; africa america asia europe; aluminium arsenic barium cadmium calcium carbon
chlorine chromium cobalt copper gold helium hydrogen iodine iridium iron lead lithium magnesium
manganese mercury molybdenum neon nickel nitrogen oxygen palladium phosphorus platinum plutonium
potassium rhodium ruthenium selenium silicon silver sodium strontium sulfur tin titanium tungsten
uranium vanadium zinc zirconium; oxide sulfide chloride bromide iodide fluoride nitride carbide
hydride hydroxide chlorate; sulfate sulfite nitrate nitrite phosphate phosphite carbonate; methane
ethane propane butane pentane hexane ethene ethylene propylene ethyne; methanol ethanol propanol
butanol; methyl ethyl propyl butyl phenyl
"""
_SETS: dict[str, frozenset[int]] = {}
for _place, _words in enumerate(_SETS_TEXT.split(";")):
    for _word in _words.split():
        _SETS[_word] = _SETS.get(_word, frozenset()) | {_place}
_NONE: frozenset[int] = frozenset()
_NEGATIONS = frozenset(
    ["non", "not", "no", "dont", "without", "anti", "semi", "un", "pseudo", "quasi"]
)
_NEGATING = ("non", "un", "anti", "semi", "dis")
OPPOSED = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("hetero", "homo"),
    ("post", "pre"), ("mono", "poly"), ("over", "under"), ("endo", "exo"), ("super", "sub"),
)  # fmt: skip
_SUCCESSORS = ("plusplus", "sharp")  # "Pot" and "Pot++"
_SALTS = ("ate", "ite", "ide")
_CHAINS = ("ane", "ene", "yne", "anol", "enol")
_MOST_PAIRS = 16
_LEAST = 3  # letters that chemical names have before their endings


def are_alternatives(a: str, b: str) -> bool:
    """Judge whether two words are names of things of one kind, or of contrary qualities.

    Parameters
    ----------
    a, b : str
        Words of titles' keys.

    Returns
    -------
    bool
        Whether a title has the one or the other.

    Examples
    --------
    >>> are_alternatives("male", "female"), are_alternatives("nitrate", "nitrite")
    (True, True)
    >>> are_alternatives("male", "nitrate")
    False
    """
    if a == b:
        return False
    if not _SETS.get(a, _NONE).isdisjoint(_SETS.get(b, _NONE)):
        return True
    if a[:1] != b[:1]:
        return False
    if any(a == b + ending or b == a + ending for ending in _SUCCESSORS):
        return True
    return any(_differ_by(a, b, endings) for endings in (_SALTS, _CHAINS))


def _differ_by(a: str, b: str, endings: Words) -> bool:
    one, two = (next((end for end in endings if word.endswith(end)), "") for word in (a, b))
    if not one or not two or one == two:
        return False
    stem = a.removesuffix(one)
    return len(stem) >= _LEAST and stem == b.removesuffix(two)


def tell_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Judge whether what only one title has is the contrary of what only the other has.

    Parameters
    ----------
    one, other : sequence of str
        Words of the one title that the other lacks.

    Returns
    -------
    bool
        Whether a word of each tells them apart.

    Examples
    --------
    >>> tell_apart(["rural"], ["old", "urban"]), tell_apart(["linear"], ["nonlinear"])
    (True, True)
    >>> tell_apart(["old"], ["rural"])
    False
    """
    if not one or not other or len(one) * len(other) > _MOST_PAIRS:
        return False  # titles that differ in so many words are two, whatever these say
    return any(are_alternatives(a, b) or _turned(a, b) for a, b in product(one, other))


def _turned(a: str, b: str) -> bool:
    if a[-2:] != b[-2:]:
        return False
    short, long = sorted((a, b), key=len)
    if any(long == prefix + short for prefix in _NEGATING):
        return len(short) >= _LEAST
    return any(
        (a.startswith(one) and b == other + a.removeprefix(one))
        or (b.startswith(one) and a == other + b.removeprefix(one))
        for one, other in OPPOSED
    )


def are_negated(opening: Words, inside: Words) -> bool:
    """Judge whether words that only one title has turn the sense of those behind them.

    Parameters
    ----------
    opening, inside : tuple of str
        Words before and among those that both titles have.

    Returns
    -------
    bool
        Whether they deny what follows.

    Examples
    --------
    >>> are_negated(("non",), ()), are_negated((), ("without",)), are_negated(("no", "old"), ())
    (True, True, False)
    """
    return bool(opening and opening[-1] in _NEGATIONS) or not _NEGATIONS.isdisjoint(inside)


def designations_differ(one: Words, other: Words) -> bool:
    """Judge whether two titles are the same up to a letter that designates something.

    Parameters
    ----------
    one, other : tuple of str
        All words of two titles' keys.

    Returns
    -------
    bool
        Whether a letter, or the name of one, stands for another.

    Examples
    --------
    >>> designations_differ(("hepatitis", "b", "trials"), ("hepatitis", "c", "trials"))
    True
    >>> designations_differ(("j", "kent", "on", "pots"), ("m", "hu", "on", "pots"))
    False
    """
    forth = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None
    )
    if forth is None:
        return False
    return _stand_for(one[forth:], other[forth:]) or _stand_for(*_from_behind(one, other))


def _from_behind(one: Words, other: Words) -> tuple[Words, Words]:
    one, other = one[::-1], other[::-1]
    back = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return one[back:], other[back:]


def _stand_for(one: Words, other: Words) -> bool:
    a, b = one[0], other[0]
    return a != b and _is_letter(a) and _is_letter(b) and one[1:2] == other[1:2]


def _is_letter(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in GREEK

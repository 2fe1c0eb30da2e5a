"""Words that tell two titles apart wherever one stands for the other: contraries and designations.

A slip of the pen seldom turns "male" into "female", "Hepatitis B" into "Hepatitis C" or "Chile" into
"Peru"; people who write of the one often write of the other.
"""

from __future__ import annotations

__all__ = ["are_alternatives", "are_negated", "designations_differ"]

# On each line, words of which a title has one or another.
_SETS_TEXT = """
men women boys girls
man woman boy girl
male female
males females
maternal paternal
mothers fathers
children adults infants neonates adolescents toddlers elderly
urban rural
upper lower
left right
anterior posterior lateral medial
north south east west
northern southern eastern western central
online offline
local global
upstream downstream
short long
shorter longer
fast faster fastest
increase decrease
increases decreases
increased decreased reduced
increasing decreasing
vivo vitro silico
experiments simulations theory practice
experimental numerical theoretical
laminar turbulent
acute chronic
static dynamic
discrete continuous
primary secondary tertiary
spring summer autumn winter
heating cooling
high low
higher lower
hot cold
wet dry
positive negative
convex concave
linear quadratic cubic
even odd
minimum maximum
minimal maximal
minimizing maximizing
early late
single double triple multiple
inner outer
internal external
active passive
strong weak
forward backward
inpatients outpatients
anode cathode
donor acceptor
input output
imports exports
daily weekly monthly yearly
rich poor
two three four five six seven eight nine ten
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
mice rats rabbits dogs cats pigs sheep goats horses chickens zebrafish
mouse rat rabbit dog cat pig chicken human bovine porcine equine canine feline
arabic chinese czech danish dutch english finnish french german greek hebrew hindi hungarian
italian japanese korean norwegian persian polish portuguese russian spanish swedish turkish urdu
vietnamese
afghanistan albania algeria angola argentina armenia australia austria azerbaijan bangladesh
belarus belgium benin bolivia bosnia botswana brazil bulgaria burundi cambodia cameroon canada
chad chile china colombia croatia cuba cyprus denmark ecuador egypt estonia ethiopia fiji finland
france gabon gambia georgia germany ghana greece guatemala guyana haiti honduras hungary iceland
india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kuwait
laos latvia lebanon lesotho liberia libya lithuania luxembourg madagascar malawi malaysia mali
malta mauritius mexico moldova mongolia morocco mozambique myanmar namibia nepal netherlands
nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal
qatar romania russia rwanda senegal serbia singapore slovakia slovenia somalia spain sudan sweden
switzerland syria taiwan tanzania thailand togo tunisia turkey uganda ukraine uruguay uzbekistan
venezuela vietnam yemen zambia zimbabwe
africa america asia europe
aluminium arsenic barium cadmium calcium carbon chlorine chromium cobalt copper gold helium
hydrogen iodine iridium iron lead lithium magnesium manganese mercury molybdenum neon nickel
nitrogen oxygen palladium phosphorus platinum plutonium potassium rhodium ruthenium selenium
silicon silver sodium strontium sulfur tin titanium tungsten uranium vanadium zinc zirconium
oxide sulfide chloride bromide iodide fluoride nitride carbide hydride hydroxide chlorate
sulfate sulfite nitrate nitrite phosphate phosphite carbonate
methane ethane propane butane pentane hexane ethene ethylene propylene ethyne
methanol ethanol propanol butanol
methyl ethyl propyl butyl phenyl
"""
# Lines above that are too long for one are continued by what begins with the next of its words.
_NEGATIONS = frozenset(["non", "not", "no", "without", "anti", "semi", "un"])
_PREFIXES = ("non", "un", "anti", "semi", "dis", "de")

"""Journals on physics, astronomy, chemistry, materials, the earth and energy."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Accounts of Chemical Research
Accounts of Materials Research
ACS Applied Bio Materials
ACS Applied Energy Materials
ACS Applied Materials and Interfaces; ACS Applied Materials & Interfaces
ACS Applied Nano Materials
ACS Catalysis
ACS Central Science
ACS Chemical Biology
ACS Chemical Neuroscience
ACS Energy Letters
ACS Macro Letters
ACS Materials Letters
ACS Medicinal Chemistry Letters
ACS Omega
ACS Photonics
ACS Sensors
ACS Sustainable Chemistry and Engineering; ACS Sustainable Chemistry & Engineering
ACS Synthetic Biology
Acta Astronautica
Acta Crystallographica Section A; Acta Crystallographica Section A: Foundations and Advances; Acta Crystallographica Section A: Foundations of Crystallography
Acta Crystallographica Section B; Acta Crystallographica Section B: Structural Science
Acta Crystallographica Section C; Acta Crystallographica Section C: Structural Chemistry
Acta Crystallographica Section E; Acta Crystallographica Section E: Structure Reports Online
Acta Materialia
Advanced Energy Materials
Advanced Functional Materials
Advanced Healthcare Materials
Advanced Materials Interfaces
Advanced Materials Technologies
Advanced Optical Materials
Advanced Science
Advanced Synthesis and Catalysis; Advanced Synthesis & Catalysis
Advances in Applied Mechanics
Advances in Colloid and Interface Science
Advances in Physics
Advances in Space Research
Advances in Water Resources
AIAA Journal
AIChE Journal
AIP Advances
American Journal of Physics
American Mineralogist
Analyst; The Analyst
Analytica Chimica Acta
Analytical and Bioanalytical Chemistry
Analytical Chemistry
Analytical Methods
Annalen der Physik
Annales Geophysicae
Annals of Physics
Annual Review of Astronomy and Astrophysics
Annual Review of Condensed Matter Physics
Annual Review of Earth and Planetary Sciences
Annual Review of Fluid Mechanics
Annual Review of Marine Science
Annual Review of Materials Research
Annual Review of Nuclear and Particle Science
Annual Review of Physical Chemistry
APL Materials
APL Photonics
Applied Catalysis A: General; Applied Catalysis A
Applied Catalysis B: Environmental; Applied Catalysis B; Applied Catalysis B: Environment and Energy
Applied Clay Science
Applied Energy
Applied Geochemistry
Applied Optics
Applied Physics A
Applied Physics B
Applied Physics Express
Applied Physics Letters; APL
Applied Physics Reviews
Applied Spectroscopy
Applied Surface Science
Applied Thermal Engineering
Astronomical Journal; The Astronomical Journal
Astronomische Nachrichten
Astroparticle Physics
Astrophysical Journal Letters; The Astrophysical Journal Letters; ApJL
Astrophysical Journal Supplement Series; The Astrophysical Journal Supplement Series; ApJS
Astrophysics and Space Science
Atmospheric Chemistry and Physics; ACP
Atmospheric Environment
Atmospheric Measurement Techniques
Atmospheric Research
Beilstein Journal of Nanotechnology
Beilstein Journal of Organic Chemistry
Biogeosciences
Boundary-Layer Meteorology
Building and Environment
Bulletin of the American Meteorological Society; BAMS
Bulletin of the American Physical Society
Bulletin of the Chemical Society of Japan
Bulletin of the Seismological Society of America; BSSA
Canadian Journal of Chemistry
Canadian Journal of Physics
Carbon
Catalysis Science and Technology; Catalysis Science & Technology
Catalysis Today
Cement and Concrete Composites
Cement and Concrete Research
Ceramics International
Chaos; Chaos: An Interdisciplinary Journal of Nonlinear Science
Chaos, Solitons and Fractals; Chaos, Solitons & Fractals
Chem
ChemCatChem
Chemical Communications; ChemComm
Chemical Engineering Journal
Chemical Engineering Science
Chemical Geology
Chemical Physics
Chemical Physics Letters
Chemical Physics Reviews
Chemical Record; The Chemical Record
Chemical Society Reviews; Chem. Soc. Rev.
Chemistry - A European Journal; Chemistry – A European Journal
Chemistry - An Asian Journal; Chemistry – An Asian Journal
Chemistry of Materials
ChemMedChem
Chemosphere
ChemPhysChem
ChemSusChem
Chinese Physics B
Chinese Physics C
Chinese Physics Letters
Classical and Quantum Gravity
Climate Dynamics
Climate of the Past
Climatic Change
Colloids and Surfaces A: Physicochemical and Engineering Aspects
Colloids and Surfaces B: Biointerfaces
Combustion and Flame
Communications Chemistry
Communications Earth and Environment; Communications Earth & Environment
Communications Materials
Communications Physics
Composite Structures
Composites Part A: Applied Science and Manufacturing; Composites Part A
Composites Part B: Engineering; Composites Part B
Composites Science and Technology
Computational Materials Science
Comptes Rendus Physique
Construction and Building Materials
Contributions to Mineralogy and Petrology
Coordination Chemistry Reviews
Corrosion Science
Cryosphere; The Cryosphere
Crystal Growth and Design; Crystal Growth & Design
CrystEngComm
Current Applied Physics
Current Opinion in Chemical Biology
Dalton Transactions
Desalination
Deep-Sea Research Part I; Deep Sea Research Part I: Oceanographic Research Papers
Deep-Sea Research Part II; Deep Sea Research Part II: Topical Studies in Oceanography
Dyes and Pigments
Earth and Planetary Science Letters; EPSL
Earth-Science Reviews
Earth System Dynamics
Earth System Science Data; ESSD
Earth's Future
Electrochemistry Communications
Electrochimica Acta
Electronics Letters
Energy
Energies
Energy and Buildings
Energy and Environmental Science; Energy & Environmental Science
Energy and Fuels; Energy & Fuels
Energy Conversion and Management
Energy Economics
Energy Policy
Energy Storage Materials
Engineering Failure Analysis
Engineering Fracture Mechanics
Engineering Geology
Engineering Structures
Environment International
Environmental Chemistry Letters
Environmental Modelling and Software; Environmental Modelling & Software
Environmental Pollution
Environmental Research
Environmental Research Letters; ERL
Environmental Science and Pollution Research
Environmental Toxicology and Chemistry
European Journal of Inorganic Chemistry
European Journal of Medicinal Chemistry
European Journal of Organic Chemistry
European Physical Journal A; The European Physical Journal A; EPJ A
European Physical Journal B; The European Physical Journal B
European Physical Journal C; The European Physical Journal C
European Physical Journal D; The European Physical Journal D
European Physical Journal E; The European Physical Journal E
European Physical Journal Plus; The European Physical Journal Plus
European Physical Journal Special Topics; The European Physical Journal Special Topics
European Polymer Journal
Europhysics Letters; EPL
Experiments in Fluids
Faraday Discussions
Flow, Turbulence and Combustion
Fluid Phase Equilibria
Fortschritte der Physik
Foundations of Physics
Frontiers in Chemistry
Frontiers in Earth Science
Frontiers in Materials
Frontiers in Physics
Fuel
Fuel Processing Technology
General Relativity and Gravitation
Geochemistry, Geophysics, Geosystems; G-Cubed
Geochimica et Cosmochimica Acta; GCA
Geoderma
Geology
Geological Society of America Bulletin; GSA Bulletin
Geomorphology
Geophysical Journal International; GJI
Geophysics
Geoscientific Model Development; GMD
Geothermics
Global and Planetary Change
Global Biogeochemical Cycles
Global Environmental Change
Green Chemistry
Helvetica Chimica Acta
Hydrology and Earth System Sciences; HESS
Hydrological Processes
Icarus
IEEE Transactions on Dielectrics and Electrical Insulation
Industrial and Engineering Chemistry Research; Industrial & Engineering Chemistry Research
Infrared Physics and Technology; Infrared Physics & Technology
Inorganic Chemistry
Inorganica Chimica Acta
International Journal of Applied Earth Observation and Geoinformation
International Journal of Climatology
International Journal of Fatigue
International Journal of Heat and Mass Transfer
International Journal of Hydrogen Energy
International Journal of Mass Spectrometry
International Journal of Mechanical Sciences
International Journal of Modern Physics A
International Journal of Modern Physics B
International Journal of Modern Physics C
International Journal of Modern Physics D
International Journal of Modern Physics E
International Journal of Multiphase Flow
International Journal of Pharmaceutics
International Journal of Plasticity
International Journal of Quantum Chemistry
International Journal of Refrigeration
International Journal of Remote Sensing
International Journal of Solids and Structures
International Journal of Theoretical Physics
International Journal of Thermal Sciences
ISPRS Journal of Photogrammetry and Remote Sensing
Japanese Journal of Applied Physics
JETP Letters
Joule
Journal of Alloys and Compounds
Journal of Analytical Atomic Spectrometry
Journal of Applied Crystallography
Journal of Applied Mechanics; ASME Journal of Applied Mechanics
Journal of Applied Meteorology and Climatology
Journal of Applied Physics; JAP
Journal of Applied Polymer Science
Journal of Archaeological Science
Journal of Catalysis
Journal of Chemical and Engineering Data; Journal of Chemical & Engineering Data
Journal of Chemical Education
Journal of Chemical Theory and Computation; JCTC
Journal of Chromatography A
Journal of Chromatography B
Journal of Cleaner Production
Journal of Climate
Journal of Colloid and Interface Science
Journal of Computational Chemistry
Journal of Contaminant Hydrology
Journal of Cosmology and Astroparticle Physics; JCAP
Journal of Crystal Growth
Journal of Electroanalytical Chemistry
Journal of Electron Spectroscopy and Related Phenomena
Journal of Energy Storage
Journal of Environmental Management
"""

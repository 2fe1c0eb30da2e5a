"""Journals on physics, chemistry, materials and the earth from the second half of the alphabet."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Journal of Environmental Sciences
Journal of Experimental and Theoretical Physics; Soviet Physics JETP; JETP
Journal of Fluid Mechanics; JFM
Journal of Fluids Engineering
Journal of Food Engineering
Journal of Geodesy
Journal of Geophysical Research; JGR
Journal of Geophysical Research: Atmospheres
Journal of Geophysical Research: Biogeosciences
Journal of Geophysical Research: Earth Surface
Journal of Geophysical Research: Oceans
Journal of Geophysical Research: Planets
Journal of Geophysical Research: Solid Earth
Journal of Geophysical Research: Space Physics
Journal of Glaciology
Journal of Hazardous Materials
Journal of Heat Transfer
Journal of Hydrology
Journal of Hydrometeorology
Journal of Inorganic Biochemistry
Journal of Instrumentation; JINST
Journal of Lightwave Technology
Journal of Luminescence
Journal of Magnetic Resonance
Journal of Magnetism and Magnetic Materials; JMMM
Journal of Manufacturing Systems
Journal of Materials Chemistry
Journal of Materials Chemistry A
Journal of Materials Chemistry B
Journal of Materials Chemistry C
Journal of Materials Processing Technology
Journal of Materials Research
Journal of Materials Science
Journal of Mathematical Physics
Journal of Mechanical Design
Journal of Medicinal Chemistry
Journal of Membrane Science
Journal of Metamorphic Geology
Journal of Micromechanics and Microengineering
Journal of Modern Optics
Journal of Molecular Liquids
Journal of Molecular Modeling
Journal of Molecular Spectroscopy
Journal of Molecular Structure
Journal of Nanoparticle Research
Journal of Nanoscience and Nanotechnology
Journal of Natural Products
Journal of Non-Crystalline Solids
Journal of Non-Newtonian Fluid Mechanics
Journal of Nuclear Materials
Journal of Optics
Journal of Organic Chemistry; The Journal of Organic Chemistry
Journal of Organometallic Chemistry
Journal of Petrology
Journal of Photochemistry and Photobiology A: Chemistry
Journal of Physical and Chemical Reference Data
Journal of Physical Chemistry; The Journal of Physical Chemistry
Journal of Physical Chemistry A; The Journal of Physical Chemistry A
Journal of Physical Chemistry B; The Journal of Physical Chemistry B
Journal of Physical Chemistry C; The Journal of Physical Chemistry C
Journal of Physical Chemistry Letters; The Journal of Physical Chemistry Letters
Journal of Physical Oceanography
Journal of Physics and Chemistry of Solids
Journal of Physics B; Journal of Physics B: Atomic, Molecular and Optical Physics
Journal of Physics C; Journal of Physics C: Solid State Physics
Journal of Physics D; Journal of Physics D: Applied Physics
Journal of Physics E; Journal of Physics E: Scientific Instruments
Journal of Physics F; Journal of Physics F: Metal Physics
Journal of Physics G; Journal of Physics G: Nuclear and Particle Physics
Journal of Physics: Condensed Matter
Journal of Plasma Physics
Journal of Polymer Science
Journal of Polymer Science Part A: Polymer Chemistry
Journal of Polymer Science Part B: Polymer Physics
Journal of Power Sources
Journal of Propulsion and Power
Journal of Quantitative Spectroscopy and Radiative Transfer; JQSRT
Journal of Raman Spectroscopy
Journal of Rheology
Journal of Sedimentary Research
Journal of Separation Science
Journal of Solid State Chemistry
Journal of Sound and Vibration
Journal of Statistical Mechanics: Theory and Experiment; Journal of Statistical Mechanics
Journal of Statistical Physics
Journal of Structural Engineering
Journal of Structural Geology
Journal of Supercritical Fluids; The Journal of Supercritical Fluids
Journal of Synchrotron Radiation
Journal of the American Ceramic Society
Journal of the Atmospheric Sciences
Journal of the Electrochemical Society; Journal of The Electrochemical Society
Journal of the European Ceramic Society
Journal of the Mechanics and Physics of Solids; JMPS
Journal of the Optical Society of America A; JOSA A
Journal of the Optical Society of America B; JOSA B
Journal of the Optical Society of America
Journal of the Physical Society of Japan
Journal of Thermal Analysis and Calorimetry
Journal of Turbulence
Journal of Vacuum Science and Technology A; Journal of Vacuum Science & Technology A
Journal of Vacuum Science and Technology B; Journal of Vacuum Science & Technology B
Journal of Volcanology and Geothermal Research
Langmuir
Laser and Photonics Reviews; Laser & Photonics Reviews
Light: Science and Applications; Light: Science & Applications
Liquid Crystals
Lithos
Living Reviews in Relativity
Low Temperature Physics
Macromolecules
Macromolecular Rapid Communications
Magnetic Resonance in Chemistry
Marine and Petroleum Geology
Marine Chemistry
Marine Geology
Marine Pollution Bulletin
Materials
Materials and Design; Materials & Design
Materials Characterization
Materials Chemistry and Physics
Materials Horizons
Materials Letters
Materials Research Bulletin
Materials Science and Engineering A; Materials Science and Engineering: A
Materials Science and Engineering B; Materials Science and Engineering: B
Materials Science and Engineering C; Materials Science and Engineering: C
Materials Science and Engineering R; Materials Science and Engineering: R: Reports
Materials Today
Matter
Measurement
Measurement Science and Technology
Mechanics of Materials
Mechanical Systems and Signal Processing
Metallurgical and Materials Transactions A
Meteoritics and Planetary Science; Meteoritics & Planetary Science
Metrologia
Microchimica Acta
Micromachines
Microporous and Mesoporous Materials
Microscopy and Microanalysis
Mineralogical Magazine
Modern Physics Letters A
Modern Physics Letters B
Molecular Pharmaceutics
Molecular Physics
Molecular Simulation
Molecules
Monthly Weather Review
MRS Bulletin
Nano Energy
Nano Letters
Nano Research
Nano Today
Nanomaterials
Nanomedicine
Nanophotonics
Nanoscale
Nanotechnology
NDT and E International; NDT & E International
Natural Hazards and Earth System Sciences
Natural Product Reports
Nature Astronomy
Nature Catalysis
Nature Chemical Engineering
Nature Climate Change
Nature Electronics
Nature Energy
Nature Geoscience
Nature Nanotechnology
Nature Reviews Chemistry
Nature Reviews Earth and Environment; Nature Reviews Earth & Environment
Nature Reviews Materials
Nature Reviews Physics
Nature Sustainability
Nature Synthesis
Nature Water
New Astronomy
New Astronomy Reviews
New Journal of Chemistry
New Journal of Physics; NJP
Nonlinear Dynamics
npj Computational Materials
npj Quantum Information
npj Climate and Atmospheric Science
Nuclear Fusion
Nuclear Instruments and Methods in Physics Research Section A; Nuclear Instruments and Methods in Physics Research Section A: Accelerators, Spectrometers, Detectors and Associated Equipment
Nuclear Instruments and Methods in Physics Research Section B; Nuclear Instruments and Methods in Physics Research Section B: Beam Interactions with Materials and Atoms
Nuclear Physics A
Ocean Engineering
Optica
Optical Engineering
Optical Materials
Optical Materials Express
Optics and Lasers in Engineering
Optics and Laser Technology; Optics & Laser Technology
Optics Communications
Optics Letters
Organic and Biomolecular Chemistry; Organic & Biomolecular Chemistry
Organic Electronics
Organic Geochemistry
Organic Letters
Organic Process Research and Development; Organic Process Research & Development
Organometallics
Palaeogeography, Palaeoclimatology, Palaeoecology
Paleoceanography and Paleoclimatology; Paleoceanography
Particle and Fibre Toxicology
Philosophical Magazine
Photonics Research
Physica B; Physica B: Condensed Matter
Physica C; Physica C: Superconductivity and its Applications
Physica D; Physica D: Nonlinear Phenomena
Physica E; Physica E: Low-dimensional Systems and Nanostructures
Physica Scripta
physica status solidi (a); Physica Status Solidi A
physica status solidi (b); Physica Status Solidi B
Physical Chemistry Chemical Physics; PCCP
Physical Review
Physical Review Accelerators and Beams; Physical Review Special Topics - Accelerators and Beams
Physical Review Applied
Physical Review C
Physical Review Fluids
Physical Review Materials
Physical Review Physics Education Research
Physical Review Research
PRX Energy
PRX Life
PRX Quantum
Physics Letters A
Physics of Fluids
Physics of Plasmas
Physics of the Dark Universe
Physics of the Earth and Planetary Interiors
Physics Reports
Physics Today
Physics-Uspekhi; Soviet Physics Uspekhi
Planetary and Space Science
Planetary Science Journal; The Planetary Science Journal
Plasma Physics and Controlled Fusion
Plasma Sources Science and Technology
Polyhedron
Polymer
Polymer Chemistry
Polymer Degradation and Stability
Polymers
Powder Technology
Precambrian Research
Proceedings of the Combustion Institute
Progress in Energy and Combustion Science
Progress in Materials Science
Progress in Optics
Progress in Particle and Nuclear Physics
Progress in Polymer Science
Progress in Quantum Electronics
Progress of Theoretical and Experimental Physics; PTEP; Progress of Theoretical Physics
Publications of the Astronomical Society of Australia; PASA
Publications of the Astronomical Society of Japan; PASJ
Publications of the Astronomical Society of the Pacific; PASP
Quantum
Quantum Information and Computation; Quantum Information & Computation
Quantum Information Processing
"""

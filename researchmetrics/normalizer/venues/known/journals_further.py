"""Journals of several fields from the end of the alphabet."""

from __future__ import annotations

JOURNALS = """
Harvard Law Review
Quantum Science and Technology
Quarterly Journal of the Royal Meteorological Society
Quaternary International
Quaternary Research
Quaternary Science Reviews
RSC Advances
Radiation Physics and Chemistry
Radio Science
Remote Sensing
Remote Sensing of Environment; RSE
Renewable Energy
Renewable and Sustainable Energy Reviews
Reports on Progress in Physics
Research in Astronomy and Astrophysics
Review of Scientific Instruments
Reviews of Geophysics
Russian Chemical Reviews
SIAM Journal on Algebraic and Discrete Methods
SIAM Journal on Applied Dynamical Systems
SIAM Journal on Applied Mathematics
SIAM Journal on Control and Optimization
SIAM Journal on Discrete Mathematics
SIAM Journal on Financial Mathematics
SIAM Journal on Mathematical Analysis
SIAM Journal on Mathematics of Data Science; SIMODS
SIAM Journal on Matrix Analysis and Applications
SIAM Journal on Numerical Analysis
SIAM Journal on Scientific Computing; SISC; SIAM Journal on Scientific and Statistical Computing
SIAM/ASA Journal on Uncertainty Quantification
SciPost Physics
Science Signaling
Science of the Total Environment; Science of The Total Environment
Science, Technology and Human Values; Science, Technology, & Human Values
Scripta Materialia
Sedimentary Geology
Sedimentology
Seismological Research Letters
Selecta Mathematica
Semiconductor Science and Technology
Sensors and Actuators A: Physical; Sensors and Actuators A
Sensors and Actuators B: Chemical; Sensors and Actuators B
Separation and Purification Technology
Small
Small Business Economics
Small Methods
Smart Materials and Structures
Social Choice and Welfare
Social Cognition
Social Epistemology
Social Forces
Social Indicators Research
Social Media and Society; Social Media + Society
Social Psychological and Personality Science
Social Psychology Quarterly
Social Science Computer Review
Social Science Quarterly
Social Science Research
Social Studies of Science
Socio-Economic Review
Sociological Methodology
Sociological Methods and Research; Sociological Methods & Research
Sociology
Sociology of Education
Sociology of Health and Illness; Sociology of Health & Illness
Soft Matter
Solar Energy
Solar Energy Materials and Solar Cells
Solar Physics
Solid State Communications
Solid State Ionics
Space Science Reviews
Space Weather
Spatial Statistics
Spectrochimica Acta Part A: Molecular and Biomolecular Spectroscopy; Spectrochimica Acta Part A
Spectrochimica Acta Part B: Atomic Spectroscopy; Spectrochimica Acta Part B
Stanford Law Review
Stata Journal; The Stata Journal
Statistica Sinica
Statistical Methods in Medical Research
Statistical Modelling
Statistical Science
Statistics Surveys
Statistics and Computing
Statistics and Probability Letters; Statistics & Probability Letters
Stochastic Environmental Research and Risk Assessment
Stochastic Processes and their Applications
Strategic Entrepreneurship Journal
Strategic Management Journal; SMJ
Structural Equation Modeling; Structural Equation Modeling: A Multidisciplinary Journal
Studies in Applied Mathematics
Studies in Higher Education
Studies in History and Philosophy of Science
Studies in Second Language Acquisition
Superconductor Science and Technology
Supply Chain Management
Surface Science
Surface Science Reports
Surface and Coatings Technology
Sustainability
Synlett
Synthese
Synthesis
Synthetic Metals
TESOL Quarterly
Talanta
Teachers College Record
Teaching and Teacher Education
Technological Forecasting and Social Change; TFSC
Technology in Society
Technometrics
Technovation
Tectonics
Tectonophysics
Tetrahedron
Tetrahedron Letters
Theoretical Chemistry Accounts
Theoretical Population Biology
Theoretical and Applied Climatology
Theoretical and Applied Genetics
Theory and Decision
Theory and Society
Theory of Probability and its Applications
Theory, Culture and Society; Theory, Culture & Society
Thermochimica Acta
Thin Solid Films
Topology
Topology and its Applications
Tourism Management
Transformation Groups
Transport Policy
Transport Reviews
Transportation
Transportation Research Part A: Policy and Practice; Transportation Research Part A
Transportation Research Part B: Methodological; Transportation Research Part B
Transportation Research Part C: Emerging Technologies; Transportation Research Part C
Transportation Research Part D: Transport and Environment; Transportation Research Part D
Transportation Research Part E: Logistics and Transportation Review; Transportation Research Part E
Transportation Research Part F: Traffic Psychology and Behaviour; Transportation Research Part F
Transportation Research Record
Transportation Science
Trends in Analytical Chemistry; TrAC Trends in Analytical Chemistry; TrAC
Trends in Biochemical Sciences
Trends in Biotechnology
Trends in Cell Biology
Trends in Chemistry
Trends in Ecology and Evolution; Trends in Ecology & Evolution; TREE
Trends in Genetics
Trends in Immunology
Trends in Microbiology
Trends in Molecular Medicine
Trends in Plant Science
Tribology International
Ultramicroscopy
Ultrasonics
Ultrasonics Sonochemistry
University of Chicago Law Review; The University of Chicago Law Review
Urban Studies
Vacuum
Virology
Viruses
Waste Management
Water
Water Research
Water Resources Research; WRR
Wear
Weather and Forecasting
Wiley Interdisciplinary Reviews: Climate Change
Wiley Interdisciplinary Reviews: Computational Molecular Science
World Bank Economic Review; The World Bank Economic Review
World Bank Research Observer; The World Bank Research Observer
World Englishes
World Politics
Yale Law Journal; The Yale Law Journal
Yeast
Zeitschrift für Physik
Zeitschrift für angewandte Mathematik und Physik; ZAMP
Zootaxa
"""

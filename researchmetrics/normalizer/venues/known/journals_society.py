"""Journals on mathematics, statistics, economics, society and the humanities, and on everything."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Academy of Management Journal; AMJ
Academy of Management Review
Accident Analysis and Prevention; Accident Analysis & Prevention
Accounting Review; The Accounting Review
Accounting, Organizations and Society
Acta Arithmetica
Acta Mathematica Sinica
Acta Numerica
Acta Sociologica
Administrative Science Quarterly; ASQ
Advances in Applied Mathematics
Advances in Applied Probability
Advances in Mathematics
Algebra and Number Theory; Algebra & Number Theory
Algebraic and Geometric Topology; Algebraic & Geometric Topology
American Anthropologist
American Behavioral Scientist
American Economic Journal: Applied Economics
American Economic Journal: Economic Policy
American Economic Journal: Macroeconomics
American Economic Journal: Microeconomics
American Educational Research Journal
American Journal of Agricultural Economics
American Journal of Mathematics
American Journal of Political Science; AJPS
American Journal of Sociology; AJS
American Mathematical Monthly; The American Mathematical Monthly
American Statistician; The American Statistician
Analysis and PDE; Analysis & PDE
Annales de l'Institut Fourier
Annales de l'Institut Henri Poincaré
Annales scientifiques de l'École normale supérieure; Annales Scientifiques de l'École Normale Supérieure
Annals of Applied Probability; The Annals of Applied Probability
Annals of Combinatorics
Annals of Operations Research
Annals of Probability; The Annals of Probability
Annals of Pure and Applied Logic
Annals of the Institute of Statistical Mathematics
Annals of Tourism Research
Annual Review of Anthropology
Annual Review of Economics
Annual Review of Linguistics
Annual Review of Political Science
Annual Review of Sociology
Annual Review of Statistics and Its Application
Antiquity
Applied Economics
Applied Economics Letters
Applied Linguistics
Applied Mathematical Modelling
Applied Mathematics and Computation
Applied Mathematics Letters
Applied Numerical Mathematics
Archive for Rational Mechanics and Analysis; ARMA
Archives of Sexual Behavior
Asian Journal of Social Psychology
Aslib Journal of Information Management; Aslib Proceedings
Bayesian Analysis
Behavioral Ecology and Sociobiology
British Educational Research Journal
British Journal for the Philosophy of Science; The British Journal for the Philosophy of Science; BJPS
British Journal of Educational Technology; BJET
British Journal of Management
British Journal of Political Science
British Journal of Sociology; The British Journal of Sociology
Bulletin of the American Mathematical Society
Bulletin of the London Mathematical Society
Business Strategy and the Environment
Calculus of Variations and Partial Differential Equations
California Management Review
Canadian Journal of Mathematics
Canadian Journal of Statistics; The Canadian Journal of Statistics
Child Development Perspectives
Cities
Cognitive Linguistics
College and Research Libraries; College & Research Libraries
Combinatorica
Combinatorics, Probability and Computing
Commentarii Mathematici Helvetici
Communication Monographs
Communication Research
Communications in Algebra
Communications in Partial Differential Equations
Communications in Statistics - Simulation and Computation
Communications in Statistics - Theory and Methods
Communications on Pure and Applied Mathematics; CPAM
Comparative Political Studies
Complexity
Compositio Mathematica
Computational Economics
Computational Optimization and Applications
Computational Statistics
Computational Statistics and Data Analysis; Computational Statistics & Data Analysis; CSDA
Constructive Approximation
Contemporary Accounting Research
Criminology
Current Anthropology
Current Science
Data in Brief
Decision Sciences
Demography
Development and Change
Discrete and Computational Geometry; Discrete & Computational Geometry
Discrete and Continuous Dynamical Systems
Discrete Applied Mathematics
Discrete Mathematics
Ecological Psychology
Econometric Reviews
Econometric Theory
Economic Inquiry
Economic Policy
Economic Theory
Economics Letters
Educational Psychologist
Educational Psychology Review
Educational Research Review
Educational Researcher
Electoral Studies
Electronic Journal of Combinatorics; The Electronic Journal of Combinatorics
Electronic Journal of Probability
Electronic Journal of Statistics
Energy Research and Social Science; Energy Research & Social Science
Entrepreneurship Theory and Practice
Entropy
Environment and Planning A
Environment and Planning B
Environment and Planning D
Ergodic Theory and Dynamical Systems
Ethnic and Racial Studies
European Economic Review
European Journal of Combinatorics
European Journal of Operational Research; EJOR
European Journal of Political Economy
European Journal of Political Research
European Journal of Social Psychology
European Sociological Review
Expositiones Mathematicae
Evolution and Human Behavior
Experimental Economics
Experimental Mathematics
Extremes
FACETS
Finance and Stochastics
Finite Elements in Analysis and Design
Finite Fields and Their Applications
First Monday
Forum of Mathematics, Pi
Forum of Mathematics, Sigma
Foundations of Computational Mathematics
Futures
Games
Games and Economic Behavior
Gender and Society; Gender & Society
Geographical Analysis
Geoforum
Geometriae Dedicata
Geometric and Functional Analysis; GAFA
Geometry and Topology; Geometry & Topology
Graphs and Combinatorics
Group and Organization Management
Harvard Business Review; HBR
Heliyon
Higher Education
History of Science
Housing Studies
Human Communication Research
Human Ecology
Human Nature
Human Relations
Human Resource Management
Humanities and Social Sciences Communications; Palgrave Communications
Illinois Journal of Mathematics
IMA Journal of Numerical Analysis
Indagationes Mathematicae
Indiana University Mathematics Journal
Industrial and Labor Relations Review; ILR Review
Industrial Marketing Management
Information, Communication and Society; Information, Communication & Society
Insurance: Mathematics and Economics
Integral Equations and Operator Theory
Interface Focus
International Economic Review
International Journal for Numerical Methods in Engineering; IJNME
International Journal for Numerical Methods in Fluids
International Journal of Communication
International Journal of Forecasting
International Journal of Game Theory
International Journal of Industrial Organization
International Journal of Mathematics
International Journal of Number Theory
International Journal of Press/Politics; The International Journal of Press/Politics
International Journal of Production Economics
International Journal of Production Research
International Journal of Project Management
International Journal of Research in Marketing
International Journal of Science Education
International Mathematics Research Notices; IMRN
International Organization
International Security
International Statistical Review
International Studies Quarterly
Inverse Problems
Isis
Israel Journal of Mathematics
Journal de Mathématiques Pures et Appliquées
Journal for Research in Mathematics Education
Journal für die reine und angewandte Mathematik; Crelle's Journal
Journal of Accounting and Economics
Journal of Accounting Research
Journal of Advertising
Journal of Algebra
Journal of Algebraic Combinatorics
Journal of Algebraic Geometry
Journal of Applied Econometrics
Journal of Applied Probability
Journal of Applied Statistics
Journal of Approximation Theory
Journal of Artificial Societies and Social Simulation; JASSS
Journal of Banking and Finance; Journal of Banking & Finance
Journal of Business and Economic Statistics; Journal of Business & Economic Statistics; JBES
Journal of Business Ethics
Journal of Business Research
Journal of Business Venturing
Journal of Classification
Journal of Combinatorial Theory, Series A; Journal of Combinatorial Theory Series A
Journal of Combinatorial Theory, Series B; Journal of Combinatorial Theory Series B
Journal of Communication
Journal of Comparative Economics
Journal of Computational and Applied Mathematics; JCAM
Journal of Computational and Graphical Statistics; JCGS
Journal of Conflict Resolution; The Journal of Conflict Resolution
Journal of Consumer Psychology
Journal of Consumer Research
Journal of Corporate Finance
Journal of Development Economics
Journal of Differential Equations
Journal of Differential Geometry
Journal of Dynamic Systems, Measurement, and Control
Journal of Econometrics
Journal of Economic Behavior and Organization; Journal of Economic Behavior & Organization; JEBO
Journal of Economic Dynamics and Control
Journal of Economic Geography
Journal of Economic Growth
Journal of Economic Literature; JEL
Journal of Economic Perspectives; JEP
Journal of Economic Psychology
Journal of Economic Theory; JET
Journal of Environmental Economics and Management; JEEM
Journal of Environmental Psychology
Journal of European Public Policy
Journal of Finance and Quantitative Analysis; Journal of Financial and Quantitative Analysis; JFQA
Journal of Financial Econometrics
Journal of Financial Intermediation
Journal of Forecasting
Journal of Fourier Analysis and Applications
Journal of Functional Analysis
Journal of Geometric Analysis; The Journal of Geometric Analysis
Journal of Geometry and Physics
Journal of Graph Theory
Journal of Higher Education; The Journal of Higher Education
Journal of Human Resources
Journal of Industrial Ecology
Journal of Industrial Economics; The Journal of Industrial Economics
Journal of International Business Studies; JIBS
Journal of International Economics
Journal of International Money and Finance
Journal of Labor Economics
Journal of Law and Economics; The Journal of Law and Economics
Journal of Learning Analytics
Journal of Linear Algebra and its Applications
Journal of Linguistics
Journal of Machine Learning for Modeling and Computing
Journal of Management
Journal of Management Studies
Journal of Marketing
Journal of Marketing Research
Journal of Marriage and Family
Journal of Mathematical Analysis and Applications; JMAA
Journal of Mathematical Economics
Journal of Mixed Methods Research
Journal of Monetary Economics
Journal of Money, Credit and Banking
Journal of Multivariate Analysis
Journal of Nonlinear Science
Journal of Nonparametric Statistics
Journal of Number Theory
Journal of Operations Management
Journal of Organizational Behavior
Journal of Peace Research
Journal of Phonetics
Journal of Politics; The Journal of Politics
Journal of Portfolio Management; The Journal of Portfolio Management
"""

"""Journals on mathematics, economics and society from the second half of the alphabet."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Journal of Pragmatics
Journal of Public Administration Research and Theory; JPART
Journal of Public Economics
Journal of Pure and Applied Algebra
Journal of Quantitative Criminology
Journal of Regional Science
Journal of Retailing
Journal of Risk and Uncertainty
Journal of Rural Studies
Journal of Scholarly Publishing
Journal of School Psychology
Journal of Service Research
Journal of Small Business Management
Journal of Social and Personal Relationships
Journal of Social Issues
Journal of Statistical Planning and Inference
Journal of Statistical Theory and Practice
Journal of Supply Chain Management
Journal of the Academy of Marketing Science
Journal of the European Economic Association; JEEA
Journal of the European Mathematical Society; JEMS
Journal of the Learning Sciences; The Journal of the Learning Sciences
Journal of the London Mathematical Society
Journal of the Royal Statistical Society: Series A; Journal of the Royal Statistical Society Series A (Statistics in Society)
Journal of the Royal Statistical Society: Series C; Journal of the Royal Statistical Society Series C (Applied Statistics); Applied Statistics
Journal of Theoretical Probability
Journal of Time Series Analysis
Journal of Topology
Journal of Transport Geography
Journal of Travel Research
Journal of Urban Economics
Journal of World Business
Journalism and Mass Communication Quarterly; Journalism & Mass Communication Quarterly
Kyklos
Labour Economics
Land Use Policy
Landscape and Urban Planning
Language
Language in Society
Language Learning
Law and Human Behavior
Law and Society Review; Law & Society Review
Leadership Quarterly; The Leadership Quarterly
Learning and Individual Differences
Learning and Instruction
Letters in Mathematical Physics
Linear Algebra and its Applications; LAA
Linear and Multilinear Algebra
Lingua
Linguistic Inquiry
Linguistics
Linguistics and Philosophy
Long Range Planning
Manchester School; The Manchester School
Manuscripta Mathematica
Marketing Letters
Marketing Science
Mathematica Scandinavica
Mathematical Finance
Mathematical Models and Methods in Applied Sciences
Mathematical Proceedings of the Cambridge Philosophical Society
Mathematical Social Sciences
Mathematics
Mathematics and Computers in Simulation
Mathematics of Computation
Mathematics of Operations Research
Mathematische Annalen
Mathematische Zeitschrift
Media, Culture and Society; Media, Culture & Society
Methodology and Computing in Applied Probability
Metrika
Michigan Mathematical Journal
Mind
Mind and Language; Mind & Language
MIT Sloan Management Review; Sloan Management Review
Multiscale Modeling and Simulation; Multiscale Modeling & Simulation
Multivariate Behavioral Research
National Science Review
Natural Hazards
Naturwissenschaften; The Science of Nature
Naval Research Logistics
Networks
New Media and Society; New Media & Society
Nonlinear Analysis
Nonlinearity
Notices of the American Mathematical Society; Notices of the AMS
Noûs
Numerical Algorithms
Numerische Mathematik
Omega
Operations Research Letters
OR Spectrum
Order
Organization Science
Organization Studies
Organizational Research Methods
Oxford Bulletin of Economics and Statistics
Oxford Economic Papers
Oxford Review of Economic Policy
Pacific Journal of Mathematics
Performance Research
Perspectives on Politics
Philosophical Psychology
Philosophical Review; The Philosophical Review
Philosophical Studies
Philosophical Transactions of the Royal Society A; Philosophical Transactions of the Royal Society A: Mathematical, Physical and Engineering Sciences
Philosophical Transactions of the Royal Society of London
Philosophy of Science
PNAS Nexus
Policy Sciences
Political Analysis
Political Behavior
Political Communication
Political Psychology
Population and Development Review
Population Studies
Poetics
Probability Theory and Related Fields
Probability in the Engineering and Informational Sciences
Proceedings of the American Mathematical Society
Proceedings of the Edinburgh Mathematical Society
Proceedings of the London Mathematical Society
Proceedings of the Royal Society A; Proceedings of the Royal Society A: Mathematical, Physical and Engineering Sciences; Proceedings of the Royal Society of London. Series A
Proceedings of the Royal Society of London
Progress in Human Geography
Project Management Journal
Psychology and Marketing; Psychology & Marketing
Psychology of Women Quarterly
Public Administration
Public Administration Review
Public Choice
Public Opinion Quarterly
Public Understanding of Science
Publications Mathématiques de l'IHÉS
Publications of the Research Institute for Mathematical Sciences
Qualitative Health Research
Qualitative Inquiry
Quality and Quantity; Quality & Quantity
Quantitative Economics
Quantitative Finance
Queueing Systems
R Journal; The R Journal
Random Structures and Algorithms; Random Structures & Algorithms
Reading Research Quarterly
Regional Science and Urban Economics
Regional Studies
Reliability Engineering and System Safety; Reliability Engineering & System Safety
Research in Higher Education
Research in Organizational Behavior
Research Integrity and Peer Review
Resources, Conservation and Recycling
Results in Physics
Review of Economic Dynamics
Review of Economics and Statistics; The Review of Economics and Statistics; REStat
Review of Educational Research
Review of Finance
Review of Financial Studies; The Review of Financial Studies; RFS
Review of International Organizations; The Review of International Organizations
Revista Española de Documentación Científica
Revista Matemática Iberoamericana
Risk Analysis
Rocky Mountain Journal of Mathematics
Royal Society Open Science
SAGE Open
Scandinavian Journal of Economics; The Scandinavian Journal of Economics
Scandinavian Journal of Statistics
Science and Engineering Ethics
Science and Public Policy
Science Education
Science Immunology
"""

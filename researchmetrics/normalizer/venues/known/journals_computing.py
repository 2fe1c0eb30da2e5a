"""Journals, magazines and newsletters on computing."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
ACM Communications in Computer Algebra
ACM Inroads
ACM Journal of Experimental Algorithmics; Journal of Experimental Algorithmics; JEA
ACM Journal on Emerging Technologies in Computing Systems; JETC
ACM Journal on Computing and Cultural Heritage; Journal on Computing and Cultural Heritage; JOCCH
ACM SIGACT News; SIGACT News
ACM SIGARCH Computer Architecture News; SIGARCH Computer Architecture News; Computer Architecture News
ACM SIGCOMM Computer Communication Review; Computer Communication Review; SIGCOMM Computer Communication Review; CCR
ACM SIGCSE Bulletin; SIGCSE Bulletin
ACM SIGIR Forum; SIGIR Forum
ACM SIGMETRICS Performance Evaluation Review; Performance Evaluation Review; SIGMETRICS Performance Evaluation Review
ACM SIGOPS Operating Systems Review; Operating Systems Review; SIGOPS Operating Systems Review
ACM SIGPLAN Notices; SIGPLAN Notices
ACM SIGSOFT Software Engineering Notes; Software Engineering Notes; SIGSOFT Software Engineering Notes
ACM Transactions on Accessible Computing; TACCESS
ACM Transactions on Algorithms; TALG
ACM Transactions on Applied Perception; TAP
ACM Transactions on Architecture and Code Optimization; TACO
ACM Transactions on Asian and Low-Resource Language Information Processing; TALLIP; ACM Transactions on Asian Language Information Processing; TALIP
ACM Transactions on Autonomous and Adaptive Systems; TAAS
ACM Transactions on Computation Theory; TOCT
ACM Transactions on Computational Logic; TOCL
ACM Transactions on Computer Systems; TOCS
ACM Transactions on Computing Education; TOCE; Journal on Educational Resources in Computing; JERIC
ACM Transactions on Computing for Healthcare
ACM Transactions on Cyber-Physical Systems
ACM Transactions on Design Automation of Electronic Systems; TODAES
ACM Transactions on Economics and Computation; TEAC
ACM Transactions on Embedded Computing Systems; TECS
ACM Transactions on Evolutionary Learning and Optimization; TELO
ACM Transactions on Human-Robot Interaction; THRI; Journal of Human-Robot Interaction
ACM Transactions on Information and System Security; TISSEC
ACM Transactions on Interactive Intelligent Systems; TiiS
ACM Transactions on Internet of Things
ACM Transactions on Internet Technology; TOIT
ACM Transactions on Management Information Systems; TMIS
ACM Transactions on Mathematical Software; TOMS
ACM Transactions on Modeling and Computer Simulation; TOMACS
ACM Transactions on Modeling and Performance Evaluation of Computing Systems; TOMPECS
ACM Transactions on Parallel Computing; TOPC
ACM Transactions on Privacy and Security; TOPS
ACM Transactions on Quantum Computing
ACM Transactions on Recommender Systems
ACM Transactions on Reconfigurable Technology and Systems; TRETS
ACM Transactions on Sensor Networks; TOSN
ACM Transactions on Spatial Algorithms and Systems; TSAS
ACM Transactions on Speech and Language Processing
ACM Transactions on Storage; TOS
ACM Transactions on the Web; TWEB
ACM/IMS Journal of Data Science
ACM Journal of Data and Information Quality; Journal of Data and Information Quality; JDIQ
pacmmod = Proceedings of the ACM on Management of Data; PACMMOD; Proc. ACM Manag. Data
pomacs = Proceedings of the ACM on Measurement and Analysis of Computing Systems; POMACS
pacmse = Proceedings of the ACM on Software Engineering; PACMSE
pacmnet = Proceedings of the ACM on Networking; PACMNET
pacmcgit = Proceedings of the ACM on Computer Graphics and Interactive Techniques; PACMCGIT
popets = Proceedings on Privacy Enhancing Technologies; PoPETs
Acta Informatica
Ad Hoc Networks
Advanced Engineering Informatics
Advances in Engineering Software
Advances in Computers
AI and Society; AI & Society; AI & SOCIETY
AI Communications
AI Magazine
Algorithmica
Algorithms
Annals of Mathematics and Artificial Intelligence
Annals of the History of Computing; IEEE Annals of the History of Computing
Applied Artificial Intelligence
Applied Intelligence
Applied Ontology
Applied Soft Computing
Applied Computing and Informatics
Archives of Computational Methods in Engineering
Artificial Intelligence and Law
Artificial Intelligence Review
Artificial Life
Automated Software Engineering
Automatica
Automation in Construction
Autonomous Agents and Multi-Agent Systems; JAAMAS
Autonomous Robots
Behaviour and Information Technology; Behaviour & Information Technology; BIT
Big Data and Society; Big Data & Society
Big Data Research
BIT Numerical Mathematics
Bulletin of the EATCS
Business and Information Systems Engineering; Business & Information Systems Engineering; BISE
Cluster Computing
Cognitive Computation
Cognitive Systems Research
Communications of the Association for Information Systems; CAIS
Complex and Intelligent Systems; Complex & Intelligent Systems
Computational Complexity
Computational Geometry; Computational Geometry: Theory and Applications
Computational Intelligence
Computational Intelligence and Neuroscience
Computer
Computer Aided Geometric Design
Computer-Aided Design
Computer Animation and Virtual Worlds
Computer Communications
Computer Graphics and Applications; IEEE Computer Graphics and Applications
Computer Languages, Systems and Structures
Computer Law and Security Review; Computer Law & Security Review
Computer Methods in Applied Mechanics and Engineering
Computer Methods in Biomechanics and Biomedical Engineering
Computer Physics Communications
Computer Science Review
Computer Speech and Language; Computer Speech & Language
Computer Standards and Interfaces; Computer Standards & Interfaces
Computer Supported Cooperative Work
Computer Systems Science and Engineering
Computerized Medical Imaging and Graphics
Computers and Education; Computers & Education
Computers and Electrical Engineering; Computers & Electrical Engineering
Computers and Electronics in Agriculture
Computers and Fluids; Computers & Fluids
Computers and Geosciences; Computers & Geosciences
Computers and Graphics; Computers & Graphics
Computers and Industrial Engineering; Computers & Industrial Engineering
Computers and Mathematics with Applications; Computers & Mathematics with Applications
Computers and Operations Research; Computers & Operations Research
Computers and Security; Computers & Security
Computers and Structures; Computers & Structures
Computers in Biology and Medicine
Computers in Human Behavior
Computers in Industry
Computing
Computing in Science and Engineering; Computing in Science & Engineering; CiSE
Computing Reviews
Concurrency and Computation: Practice and Experience; CCPE
Connection Science
Constraints
Control Engineering Practice
Cryptologia
Cryptography and Communications
Data Science Journal
Datenbank-Spektrum
Decision Support Systems; DSS
Design Automation for Embedded Systems
Designs, Codes and Cryptography
Digital Investigation; Forensic Science International: Digital Investigation
Digital Signal Processing
Digital Scholarship in the Humanities; Literary and Linguistic Computing
Discrete Event Dynamic Systems
Distributed and Parallel Databases
Distributed Computing
Education and Information Technologies
Electronic Commerce Research and Applications
Electronic Markets
Engineering Applications of Artificial Intelligence; EAAI
Engineering with Computers
EPJ Data Science
Ethics and Information Technology
ETRI Journal
EURASIP Journal on Advances in Signal Processing
EURASIP Journal on Audio, Speech, and Music Processing
EURASIP Journal on Image and Video Processing
EURASIP Journal on Wireless Communications and Networking
European Journal of Information Systems; EJIS
Evolutionary Computation
Evolutionary Intelligence
Expert Systems
Formal Aspects of Computing
Formal Methods in System Design
Foundations and Trends in Databases
Foundations and Trends in Information Retrieval
Foundations and Trends in Machine Learning
Foundations and Trends in Computer Graphics and Vision
Foundations and Trends in Theoretical Computer Science
Frontiers in Artificial Intelligence
Frontiers in Big Data
Frontiers in Computational Neuroscience
Frontiers in Neuroinformatics
Frontiers in Neurorobotics
Frontiers in Research Metrics and Analytics
Frontiers in Robotics and AI
Frontiers of Computer Science
Fundamenta Informaticae
Fuzzy Sets and Systems
Games and Culture
Genetic Programming and Evolvable Machines
GeoInformatica
Government Information Quarterly
Graphical Models; Graphical Models and Image Processing
Health Informatics Journal
Higher-Order and Symbolic Computation
Human Factors
human-computer-interaction = Human-Computer Interaction
IBM Journal of Research and Development
IBM Systems Journal
IEEE Antennas and Wireless Propagation Letters
IEEE Circuits and Systems Magazine
IEEE Communications Letters
IEEE Communications Magazine
IEEE Communications Surveys and Tutorials; IEEE Communications Surveys & Tutorials
IEEE Computational Intelligence Magazine
IEEE Computer Architecture Letters
IEEE Computer Society Annals of the History of Computing
IEEE Control Systems Magazine; IEEE Control Systems
IEEE Control Systems Letters; L-CSS
IEEE Design and Test; IEEE Design & Test; IEEE Design and Test of Computers
IEEE Electron Device Letters
IEEE Embedded Systems Letters
IEEE Geoscience and Remote Sensing Letters
IEEE Geoscience and Remote Sensing Magazine
IEEE Industrial Electronics Magazine
IEEE Instrumentation and Measurement Magazine
IEEE Intelligent Systems
IEEE Intelligent Transportation Systems Magazine
IEEE Internet Computing
IEEE Internet of Things Journal; IoT-J
IEEE Journal of Oceanic Engineering
IEEE Journal of Photovoltaics
IEEE Journal of Quantum Electronics
IEEE Journal of Selected Topics in Applied Earth Observations and Remote Sensing; J-STARS; JSTARS
IEEE Journal of Selected Topics in Quantum Electronics
IEEE Journal of Solid-State Circuits; JSSC
IEEE Journal of Translational Engineering in Health and Medicine
IEEE Journal on Emerging and Selected Topics in Circuits and Systems
IEEE Journal on Exploratory Solid-State Computational Devices and Circuits
IEEE Micro
IEEE MultiMedia
IEEE Network
IEEE Open Journal of the Communications Society
IEEE Pervasive Computing
IEEE Photonics Technology Letters
IEEE Potentials
IEEE Reviews in Biomedical Engineering
IEEE Robotics and Automation Magazine; IEEE Robotics & Automation Magazine
IEEE Security and Privacy; IEEE Security & Privacy; IEEE Security and Privacy Magazine
IEEE Sensors Journal
IEEE Sensors Letters
IEEE Spectrum
IEEE Systems Journal
IEEE Technology and Society Magazine
IEEE Transactions on Aerospace and Electronic Systems
IEEE Transactions on Antennas and Propagation
IEEE Transactions on Applied Superconductivity
IEEE Transactions on Artificial Intelligence
IEEE Transactions on Automation Science and Engineering
IEEE Transactions on Autonomous Mental Development
IEEE Transactions on Big Data
IEEE Transactions on Biomedical Circuits and Systems
IEEE Transactions on Biometrics, Behavior, and Identity Science
IEEE Transactions on Broadcasting
IEEE Transactions on Circuits and Systems
IEEE Transactions on Circuits and Systems I: Regular Papers; IEEE Transactions on Circuits and Systems I; IEEE Transactions on Circuits and Systems I: Fundamental Theory and Applications; TCAS-I; IEEE Trans. Circuits Syst. I; IEEE Trans. Circuits Syst. I Regul. Pap.
IEEE Transactions on Circuits and Systems II: Express Briefs; IEEE Transactions on Circuits and Systems II; IEEE Transactions on Circuits and Systems II: Analog and Digital Signal Processing; TCAS-II; IEEE Trans. Circuits Syst. II; IEEE Trans. Circuits Syst. II Express Briefs
IEEE Transactions on Cloud Computing; TCC
IEEE Transactions on Cognitive and Developmental Systems
IEEE Transactions on Cognitive Communications and Networking
IEEE Transactions on Communications; IEEE Trans. Commun.
IEEE Transactions on Computational Biology and Bioinformatics; IEEE/ACM Transactions on Computational Biology and Bioinformatics; TCBB
IEEE Transactions on Computational Imaging
IEEE Transactions on Computational Intelligence and AI in Games
IEEE Transactions on Computational Social Systems
IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems; TCAD
IEEE Transactions on Consumer Electronics
IEEE Transactions on Control of Network Systems
IEEE Transactions on Control Systems Technology; TCST
IEEE Transactions on Cybernetics
IEEE Transactions on Dependable and Secure Computing; TDSC
IEEE Transactions on Education
IEEE Transactions on Electron Devices
IEEE Transactions on Emerging Topics in Computational Intelligence
IEEE Transactions on Emerging Topics in Computing
IEEE Transactions on Energy Conversion
IEEE Transactions on Engineering Management
IEEE Transactions on Evolutionary Computation; TEVC
IEEE Transactions on Fuzzy Systems
IEEE Transactions on Games
IEEE Transactions on Green Communications and Networking
IEEE Transactions on Haptics
IEEE Transactions on Human-Machine Systems
IEEE Transactions on Industrial Electronics
IEEE Transactions on Industrial Informatics
IEEE Transactions on Industry Applications
"""

"""Journals on computing from the second half of the alphabet, on information science and engineering."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
IEEE Transactions on Information Technology in Biomedicine; TITB
IEEE Transactions on Instrumentation and Measurement
IEEE Transactions on Intelligent Transportation Systems; T-ITS; TITS
IEEE Transactions on Intelligent Vehicles
IEEE Transactions on Learning Technologies
IEEE Transactions on Magnetics
IEEE Transactions on Microwave Theory and Techniques
IEEE Transactions on Nanotechnology
IEEE Transactions on Network and Service Management; TNSM
IEEE Transactions on Network Science and Engineering
IEEE Transactions on Neural Systems and Rehabilitation Engineering; TNSRE
IEEE Transactions on Nuclear Science
IEEE Transactions on Plasma Science
IEEE Transactions on Power Delivery
IEEE Transactions on Power Electronics
IEEE Transactions on Power Systems
IEEE Transactions on Professional Communication
IEEE Transactions on Reliability
IEEE Transactions on Services Computing; TSC
IEEE Transactions on Signal and Information Processing over Networks
IEEE Transactions on Smart Grid
IEEE Transactions on Sustainable Computing
IEEE Transactions on Sustainable Energy
IEEE Transactions on Systems, Man, and Cybernetics; IEEE Transactions on Systems, Man and Cybernetics
IEEE Transactions on Systems, Man, and Cybernetics: Systems; IEEE Transactions on Systems, Man, and Cybernetics, Part A: Systems and Humans; IEEE Transactions on Systems, Man, and Cybernetics, Part A
IEEE Transactions on Systems, Man, and Cybernetics, Part B: Cybernetics; IEEE Transactions on Systems, Man, and Cybernetics, Part B
IEEE Transactions on Systems, Man, and Cybernetics, Part C: Applications and Reviews; IEEE Transactions on Systems, Man, and Cybernetics, Part C
IEEE Transactions on Terahertz Science and Technology
IEEE Transactions on Transportation Electrification
IEEE Transactions on Ultrasonics, Ferroelectrics, and Frequency Control; TUFFC
IEEE Transactions on Vehicular Technology
IEEE Transactions on Very Large Scale Integration Systems; IEEE Transactions on Very Large Scale Integration (VLSI) Systems; TVLSI
IEEE Vehicular Technology Magazine
IEEE Wireless Communications; IEEE Wireless Communications Magazine
IEEE Wireless Communications Letters
IEEE/CAA Journal of Automatica Sinica
IEEE/ASME Transactions on Mechatronics; IEEE-ASME Transactions on Mechatronics
IEICE Transactions on Communications
IEICE Transactions on Fundamentals of Electronics, Communications and Computer Sciences
IEICE Transactions on Information and Systems
IET Computer Vision
IET Image Processing
IET Information Security
IET Software
Image and Vision Computing
Industrial Management and Data Systems; Industrial Management & Data Systems
Informatica
Information
Information and Computation; Information and Control
Information and Management; Information & Management
Information and Software Technology; IST
Information Fusion
Information Processing in Agriculture
Information Processing Letters; IPL
Information Research
Information Retrieval Journal; Information Retrieval
Information Sciences and Technology
Information Society; The Information Society
Information Systems Frontiers
Information Systems Journal; ISJ
Information Systems Management
Information Systems Research; ISR
Information Technology and Management
Information Technology and Libraries
Information Technology and People; Information Technology & People
Information Visualization
INFORMS Journal on Computing; ORSA Journal on Computing
Integration, the VLSI Journal; Integration
Intelligent Data Analysis
Interacting with Computers
Interactions
International Journal of Approximate Reasoning; IJAR
International Journal of Bio-Inspired Computation
International Journal of Computational Geometry and Applications
International Journal of Computer Assisted Radiology and Surgery; IJCARS
International Journal of Computer Mathematics
International Journal of Control
International Journal of Cooperative Information Systems
International Journal of Critical Infrastructure Protection
International Journal of Data Science and Analytics
International Journal of Distributed Sensor Networks
International Journal of Electronic Commerce
International Journal of Foundations of Computer Science
International Journal of Geographical Information Science; IJGIS
International Journal of High Performance Computing Applications; IJHPCA
International Journal of Human-Computer Interaction; International Journal of Human–Computer Interaction
International Journal of Human-Computer Studies; IJHCS; International Journal of Man-Machine Studies
International Journal of Information Management
International Journal of Information Security
International Journal of Intelligent Systems
International Journal of Machine Learning and Cybernetics
International Journal of Medical Informatics
International Journal of Multimedia Information Retrieval
International Journal of Neural Systems
International Journal of Parallel Programming
International Journal of Pattern Recognition and Artificial Intelligence; IJPRAI
International Journal of Social Robotics
International Journal of Software Engineering and Knowledge Engineering
International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems
International Journal on Artificial Intelligence Tools
International Journal on Digital Libraries
International Journal on Document Analysis and Recognition; IJDAR
International Journal on Semantic Web and Information Systems
International Journal on Software Tools for Technology Transfer; STTT
Internet Research
Internet Mathematics
it - Information Technology
IT Professional
JMIR Medical Informatics
JMIR mHealth and uHealth
Journal of Algorithms
Journal of Ambient Intelligence and Humanized Computing
Journal of Applied Logic
Journal of Artificial General Intelligence
Journal of Automata, Languages and Combinatorics
Journal of Automated Reasoning
Journal of Big Data
Journal of Biomedical Semantics
Journal of Cheminformatics
Journal of Chemical Information and Modeling; JCIM; Journal of Chemical Information and Computer Sciences
Journal of Cloud Computing
Journal of Combinatorial Optimization
Journal of Complexity
Journal of Computational Biology
Journal of Computational Geometry
Journal of Computational Neuroscience
Journal of Computational Science
Journal of Computer-Aided Molecular Design
Journal of Computer-Mediated Communication; JCMC
Journal of Computer Information Systems
Journal of Computer Science and Technology; JCST
Journal of Computer Security
Journal of Cryptographic Engineering
Journal of Cryptology
Journal of Data and Information Science
Journal of Data Mining and Digital Humanities
Journal of Database Management
Journal of Documentation
Journal of Educational Data Mining
Journal of Electronic Imaging
Journal of Experimental and Theoretical Artificial Intelligence; Journal of Experimental & Theoretical Artificial Intelligence
Journal of Field Robotics
Journal of Functional Programming
Journal of Global Optimization
Journal of Graph Algorithms and Applications; JGAA
Journal of Grid Computing
Journal of Heuristics
Journal of Imaging
Journal of Information Science
Journal of Information Technology
Journal of Intelligent and Fuzzy Systems; Journal of Intelligent & Fuzzy Systems
Journal of Intelligent and Robotic Systems; Journal of Intelligent & Robotic Systems
Journal of Intelligent Information Systems; JIIS
Journal of Intelligent Manufacturing
Journal of Knowledge Management
Journal of Librarianship and Information Science
Journal of Logic and Computation
Journal of Logic, Language and Information
Journal of Logical and Algebraic Methods in Programming; Journal of Logic and Algebraic Programming; Journal of Logic Programming
Journal of Management Information Systems; JMIS
Journal of Mathematical Imaging and Vision
Journal of Medical Imaging
Journal of Multimodal User Interfaces
Journal of Network and Computer Applications
Journal of Network and Systems Management
Journal of Object Technology
Journal of Open Research Software
Journal of Optimization Theory and Applications; JOTA
Journal of Parallel and Distributed Computing; JPDC
Journal of Pattern Recognition Research
Journal of Real-Time Image Processing
Journal of Scheduling
Journal of Scientific Computing
Journal of Signal Processing Systems
Journal of Software: Evolution and Process
Journal of Strategic Information Systems; The Journal of Strategic Information Systems
Journal of Supercomputing; The Journal of Supercomputing
Journal of Symbolic Computation
Journal of Symbolic Logic; The Journal of Symbolic Logic
Journal of Systems and Software; JSS
Journal of Systems Architecture
Journal of the American Medical Informatics Association Open; JAMIA Open
Journal of the Association for Information Systems; JAIS
Journal of the Audio Engineering Society
Journal of the Brazilian Computer Society
Journal of the Franklin Institute
Journal of the Medical Library Association
Journal of the Operational Research Society
Journal of Universal Computer Science
Journal of Visual Communication and Image Representation
Journal of Visual Languages and Computing; Journal of Visual Languages & Computing
Journal of Visualization
Journal of Web Engineering
Journal of Web Semantics
Journal of Statistical Computation and Simulation
Knowledge and Information Systems; KAIS
Knowledge Engineering Review; The Knowledge Engineering Review
Language Resources and Evaluation; Computers and the Humanities
Learned Publishing
Library and Information Science Research; Library & Information Science Research
Library Hi Tech
Logical Methods in Computer Science; LMCS
Machine Vision and Applications
Mathematical Structures in Computer Science
Methods of Information in Medicine
Microprocessors and Microsystems
Mobile Networks and Applications
Multidimensional Systems and Signal Processing
Multimedia Systems
Natural Computing
Natural Language Engineering; Natural Language Processing Journal
Natural Language and Linguistic Theory; Natural Language & Linguistic Theory
Neural Computing and Applications; Neural Computing & Applications
Neural Processing Letters
Neuroinformatics
New Generation Computing
Online Information Review
Online Social Networks and Media
Parallel Computing
Parallel Processing Letters
Patterns
Pattern Analysis and Applications
Performance Evaluation
Personal and Ubiquitous Computing
Pervasive and Mobile Computing
Presence: Teleoperators and Virtual Environments; Presence
Production and Operations Management
Profesional de la información; El Profesional de la Información
Real-Time Systems
Requirements Engineering
Robotics and Autonomous Systems
Robotics and Computer-Integrated Manufacturing
Robotica
Science and Technology of Advanced Materials
Science of Computer Programming
Scientific Programming
Semantic Web; Semantic Web Journal
Signal, Image and Video Processing
Signal Processing: Image Communication
Simulation Modelling Practice and Theory
SIAM Journal on Imaging Sciences
SN Computer Science
Social Network Analysis and Mining
Social Networks
Soft Computing
Software and Systems Modeling; Software & Systems Modeling; SoSyM
Software: Practice and Experience; Software - Practice and Experience; SPE
Software Quality Journal
Software Testing, Verification and Reliability; STVR
SoftwareX
Statistical Analysis and Data Mining
Studia Logica
Swarm and Evolutionary Computation
Swarm Intelligence
Systems and Control Letters; Systems & Control Letters
Telecommunication Systems
Telematics and Informatics
Theoretical Computer Science; TCS
Theory and Practice of Logic Programming; TPLP
Theory of Computing
Theory of Computing Systems; Mathematical Systems Theory
Transactions in GIS
User Modeling and User-Adapted Interaction; UMUAI
Virtual Reality
Visual Computer; The Visual Computer
Wireless Networks
Wireless Personal Communications
World Wide Web; World Wide Web Journal; World Wide Web: Internet and Web Information Systems
"""

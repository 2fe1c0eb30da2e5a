"""Journals on biology, biochemistry, agriculture and ecology."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Acta Biomaterialia
Acta Crystallographica Section D; Acta Crystallographica Section D: Biological Crystallography; Acta Crystallographica Section D: Structural Biology
Agricultural and Forest Meteorology
Agricultural Systems
Agriculture, Ecosystems and Environment; Agriculture, Ecosystems & Environment
American Journal of Botany
American Journal of Physical Anthropology; American Journal of Biological Anthropology
American Naturalist; The American Naturalist
Amino Acids
Analytical Biochemistry
Animal Behaviour
Annals of Botany
Annual Review of Biochemistry
Annual Review of Biophysics
Annual Review of Cell and Developmental Biology
Annual Review of Ecology, Evolution, and Systematics; Annual Review of Ecology and Systematics
Annual Review of Entomology
Annual Review of Genetics
Annual Review of Genomics and Human Genetics
Annual Review of Immunology
Annual Review of Microbiology
Annual Review of Physiology
Annual Review of Phytopathology
Annual Review of Plant Biology
Applied and Environmental Microbiology
Applied Microbiology and Biotechnology
Aquaculture
Autophagy
Behavioral Ecology
Biochemical and Biophysical Research Communications; BBRC
Biochemical Journal
Biochemical Pharmacology
Biochemistry
Biochimica et Biophysica Acta; BBA
Biochimica et Biophysica Acta - Biomembranes; Biochimica et Biophysica Acta (BBA) - Biomembranes
Biochimie
Bioconjugate Chemistry
BioData Mining
BioEssays
Bioinformatics Advances
Biological Conservation
Biological Journal of the Linnean Society
Biological Reviews; Biological Reviews of the Cambridge Philosophical Society
Biology Letters
Biomacromolecules
Biomaterials
Biomedicine and Pharmacotherapy; Biomedicine & Pharmacotherapy
Biometrical Journal
Biophysical Journal
Bioresource Technology
BioScience
Biosensors and Bioelectronics; Biosensors & Bioelectronics
BioSystems
Biotechnology Advances
Biotechnology and Bioengineering
BMC Biology
BMC Ecology and Evolution; BMC Evolutionary Biology
BMC Microbiology
BMC Plant Biology
BMC Systems Biology
Bulletin of Mathematical Biology
Cancer Immunology Research
Carbohydrate Polymers
Cell Chemical Biology; Chemistry and Biology; Chemistry & Biology
Cell Death and Differentiation; Cell Death & Differentiation
Cell Death and Disease; Cell Death & Disease
Cell Genomics
Cell Host and Microbe; Cell Host & Microbe
Cell Metabolism
Cell Reports Medicine
Cell Reports Methods
Cell Research
Cell Stem Cell
Cell Systems
Cells
Chromosoma
Cladistics
Comparative Biochemistry and Physiology
Computational and Structural Biotechnology Journal
Conservation Biology
Critical Reviews in Biochemistry and Molecular Biology
Current Opinion in Biotechnology
Current Opinion in Cell Biology
Current Opinion in Genetics and Development; Current Opinion in Genetics & Development
Current Opinion in Immunology
Current Opinion in Microbiology
Current Opinion in Plant Biology
Current Opinion in Structural Biology
Current Protocols
Cytometry Part A; Cytometry
Database; Database: The Journal of Biological Databases and Curation
Development
Developmental Biology
Developmental Cell
Diversity and Distributions
DNA Repair
DNA Research
Ecography
Ecological Applications
Ecological Economics
Ecological Indicators
Ecological Modelling
Ecological Monographs
Ecology
Ecology and Evolution
Ecosystems
EMBO Molecular Medicine
EMBO Reports
Environmental Microbiology
Epigenetics
eNeuro
European Journal of Immunology
European Journal of Neuroscience
Evolution
Evolutionary Applications
Experimental Cell Research
FASEB Journal; The FASEB Journal
FEBS Journal; The FEBS Journal; European Journal of Biochemistry
FEBS Letters
FEMS Microbiology Ecology
FEMS Microbiology Letters
FEMS Microbiology Reviews
Field Crops Research
Food Chemistry
Forest Ecology and Management
Free Radical Biology and Medicine
Freshwater Biology
Frontiers in Cell and Developmental Biology
Frontiers in Ecology and the Environment
Frontiers in Ecology and Evolution
Frontiers in Genetics
Frontiers in Marine Science
Frontiers in Microbiology
Frontiers in Plant Science
Functional Ecology
G3; G3: Genes, Genomes, Genetics
Gene
Gene Therapy
Genes
Genes and Development; Genes & Development
Genetics
Genome Biology and Evolution
Genome Medicine
Genomics
Glia
Global Change Biology
Global Ecology and Biogeography
Hippocampus
Human Genetics
Human Molecular Genetics
Human Mutation
ICES Journal of Marine Science
Insect Biochemistry and Molecular Biology
Integrative Biology
Integrative and Comparative Biology
International Journal of Biological Macromolecules
International Journal of Food Microbiology
International Journal of Molecular Sciences; IJMS
International Journal of Systematic and Evolutionary Microbiology
iScience
ISME Journal; The ISME Journal
IUCrJ
Journal of Agricultural and Food Chemistry
Journal of Animal Ecology
Journal of Animal Science
Journal of Applied Ecology
Journal of Bacteriology
Journal of Bioinformatics and Computational Biology
Journal of Biogeography
Journal of Bioscience and Bioengineering
Journal of Biotechnology
Journal of Cell Science
Journal of Cellular Biochemistry
Journal of Cellular Physiology
Journal of Comparative Neurology; The Journal of Comparative Neurology
Journal of Dairy Science
Journal of Ecology
Journal of Ethnopharmacology
Journal of Evolutionary Biology
Journal of Experimental Biology; The Journal of Experimental Biology
Journal of Experimental Botany
Journal of Experimental Marine Biology and Ecology
Journal of Food Science
Journal of General Physiology; The Journal of General Physiology
Journal of General Virology
Journal of Heredity
Journal of Human Evolution
Journal of Insect Physiology
Journal of Leukocyte Biology
Journal of Lipid Research
Journal of Mammalogy
Journal of Mathematical Biology
Journal of Membrane Biology; The Journal of Membrane Biology
Journal of Molecular Biology
Journal of Molecular Evolution
Journal of Neurochemistry
Journal of Nutritional Biochemistry; The Journal of Nutritional Biochemistry
Journal of Plant Physiology
Journal of Proteome Research
Journal of Proteomics
Journal of Structural Biology
Journal of the Royal Society Interface
Journal of the Science of Food and Agriculture
Journal of Theoretical Biology
Journal of Virology
Journal of Wildlife Management; The Journal of Wildlife Management
Journal of Zoology
Lab on a Chip
Limnology and Oceanography
Marine Biology
Marine Ecology Progress Series
Mathematical Biosciences
mBio
Metabolic Engineering
Metabolism
Methods
Methods in Ecology and Evolution
Methods in Enzymology
Methods in Molecular Biology
Microbiology
Microbiology and Molecular Biology Reviews; Microbiological Reviews
Microbiology Spectrum
Microbiome
Molecular and Cellular Biology; Molecular & Cellular Biology
Molecular and Cellular Proteomics; Molecular & Cellular Proteomics
Molecular Biology of the Cell
Molecular Ecology
Molecular Ecology Resources
Molecular Microbiology
Molecular Pharmacology
Molecular Phylogenetics and Evolution
Molecular Plant
Molecular Systems Biology
Molecular Therapy
mSystems
Mutation Research
Nature Cell Biology
Nature Chemical Biology
Nature Ecology and Evolution; Nature Ecology & Evolution
Nature Food
Nature Immunology
Nature Metabolism
Nature Microbiology
Nature Plants
Nature Protocols
Nature Reviews Microbiology
Nature Reviews Molecular Cell Biology
Nature Structural and Molecular Biology; Nature Structural & Molecular Biology; Nature Structural Biology
New Phytologist; The New Phytologist
Oecologia
Oikos
Parasitology
Philosophical Transactions of the Royal Society B; Philosophical Transactions of the Royal Society B: Biological Sciences
Photosynthesis Research
Physiology and Behavior; Physiology & Behavior
Phytochemistry
Phytopathology
Planta
Plant and Cell Physiology; Plant & Cell Physiology
Plant and Soil
Plant Biotechnology Journal
Plant Cell; The Plant Cell
Plant Journal; The Plant Journal
Plant Molecular Biology
Plant Physiology
Plant Science
Plant, Cell and Environment; Plant, Cell & Environment
PLOS Genetics
PLOS Pathogens
Poultry Science
Proceedings of the Royal Society B; Proceedings of the Royal Society B: Biological Sciences; Proceedings of the Royal Society of London. Series B: Biological Sciences
Progress in Neurobiology
Protein Science
Proteins; Proteins: Structure, Function, and Bioinformatics
Proteomics
RNA
Soil Biology and Biochemistry
Stem Cell Reports
Stem Cells
Structure
Systematic Biology; Systematic Zoology
"""

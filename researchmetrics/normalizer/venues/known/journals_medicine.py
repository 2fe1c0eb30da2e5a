"""Journals on medicine, health and psychology."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Academic Emergency Medicine
Academic Medicine
Academic Radiology
Acta Anaesthesiologica Scandinavica
Acta Neuropathologica
Acta Oncologica
Acta Orthopaedica
Acta Paediatrica
Acta Psychiatrica Scandinavica
Addiction
Age and Ageing
Aging Cell
AIDS
Allergy
Alimentary Pharmacology and Therapeutics; Alimentary Pharmacology & Therapeutics
Alzheimer's and Dementia; Alzheimer's & Dementia
American Family Physician
American Heart Journal
American Journal of Cardiology; The American Journal of Cardiology
American Journal of Clinical Nutrition; The American Journal of Clinical Nutrition
American Journal of Clinical Pathology
American Journal of Emergency Medicine; The American Journal of Emergency Medicine
American Journal of Epidemiology
American Journal of Gastroenterology; The American Journal of Gastroenterology
American Journal of Human Genetics; The American Journal of Human Genetics; AJHG
American Journal of Hypertension
American Journal of Infection Control
American Journal of Kidney Diseases
American Journal of Medicine; The American Journal of Medicine
American Journal of Neuroradiology; AJNR
American Journal of Obstetrics and Gynecology; AJOG
American Journal of Ophthalmology
American Journal of Pathology; The American Journal of Pathology
American Journal of Physical Medicine and Rehabilitation
American Journal of Physiology
American Journal of Preventive Medicine
American Journal of Psychiatry; The American Journal of Psychiatry
American Journal of Respiratory and Critical Care Medicine; AJRCCM
American Journal of Roentgenology; AJR
American Journal of Sports Medicine; The American Journal of Sports Medicine
American Journal of Surgery; The American Journal of Surgery
American Journal of Surgical Pathology; The American Journal of Surgical Pathology
American Journal of Transplantation
American Journal of Tropical Medicine and Hygiene; The American Journal of Tropical Medicine and Hygiene
American Psychologist
Anaesthesia
Anesthesia and Analgesia; Anesthesia & Analgesia
Anesthesiology
Annals of Emergency Medicine
Annals of Family Medicine; The Annals of Family Medicine
Annals of Neurology
Annals of Surgery
Annals of Surgical Oncology
Annals of the Rheumatic Diseases
Annals of Thoracic Surgery; The Annals of Thoracic Surgery
Annual Review of Clinical Psychology
Annual Review of Medicine
Annual Review of Neuroscience
Annual Review of Pharmacology and Toxicology
Annual Review of Psychology
Annual Review of Public Health
Antimicrobial Agents and Chemotherapy
Antioxidants and Redox Signaling
Antiviral Research
Appetite
Archives of Disease in Childhood
Archives of General Psychiatry
Archives of Internal Medicine
Archives of Neurology
Archives of Pathology and Laboratory Medicine
Archives of Physical Medicine and Rehabilitation
Archives of Toxicology
Arteriosclerosis, Thrombosis, and Vascular Biology
Arthritis and Rheumatology; Arthritis & Rheumatology; Arthritis and Rheumatism; Arthritis & Rheumatism
Atherosclerosis
Behavior Research Methods
Behavioral and Brain Sciences; BBS
Behaviour Research and Therapy
Biological Psychiatry
Biological Psychology
Biomedical Engineering Online
Biomedical Signal Processing and Control
Birth
BJOG; BJOG: An International Journal of Obstetrics and Gynaecology
Blood Advances
BMC Cancer
BMC Health Services Research
BMC Infectious Diseases
BMC Medical Education
BMC Medical Genomics
BMC Medical Imaging
BMC Medical Informatics and Decision Making
BMC Medical Research Methodology
BMC Neurology
BMC Psychiatry
BMC Public Health
BMJ Open
BMJ Global Health
BMJ Quality and Safety; BMJ Quality & Safety
Bone
Bone Marrow Transplantation
Brain and Cognition
Brain and Language
Brain Imaging and Behavior
Brain Research
Brain Stimulation
Brain Structure and Function
Brain, Behavior, and Immunity
Breast Cancer Research
Breast Cancer Research and Treatment
British Journal of Anaesthesia
British Journal of Cancer
British Journal of Clinical Pharmacology
British Journal of Dermatology
British Journal of General Practice
British Journal of Haematology
British Journal of Nutrition
British Journal of Ophthalmology
British Journal of Pharmacology
British Journal of Psychiatry; The British Journal of Psychiatry
British Journal of Psychology
British Journal of Radiology; The British Journal of Radiology
British Journal of Sports Medicine
British Journal of Surgery
Bulletin of the World Health Organization
CA: A Cancer Journal for Clinicians
Canadian Medical Association Journal; CMAJ
Cancer
Cancer Cell
Cancer Discovery
Cancer Epidemiology, Biomarkers and Prevention; Cancer Epidemiology, Biomarkers & Prevention; Cancer Epidemiology Biomarkers and Prevention
Cancer Letters
Cancer Medicine
Cancers
Carcinogenesis
Cardiovascular Research
Cephalalgia
Cerebral Cortex
Chest
Child Development
Child Abuse and Neglect; Child Abuse & Neglect
Circulation Research
Circulation: Arrhythmia and Electrophysiology
Circulation: Cardiovascular Imaging
Circulation: Heart Failure
Clinical Cancer Research
Clinical Chemistry
Clinical Gastroenterology and Hepatology
Clinical Infectious Diseases
Clinical Journal of the American Society of Nephrology
Clinical Microbiology and Infection
Clinical Microbiology Reviews
Clinical Neurophysiology; Electroencephalography and Clinical Neurophysiology
Clinical Nutrition
Clinical Pharmacology and Therapeutics; Clinical Pharmacology & Therapeutics
Clinical Psychology Review
Clinical Radiology
Cochrane Database of Systematic Reviews; The Cochrane Database of Systematic Reviews
Cognition and Emotion; Cognition & Emotion
Cognitive Psychology
Consciousness and Cognition
Contemporary Clinical Trials
Cortex
Critical Care
Critical Care Medicine
Current Directions in Psychological Science
Current Opinion in Neurobiology
Current Opinion in Psychology
Developmental Psychology
Developmental Review
Developmental Science
Diabetes
Diabetes Care
Diabetologia
Digestive Diseases and Sciences
Drug Safety
Drug and Alcohol Dependence
Drugs
Ear and Hearing
EBioMedicine; eBioMedicine
EClinicalMedicine; eClinicalMedicine
Emerging Infectious Diseases
Emotion
Endocrine Reviews
Endocrinology
Endoscopy
Environmental Health Perspectives
Epidemiology
Epilepsia
Epilepsy and Behavior; Epilepsy & Behavior
Eurosurveillance; Euro Surveillance
European Journal of Cancer
European Journal of Clinical Nutrition
European Journal of Epidemiology
European Journal of Heart Failure
European Journal of Human Genetics
European Journal of Neurology
European Journal of Nuclear Medicine and Molecular Imaging; EJNMMI
European Journal of Pharmacology
European Journal of Preventive Cardiology
European Journal of Public Health; The European Journal of Public Health
European Journal of Radiology
European Respiratory Journal
European Urology
Experimental Brain Research
Experimental Neurology
Family Practice
Fertility and Sterility
Frontiers in Human Neuroscience
Frontiers in Medicine
Frontiers in Neurology
Frontiers in Oncology
Frontiers in Pharmacology
Frontiers in Physiology
Frontiers in Psychiatry
Frontiers in Psychology
Frontiers in Public Health
Gait and Posture; Gait & Posture
Gastroenterology
Gastrointestinal Endoscopy
Genetics in Medicine
Haematologica
Headache
Health Affairs
Health and Place; Health & Place
Health Economics
Health Education Research
Health Policy
Health Psychology
Health Services Research
Health Technology Assessment
Hearing Research
Heart
Heart Rhythm
Hepatology
Human Brain Mapping
Human Reproduction
Hypertension
Implementation Science
Infection and Immunity
Injury
Intelligence
Intensive Care Medicine
International Journal of Behavioral Nutrition and Physical Activity
International Journal of Cancer
International Journal of Cardiology
International Journal of Environmental Research and Public Health; IJERPH
International Journal of Epidemiology
International Journal of Infectious Diseases
International Journal of Nursing Studies
International Journal of Obesity
International Journal of Radiation Oncology, Biology, Physics; International Journal of Radiation Oncology Biology Physics
Investigative Ophthalmology and Visual Science; Investigative Ophthalmology & Visual Science; IOVS
Investigative Radiology
JAMA Cardiology
JAMA Dermatology
JAMA Neurology
JAMA Oncology
JAMA Ophthalmology
JAMA Pediatrics
JAMA Psychiatry
JAMA Surgery
JBMR Plus
JNCI; Journal of the National Cancer Institute; JNCI: Journal of the National Cancer Institute
Journal of Abnormal Psychology
Journal of Adolescent Health
Journal of Affective Disorders
Journal of Allergy and Clinical Immunology; The Journal of Allergy and Clinical Immunology
Journal of Alzheimer's Disease
Journal of Antimicrobial Chemotherapy
Journal of Applied Physiology
Journal of Applied Psychology
Journal of Autism and Developmental Disorders
Journal of Biomechanics
Journal of Bone and Mineral Research
Journal of Cardiovascular Magnetic Resonance
"""

"""Journals on medicine, health and psychology from the second half of the alphabet."""

# ruff: noqa: E501 (a table: one venue a line)
from __future__ import annotations

JOURNALS = """
Journal of Cerebral Blood Flow and Metabolism; Journal of Cerebral Blood Flow & Metabolism
Journal of Child Psychology and Psychiatry
Journal of Clinical Endocrinology and Metabolism; The Journal of Clinical Endocrinology & Metabolism; JCEM
Journal of Clinical Epidemiology
Journal of Clinical Medicine
Journal of Clinical Microbiology
Journal of Clinical Psychiatry; The Journal of Clinical Psychiatry
Journal of Clinical Psychology
Journal of Cognitive Neuroscience
Journal of Consulting and Clinical Psychology
Journal of Controlled Release
Journal of Counseling Psychology
Journal of Dental Research
Journal of Digital Imaging
Journal of Educational Psychology
Journal of Epidemiology and Community Health; Journal of Epidemiology & Community Health
Journal of Experimental Child Psychology
Journal of Experimental Medicine; The Journal of Experimental Medicine
Journal of Experimental Psychology
Journal of Experimental Psychology: Applied
Journal of Experimental Psychology: General
Journal of Experimental Psychology: Human Perception and Performance
Journal of Experimental Psychology: Learning, Memory, and Cognition
Journal of Experimental Social Psychology
Journal of General Internal Medicine
Journal of Gerontology
Journal of Health and Social Behavior
Journal of Health Economics
Journal of Hepatology
Journal of Hypertension
Journal of Immunology; The Journal of Immunology
Journal of Infectious Diseases; The Journal of Infectious Diseases
Journal of Internal Medicine
Journal of Magnetic Resonance Imaging
Journal of Mathematical Psychology
Journal of Medical Ethics
Journal of Medical Genetics
Journal of Medical Systems
Journal of Medical Virology
Journal of Memory and Language; Journal of Verbal Learning and Verbal Behavior
Journal of Nervous and Mental Disease; The Journal of Nervous and Mental Disease
Journal of Neural Engineering
Journal of Neurology
Journal of Neurology, Neurosurgery and Psychiatry; Journal of Neurology, Neurosurgery & Psychiatry
Journal of Neurophysiology
Journal of Neuroscience Methods
Journal of Neurosurgery
Journal of Neurotrauma
Journal of Nuclear Medicine
Journal of Nutrition; The Journal of Nutrition
Journal of Occupational Health Psychology
Journal of Orthopaedic Research
Journal of Pain; The Journal of Pain
Journal of Pathology; The Journal of Pathology
Journal of Pediatrics; The Journal of Pediatrics
Journal of Personality
Journal of Personality and Social Psychology; JPSP
Journal of Pharmaceutical Sciences
Journal of Pharmacology and Experimental Therapeutics; The Journal of Pharmacology and Experimental Therapeutics
Journal of Physiology; The Journal of Physiology
Journal of Psychiatric Research
Journal of Psychosomatic Research
Journal of Public Health
Journal of Rheumatology; The Journal of Rheumatology
Journal of Sleep Research
Journal of Speech, Language, and Hearing Research
Journal of Sports Sciences
Journal of the Academy of Nutrition and Dietetics
Journal of the American Academy of Child and Adolescent Psychiatry
Journal of the American Academy of Dermatology
Journal of the American College of Cardiology; JACC
Journal of the American Geriatrics Society
Journal of the American Heart Association
Journal of the American Society of Echocardiography
Journal of the American Society of Nephrology
Journal of the Royal Society of Medicine
Journal of Thoracic and Cardiovascular Surgery; The Journal of Thoracic and Cardiovascular Surgery
Journal of Thoracic Oncology
Journal of Thrombosis and Haemostasis
Journal of Trauma and Acute Care Surgery; The Journal of Trauma
Journal of Traumatic Stress
Journal of Urology; The Journal of Urology
Journal of Vascular Surgery
Journal of Vision
Journal of Vocational Behavior
Journals of Gerontology: Series A; The Journals of Gerontology: Series A; The Journals of Gerontology Series A: Biological Sciences and Medical Sciences
Kidney International
Lancet Child and Adolescent Health; The Lancet Child & Adolescent Health
Lancet Diabetes and Endocrinology; The Lancet Diabetes & Endocrinology
Lancet Gastroenterology and Hepatology; The Lancet Gastroenterology & Hepatology
Lancet Global Health; The Lancet Global Health
Lancet Haematology; The Lancet Haematology
Lancet Infectious Diseases; The Lancet Infectious Diseases
Lancet Neurology; The Lancet Neurology
Lancet Planetary Health; The Lancet Planetary Health
Lancet Psychiatry; The Lancet Psychiatry
Lancet Public Health; The Lancet Public Health
Lancet Respiratory Medicine; The Lancet Respiratory Medicine
Lancet Rheumatology; The Lancet Rheumatology
Leukemia
Liver Transplantation
Lung Cancer
Magnetic Resonance Imaging
Magnetic Resonance in Medicine; MRM
Malaria Journal
Mayo Clinic Proceedings
Medical and Biological Engineering and Computing; Medical & Biological Engineering & Computing
Medical Care
Medical Decision Making
Medical Education
Medical Engineering and Physics; Medical Engineering & Physics
Medical Journal of Australia
Medical Teacher
Medicine
Medicine and Science in Sports and Exercise; Medicine & Science in Sports & Exercise
Memory
Memory and Cognition; Memory & Cognition
Menopause
Milbank Quarterly; The Milbank Quarterly
Mindfulness
Molecular Cancer
Molecular Cancer Therapeutics
Molecular Psychiatry
Movement Disorders
Mucosal Immunology
Multiple Sclerosis Journal; Multiple Sclerosis
Nature Aging
Nature Biomedical Engineering
Nature Cancer
Nature Cardiovascular Research
Nature Mental Health
Nature Reviews Cancer
Nature Reviews Cardiology
Nature Reviews Clinical Oncology
Nature Reviews Disease Primers
Nature Reviews Drug Discovery
Nature Reviews Endocrinology
Nature Reviews Gastroenterology and Hepatology; Nature Reviews Gastroenterology & Hepatology
Nature Reviews Immunology
Nature Reviews Nephrology
Nature Reviews Neurology
Nature Reviews Neuroscience
Nature Reviews Rheumatology
NEJM AI
NEJM Evidence
Neurobiology of Aging
Neurobiology of Disease
NeuroImage: Clinical
Neurology
Neuropharmacology
Neuropsychologia
Neuropsychology
Neuropsychopharmacology
Neuroscience
Neuroscience Letters
Neurosurgery
NMR in Biomedicine
Nurse Education Today
Nutrients
Obesity
Obesity Reviews
Obesity Surgery
Obstetrics and Gynecology; Obstetrics & Gynecology
Occupational and Environmental Medicine
Oncogene
OncoImmunology
Oncologist; The Oncologist
Oncotarget
Ophthalmology
Oral Oncology
Organizational Behavior and Human Decision Processes; OBHDP; Organizational Behavior and Human Performance
Osteoarthritis and Cartilage
Osteoporosis International
Pain
Parkinsonism and Related Disorders; Parkinsonism & Related Disorders
Patient Education and Counseling
Perception
Perspectives on Psychological Science
Personality and Individual Differences
Personality and Social Psychology Bulletin; PSPB
Personality and Social Psychology Review
Personnel Psychology
PharmacoEconomics
Pharmacological Reviews
Pharmacology and Therapeutics; Pharmacology & Therapeutics
Physical Therapy
Physics in Medicine and Biology; Physics in Medicine & Biology; PMB
Physiological Measurement
Physiological Reviews
PLOS Digital Health
PLOS Global Public Health
PLOS Neglected Tropical Diseases
Preventive Medicine
Prostate
Psychiatry Research
Psychological Assessment
Psychological Bulletin
Psychological Medicine
Psychological Methods
Psychological Review
Psychology and Aging
Psychometrika
Psychoneuroendocrinology
Psychonomic Bulletin and Review; Psychonomic Bulletin & Review
Psychopharmacology
Psychophysiology
Psychosomatic Medicine
Psychotherapy and Psychosomatics
Public Health
Public Health Nutrition
Quality of Life Research
Quarterly Journal of Experimental Psychology; The Quarterly Journal of Experimental Psychology
RadioGraphics
Radiology: Artificial Intelligence
Radiotherapy and Oncology
Research Synthesis Methods
Resuscitation
Retina
Reviews of Infectious Diseases
Rheumatology
Schizophrenia Bulletin
Schizophrenia Research
Seizure
Seminars in Nuclear Medicine
Sleep
Sleep Medicine
Sleep Medicine Reviews
Social Cognitive and Affective Neuroscience; SCAN
Social Psychiatry and Psychiatric Epidemiology
Social Science and Medicine; Social Science & Medicine
Spine
Sports Medicine
Surgery
Surgical Endoscopy
Systematic Reviews
The Annals of Pharmacotherapy; Annals of Pharmacotherapy
Thorax
Thrombosis and Haemostasis
Thyroid
Tobacco Control
Toxicological Sciences
Toxicology
Toxicology and Applied Pharmacology
Translational Psychiatry
Transplantation
Trends in Neurosciences
Trends in Pharmacological Sciences
Trials
Tropical Medicine and International Health; Tropical Medicine & International Health
Urology
Vaccine
Value in Health
Vision Research
World Journal of Gastroenterology
World Psychiatry
"""

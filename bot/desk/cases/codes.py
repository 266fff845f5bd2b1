"""The codes of the record, with the words officers read for them. Statistics count codes."""

from __future__ import annotations

CATEGORIES = {
    "radicalisation": "Radicalisation",
    "grooming": "Online grooming",
    "livestream": "Livestreaming",
    "sextortion": "Sextortion",
    "nudes": "Nudes shared",
    "cyberbullying": "Cyberbullying",
    "selfharm": "Self-harm or suicide",
    "other": "Other concern",
}
NON_DATA = {
    "silent": "Nobody wrote",
    "blank": "No usable words",
    "joke": "Joke or test",
    "abusive": "Abusive",
    "wrong_service": "Wrong service",
}
AGE_BANDS = {
    "under_5": "Under 5",
    "5_to_9": "5 to 9",
    "10_to_12": "10 to 12",
    "13_to_15": "13 to 15",
    "16_to_17": "16 to 17",
    "18_over": "18 or over",
    "several": "Several children",
    "unknown": "Not known",
}
REFERRALS = {
    "999": "999",
    "101": "101",
    "ceop": "CEOP",
    "prevent": "Prevent",
    "mash": "Children's services (MASH)",
    "school": "School (DSL)",
    "charity": "A helpline or charity",
    "none": "None needed",
}
OUTCOMES = {
    "advice": "Advice given",
    "referred": "Referred",
    "emergency": "Emergency response",
    "callback": "To be called back",
    "parent_left": "The parent left",
    "no_concern": "No concern",
}
THRIVE = {
    "threat": "Threat",
    "harm": "Harm",
    "risk": "Risk",
    "investigation": "Investigation",
    "vulnerability": "Vulnerability",
    "engagement": "Engagement",
}
RISK_FACTORS = {
    "contact_now": "Contact goes on now",
    "meeting_planned": "A meeting is planned or has been",
    "images_shared": "Pictures were shared",
    "threats": "Threats or demands",
    "secrecy": "Secrecy, isolation",
    "low_mood": "Low mood, self-harm",
    "known_person": "The person is known to the child",
    "repeat": "It has happened before",
    "send": "Special needs or disability",
    "parent_afraid": "The parent is afraid of somebody at home",
}
PROTECTIVE_FACTORS = {
    "talks": "The child talks to the parent",
    "blocked": "Contact was stopped",
    "evidence_kept": "Evidence was kept",
    "school_knows": "School knows and helps",
    "services_in": "A service is already involved",
    "family": "Family stands together",
    "parent_acts": "The parent acts on advice",
}
TOLD = {
    "nobody": "Nobody yet",
    "other_parent": "The other parent",
    "school": "School",
    "police": "Police before",
    "gp": "GP or NHS",
    "childrens_services": "Children's services",
}
HIGH_HARM = frozenset({"grooming", "livestream", "sextortion", "nudes", "selfharm"})
EVERY = {
    "category": CATEGORIES,
    "non_data": NON_DATA,
    "age_band": AGE_BANDS,
    "referral": REFERRALS,
    "outcome": OUTCOMES,
    "thrive": THRIVE,
    "risk_factors": RISK_FACTORS,
    "protective_factors": PROTECTIVE_FACTORS,
    "told": TOLD,
}

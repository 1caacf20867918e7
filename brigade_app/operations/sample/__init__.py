"""The sample world: drawn photographs, a film, scans, cases of invented people; and the main job run through it.

``world`` makes stores and fills them through the ordinary deeds, ``main_job`` carries them to the county and back and
proves that what arrived is what was sent. Its cases are data in ``resources/sample``.
"""

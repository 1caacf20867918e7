"""The law engine: rules as dated, cited data; deadlines, gates, next steps and the assessment as pure functions.

Doors: `pack.load_pack`, `assess.assess`, `gates.gate`, `deadlines.deadlines`, `steps.stage`; values in `types`
(answers) and `rules` (rows of a pack, `Law`).
"""

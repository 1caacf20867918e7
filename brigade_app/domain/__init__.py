"""Cases, evidence, deadlines and the law about them: plain values and pure functions, standard library only.

It looks at no clock, no disk and no screen: "today", the calendar, a new id are arguments. What people need first::

    records, keeping     the records of a case, and the others the program keeps; KINDS; Change
    codec                records to plain JSON and back          vocabulary   kinds of action and their data
    when                 a date no more exact than it was said   calendar     working days from yearly tables
    ids, names           UUIDv7; names and texts of R24          numbers, writing   series; amounts, dates in documents
    matters, checklist   what must be proven, what is missing    provenance   where a photograph comes from
    law/                 rules, deadlines, checks, gates: `assess`, `gate`

Import from the module itself; the folder re-exports nothing, so that a start loads only what it needs.
"""

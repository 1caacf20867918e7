"""What people see and press. PySide6 lives here and nowhere else.

``kit`` is what every window is built from; each other folder is one feature: a view, a presenter, its rows.
``frame`` is the window around them. ``docs/ui.md`` says how a feature is added.
"""

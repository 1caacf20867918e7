"""The brigade's case program: log, prove, decide, document, carry and learn, offline.

Floors, from the top: ``ui`` and ``commands`` (with their two composition roots ``app.py`` and ``cli.py``),
``operations``, then the three neighbours ``store``, ``documents`` and ``sync``, then ``domain``.
"""

__version__ = "0.1.0"

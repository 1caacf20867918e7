"""Start: without arguments the window, with arguments the command (``python main.py --help``)."""

import gc
import multiprocessing
import sys


def main() -> int:
    """Open the window or run the command; return the exit code."""
    if len(sys.argv) > 1:
        from brigade_app.cli import run

        return run(sys.argv[1:])
    gc.disable()  # nothing is garbage yet: collecting among all that is being loaded only delays the first window
    from brigade_app.app import open_window

    return open_window()


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts its worker processes through here
    sys.exit(main())

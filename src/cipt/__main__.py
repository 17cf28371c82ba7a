"""Where `cipt` and `python -m cipt` begin."""

import gc
import os
import sys

from cipt import __version__


def main() -> int:
    """Answer the command line, and return the exit code.

    The version is answered before anything else is imported: scripts ask for it at every turn.
    """
    if sys.argv[1:2] == ["--version"]:
        print(f"cipt {__version__}")
        return 0
    # A command lives for a second and leaves little to collect: a tenth of its start is saved.
    gc.disable()
    # Looking for plugins of pydantic, of which cipt uses none, costs as much again.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from cipt.cli.app import run
    except ImportError as error:
        print(f"cipt: cannot start: {error}", file=sys.stderr)
        print("Install it again: pip install --force-reinstall cipt", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130
    try:
        return run(sys.argv[1:])
    finally:
        # At its end Python looks for garbage once more, in all that is about to go anyway.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())

"""The application: finds its commands, parses the line, turns every error into one clear line."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
import textwrap
import traceback
from collections.abc import Sequence
from typing import Any

from cyclopts import App, CycloptsError, Group, MissingArgumentError, UnusedCliTokensError

from researchmetrics import __version__
from researchmetrics.cli import commands, failures, interrupts, terminal

__all__ = ["build", "command_names", "main"]

_NAME = "researchmetrics"
_SUMMARY = (
    "Researcher profiles one can trust: from documents and bibliographic services to works, "
    "indicators and pages."
)


def command_names() -> list[str]:
    """List the commands: the modules of `researchmetrics.cli.commands`.

    Returns
    -------
    list of str
        Sorted.

    Examples
    --------
    >>> "read" in command_names()
    True
    """
    found = pkgutil.iter_modules(commands.__path__)
    return sorted(module.name for module in found if not module.name.startswith("_"))


def build() -> App:
    """Build the application with every command there is.

    Returns
    -------
    cyclopts.App
        Raises its errors instead of exiting, so that `main` has the last word.
    """
    app = App(
        name=_NAME,
        help=_SUMMARY,
        help_epilogue=_epilogue(),
        help_format="plaintext",
        version=f"{_NAME} {__version__}",
        group_parameters=Group("Options", sort_key=1),
        group_arguments=Group("What", sort_key=0),
        print_error=False,
        exit_on_error=False,
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    help_group = Group("Help", sort_key=99)
    for flag in (*app.help_flags, *app.version_flags):
        app[flag].group = (help_group,)
    groups = {name: Group(name, sort_key=rank) for rank, name in enumerate(commands.GROUPS)}
    for name in command_names():
        module = importlib.import_module(f"{commands.__name__}.{name}")
        function = getattr(module, name)
        app.command(
            function, name=name, group=groups[module.GROUP], help_epilogue=_examples(function)
        )
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; default those of the process.

    Returns
    -------
    int
        The exit code; see `researchmetrics.cli.failures.MEANINGS`.
    """
    line = list(sys.argv[1:] if argv is None else argv)
    options = set(line[: line.index("--")] if "--" in line else line)
    verbose = bool(options & {"--verbose", "-v"})
    terminal.prepare_streams()
    if argv is None:
        # The process is our own only where the line is.
        interrupts.end_promptly()
    with terminal.complaints(quiet=bool(options & {"--quiet", "-q"}), verbose=verbose):
        code = _run(line, verbose=verbose)
    if code == failures.INTERRUPTED and argv is None:
        interrupts.leave(code)
    return code


def _run(line: list[str], *, verbose: bool) -> int:
    try:
        result = build()(line)
        sys.stdout.flush()
    except BrokenPipeError:
        terminal.discard_output()
        return failures.BROKEN_PIPE
    except KeyboardInterrupt:
        terminal.say("Interrupted.")
        return failures.INTERRUPTED
    except SystemExit:
        # Nothing here exits by itself but the printer of help, when its reader went away.
        terminal.discard_output()
        return failures.BROKEN_PIPE
    except CycloptsError as error:
        return _misused(error)
    except Exception as error:  # noqa: BLE001 (the last place to turn a fault into one line)
        return _failed(error, verbose=verbose)
    return result if isinstance(result, int) else failures.OK


def _misused(error: CycloptsError) -> int:
    """Say what is wrong with the line, and where to read how it is right."""
    command = " ".join([_NAME, *(error.command_chain or ())])
    terminal.say(f"{_NAME}: {_wording(error)} Try: {command} --help")
    return failures.USAGE


def _wording(error: CycloptsError) -> str:
    """Return what is wrong with the line in words for who wrote it, not for who parses it."""
    if isinstance(error, UnusedCliTokensError) and error.unused_tokens:
        return f"There is nothing to do with {' '.join(error.unused_tokens)}."
    if isinstance(error, MissingArgumentError) and error.argument is not None:
        name = error.argument.name
        return f"{name} needs a value." if name.startswith("-") else f"{name} is missing."
    return " ".join(str(error).split())


def _failed(error: Exception, *, verbose: bool) -> int:
    """Say what went wrong in one line; the whole story only where it was asked for."""
    code = failures.exit_code(error)
    if verbose:
        terminal.say("".join(traceback.format_exception(error)).rstrip())
    message = " ".join(str(error).split())
    if code == failures.UNEXPECTED:
        message = (
            f"unexpected error ({type(error).__name__}: {message}). This is a fault of "
            "researchmetrics; run again with --verbose and report what it shows."
        )
    terminal.say(f"{_NAME}: {message}")
    return code


def _epilogue() -> str:
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in failures.MEANINGS.items())
    return (
        "Start with:\n"
        "  $ researchmetrics demo\n"
        "  $ researchmetrics read cv.md --html me.html\n"
        "  $ researchmetrics COMMAND --help\n"
        "\nResults go to standard output, everything else to standard error.\n"
        f"\nExit codes:\n{codes}\n"
    )


def _examples(function: Any) -> str:
    """Return the examples of a command's docstring, which its help shows at the end."""
    text = inspect.getdoc(function) or ""
    _, _, examples = text.partition("Examples\n--------\n")
    return "Examples:\n" + textwrap.indent(examples.strip("\n"), "  ") + "\n"

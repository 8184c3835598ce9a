"""A group of subcommands that are imported only when used, and that fail in one line with an exit code."""

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

FINE, ANSWER_IS_NO, BAD_INPUT, OUR_MISTAKE, STOPPED = 0, 1, 2, 70, 130

Subcommands = Mapping[str, tuple[str, str]]


class Commands(click.Group):
    """Subcommands by name: `module` or `module:attribute` (else `command`), and what each does in one line.

    A subcommand returns its exit code, or None for 0.
    """

    def __init__(self, *args: Any, subcommands: Subcommands, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subcommands = subcommands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table: what people need first stands first."""
        return list(self.subcommands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the subcommand; None for a name that there is not."""
        if cmd_name not in self.subcommands:
            return None
        module, _, attribute = self.subcommands[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute or "command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.subcommands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that was typed.

        Raises:
            click.UsageError: with the near names, for one that there is not.
        """
        if args[0] not in self.subcommands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.subcommands, n=3, cutoff=0.6)
            hint = f"did you mean {' or '.join(near)}?" if near else "there are: " + ", ".join(self.subcommands)
            raise click.UsageError(f"there is no subcommand {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run to the end and leave with an exit code; whatever goes wrong is one line on standard error."""
        typed = list(sys.argv[1:] if args is None else args)
        sys.exit(self._run(typed, prog_name or self.name or "", extra))

    def _run(self, typed: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        try:
            with self.make_context(prog_name, typed, **extra) as context:
                if os.environ.get("NO_COLOR"):
                    context.color = False
                code = self.invoke(context)
                sys.stdout.flush()
                return code if isinstance(code, int) else FINE
        except click.exceptions.Exit as leaving:
            return leaving.exit_code
        except (click.Abort, KeyboardInterrupt, EOFError):
            click.echo("\nstopped", err=True)
            return STOPPED
        except BrokenPipeError:
            _silence_stdout()
            return FINE
        except Exception as error:
            words, code = told(error)
            click.echo(f"{prog_name}: {words}", err=True)
            return code


def told(error: Exception) -> tuple[str, int]:
    """What went wrong in one line, and the exit code that it deserves."""
    if isinstance(error, click.ClickException):
        words, code = error.format_message(), BAD_INPUT
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        words, code = f"{where}{error.strerror or error}", BAD_INPUT
    elif type(error).__module__.startswith("goldendoor."):
        words, code = (
            str(error),
            BAD_INPUT,
        )  # whatever the library raises by a name of its own is told to people
    else:
        what = f"{type(error).__name__}: {error}"
        words, code = f"this is a mistake in the program ({_place_of(error)}): {what}", OUR_MISTAKE
    return " ".join(words.split()), code


def _place_of(error: Exception) -> str:
    """The module and line where an error arose: what a report of it needs, without a traceback."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"


def _silence_stdout() -> None:
    """The reader has left: let nothing complain when the rest is flushed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

#!/usr/bin/env python
"""Runs Django's commands, with the embedded servers when a command needs a database."""

import os
import signal
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from sxsh_portal import embedded

WITHOUT_SERVERS = {
    "help",
    "version",
    "makemessages",
    "compilemessages",
    "check_translations",
    "compile_translations",
    "make_translations",
    "collectstatic",
    "diffsettings",
    "startapp",
    "startproject",
    "portal",  # starts them itself, after it has looked at the port
}


def main(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sxsh_portal.settings")
    # A command that is asked to end must still leave the servers as it found them.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if not needs_servers(argv[1:]):
            execute_from_command_line(argv)
            return
        with embedded.Servers(**settings.EMBEDDED):
            execute_from_command_line(argv)
    except (embedded.EmbeddedError, ImproperlyConfigured) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def needs_servers(arguments: list[str]) -> bool:
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_SERVERS


if __name__ == "__main__":
    main(sys.argv)

"""The commands: the file ``<name>.py`` holds the function ``<name>`` and the group it is listed in.

A new command is a new file here; nothing lists them. Heavy imports stay inside the functions,
since every file here is imported to print the list of commands.
"""

from __future__ import annotations

GROUPS = ("Profiles", "Tables", "Over time", "About this installation")

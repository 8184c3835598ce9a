"""One command, `goldendoor`: each subcommand in a module of its own, read only when it is used."""

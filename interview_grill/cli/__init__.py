"""The command line: it parses, composes core and adapters, and prints. One file per command under `commands`."""

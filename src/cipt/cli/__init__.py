"""The command line: parses, calls and prints; one file a command."""

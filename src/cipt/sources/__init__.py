"""Where a plan's bytes come from: a folder, a git revision, memory."""

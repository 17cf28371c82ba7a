"""What differs between two versions of a plan, as its readers see it."""

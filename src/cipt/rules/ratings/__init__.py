"""What is claimed of progress, against the facts."""

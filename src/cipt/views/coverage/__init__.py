"""What inspectors asked for against the actions that answer it: is all covered, and moving?"""

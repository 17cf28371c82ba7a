"""Evidence, sign-off, meetings and waivers."""

"""The chase as a page, as the two parts of a mail, and as a table."""

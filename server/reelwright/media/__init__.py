"""Media files as bytes and names, pure: what a file is, whether its container holds together, what it is called."""

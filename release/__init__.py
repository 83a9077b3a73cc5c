"""What makes a release: skills, bundle, icons, and the check of all of it. Not part of the installed package."""

"""The drawn scenes of the demo: painted by code when the demo is made, nothing is stored."""

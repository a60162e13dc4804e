"""Data → the encoder's weights, one command a stage. Nothing here is imported at run time."""

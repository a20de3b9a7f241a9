"""One report through all stages, in order."""

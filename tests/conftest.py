"""Settings for the whole suite."""

from hypothesis import settings

settings.register_profile("sayso", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("sayso")

"""The encoder's measurements, each a command: ``python -m bench.encoder.polnear`` and so on."""

"""Benchmarks: figures with their conditions, ratios taken in one run. `python -m tests.bench`."""

"""Commands that make every figure of the documentation: `python -m benchmarks [NAME ...]`."""

"""What no single report shows: positions and how they move, accounts that cannot both be true.

A ledger and a filter come in; frozen records with their evidence go out: `positions`, `shifts`,
`disputes`, and counts over time and between sides (`series`, `dyads`, `network`, `voices`,
`outlets`). Only records and the texts they stand in are read, never a parse tree. What issues
there are, which words take a side and which tell of a turn stands in rule files beside the code.
"""

from dragoman.analysis.disputes import disputes
from dragoman.analysis.dyads import dyads, matrix
from dragoman.analysis.network import network, write_network
from dragoman.analysis.positions import positions
from dragoman.analysis.series import changes, series
from dragoman.analysis.shifts import shifts
from dragoman.analysis.voices import outlets, voices

__all__ = [
    "changes", "disputes", "dyads", "matrix", "network", "outlets", "positions", "series",
    "shifts", "voices", "write_network",
]  # fmt: skip

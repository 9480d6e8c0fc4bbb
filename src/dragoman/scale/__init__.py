"""One report, or an archive: the same coder in many processes or on a cluster.

In go a `Coder` and documents, out come the records that the coder alone would give, byte for
byte. `crew` codes with several processes of one machine, `cluster` with Ray.
"""

"""What needs two rooms: all layers come in, settled references between them go out.

Nothing new is found here.
"""

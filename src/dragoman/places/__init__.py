"""Where: parsed sentences and actors come in, place names with country and coordinates go out.

The gazetteer is GeoNames' populated places, regions and countries; a list adds what it misses.
"""

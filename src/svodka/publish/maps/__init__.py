"""The map: regions of Russia, Ukraine and Belarus as SVG, and the same events as GeoJSON."""

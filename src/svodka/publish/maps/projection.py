"""Albers' equal-area conic projection: regions keep their relative size, the north does not swell.

Source of the formulas: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), pp. 98-103,
sphere.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Albers:
    """A cone on *central* (degrees east) through two standard parallels; distances in km."""

    central: float
    south: float
    north: float
    origin: float

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Return (x east, y south) in km. Longitudes are taken within 180° of the central meridian.

        That puts Chukotka's far side (170° W) beyond 180° E, where it belongs, and not at the other edge.
        """
        turn = (lon - self.central + 180) % 360 - 180
        n, rho0 = self._cone()
        rho, theta = self._rho(lat), n * radians(turn)
        return rho * sin(theta), -(rho0 - rho * cos(theta))

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Return the (longitude, latitude) of a point in km; longitudes past 180° E stay above 180."""
        n, rho0 = self._cone()
        c = cos(radians(self.south)) ** 2 + 2 * n * sin(radians(self.south))
        rho = hypot(x, rho0 + y) * n / EARTH_KM
        theta = atan2(x, rho0 + y)
        return self.central + degrees(theta / n), degrees(asin((c - rho * rho) / (2 * n)))

    def _cone(self) -> tuple[float, float]:
        """Return the cone's constant, and the radius of the parallel of origin."""
        return (sin(radians(self.south)) + sin(radians(self.north))) / 2, self._rho(self.origin)

    def _rho(self, lat: float) -> float:
        n = (sin(radians(self.south)) + sin(radians(self.north))) / 2
        c = cos(radians(self.south)) ** 2 + 2 * n * sin(radians(self.south))
        return EARTH_KM / n * sqrt(c - 2 * n * sin(radians(lat)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A drawing of *width* x *height* units from (*left*, *top*) km; outlines are snapped to *grid* units.

    *wide* and *narrow* are the font sizes, in units, for a full page and for a phone.
    """

    name: str
    projection: Albers
    left: float
    top: float
    km_per_unit: float
    width: int
    height: int
    grid: int
    wide: float
    narrow: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the point in units of the drawing."""
        x, y = self.projection.project(lon, lat)
        return (x - self.left) / self.km_per_unit, (y - self.top) / self.km_per_unit

    def lonlat(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude of a point in units of the drawing."""
        return self.projection.inverse(self.left + x * self.km_per_unit, self.top + y * self.km_per_unit)

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Tell whether a point of the drawing lies inside it, *margin* units from the edge."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def whole() -> Panel:
    """Return the panel of all three countries, 20° E to 170° W."""
    return Panel(
        name="whole",
        projection=Albers(central=100, south=52, north=64, origin=56),
        left=-4790,
        top=-3600,
        km_per_unit=4.3,
        width=2000,
        height=1090,
        grid=3,
        wide=32,
        narrow=72,
    )


def west() -> Panel:
    """Return the panel of Ukraine, Belarus and Russia's western border regions, where most events lie."""
    return Panel(
        name="west",
        projection=Albers(central=34, south=46, north=55, origin=50),
        left=-920,
        top=-790,
        km_per_unit=1.15,
        width=1600,
        height=1300,
        grid=2,
        wide=34,
        narrow=54,
    )

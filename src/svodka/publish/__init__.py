"""7. A public brief becomes bytes: pages, data, maps, charts."""

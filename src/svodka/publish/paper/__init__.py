"""What the page's views become on paper: plain data for the typst template."""

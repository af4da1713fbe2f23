"""A whole municipality that does not exist, made from a seed: to measure on, and to try things in."""

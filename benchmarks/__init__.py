"""Measurements, as ratios within one run: a machine's speed cancels out, a change of ours does not."""

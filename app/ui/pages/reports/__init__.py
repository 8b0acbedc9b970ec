"""Báo cáo: forms, the board of completeness, charts."""

"""Đồng bộ: joining headquarters, what waits and what came, what to decide, numbers, PCs."""

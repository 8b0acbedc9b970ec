"""Đoàn phí: months paid, arrears, cash book, bank statements, quarters and the fund."""

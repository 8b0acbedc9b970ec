"""Fees (đoàn phí): who owes what, payments, the cash book, hand-over upwards, bank statements, notices and papers."""

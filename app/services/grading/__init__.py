"""Yearly grading, the training programme, 'đoàn viên ưu tú' in five steps: kinds of operations with their records and papers."""

"""The national document exchange package (gói tin edXML, QCVN 102:2016/BTTTT): read in all its dialects, written in one.

Owns the package as data and its XML. It refuses to judge a letter, to store a file or to send one; bytes come in and go
out. Elements are found by their local name in any order; they are written in the order and with the prefixes of the
reference samples, for other systems refuse anything else.
"""

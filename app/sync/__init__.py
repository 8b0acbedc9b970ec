"""The branch side of the exchange with headquarters: outbox, push, pull, transport, clash.

It carries what the unit of work has already written down, and shows a clash to a person. It refuses to derive
operations itself, to merge in silence, and to lose what could not be sent.
"""

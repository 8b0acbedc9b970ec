"""Shapes of the messages between a branch and headquarters, versioned, with envelope and digest.

Both ends import this room, so it knows neither records nor windows. It refuses to send, to receive or to store: that
is the work of sync at the one end and of hq at the other.
"""

"""Personal data in the window: why one looks, who agreed, what was asked, who looked, erasing."""

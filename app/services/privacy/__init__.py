"""Personal data: who looked, who agreed, who asked, what was erased. One module per subject."""

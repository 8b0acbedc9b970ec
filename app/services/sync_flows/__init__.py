"""Letters between units through headquarters: sent to many, received into the register, their way told back."""

"""The parents' assistant and the officers' desk: hear, hold, speak."""

"""How soon somebody must act: cues, contexts and a trained head, read sentence by sentence."""

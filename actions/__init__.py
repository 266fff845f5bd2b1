"""What the assistant does between hearing and answering (rasa-sdk)."""

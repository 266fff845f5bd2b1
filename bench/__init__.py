"""Speed, memory and readiness of the assistant beside the pipeline that `rasa init` sets up."""

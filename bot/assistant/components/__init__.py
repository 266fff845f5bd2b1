"""The graph components that config.yml names: thin, each calls one thing of this room."""

"""The one place that wires everything: settings, addresses, commands, server."""

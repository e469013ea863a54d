"""What AI services that do not go through the gateway tell of themselves: OpenTelemetry over HTTP, heard and kept."""

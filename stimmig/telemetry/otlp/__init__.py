"""OTLP/HTTP 1.x, the part a receiver needs: https://opentelemetry.io/docs/specs/otlp/

    plain = body.plain(sent, encoding)             gunzipped, within the limit
    heard = form.spans(plain), form.logs(plain)    form is protobuf or json_form
    answers.taken(...), answers.refused(...)       in the form of the request

Nothing here reads a clock, a database or a setting. All of it refuses with `NotTaken` and raises nothing else.
"""

from stimmig.telemetry.otlp.nouns import Heard, LogRecord, NotTaken, Span, Value

__all__ = ["Heard", "LogRecord", "NotTaken", "Span", "Value"]

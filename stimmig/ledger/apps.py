from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "stimmig.ledger"
    label = "ledger"

"""The look: components, figures and documents. It knows no chapter and asks no database."""

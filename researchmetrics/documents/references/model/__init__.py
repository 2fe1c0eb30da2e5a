"""A sequence model that reads reference strings: a linear-chain CRF, trained apart."""

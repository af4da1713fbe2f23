"""Risks, treatments, audits and systematic controls."""

"""Statements, funding, investments, measures and volumes. Money is in öre."""

from rodatraden.apps.economy.models.balance import Allocation, ConditionalIncome, CorrectiveMeasure
from rodatraden.apps.economy.models.funding import ExternalFunding, FundingAmount, FundingTable
from rodatraden.apps.economy.models.investments import (
    Investment,
    InvestmentAmount,
    InvestmentColumn,
    InvestmentPlan,
)
from rodatraden.apps.economy.models.statements import Statement, StatementCell, StatementColumn, StatementRow
from rodatraden.apps.economy.models.templates import StatementTemplate, TemplateColumn, TemplateRow
from rodatraden.apps.economy.models.volumes import VolumeCell, VolumeColumn, VolumeRow, VolumeTable

__all__ = [
    "Allocation",
    "ConditionalIncome",
    "CorrectiveMeasure",
    "ExternalFunding",
    "FundingAmount",
    "FundingTable",
    "Investment",
    "InvestmentAmount",
    "InvestmentColumn",
    "InvestmentPlan",
    "Statement",
    "StatementCell",
    "StatementColumn",
    "StatementRow",
    "StatementTemplate",
    "TemplateColumn",
    "TemplateRow",
    "VolumeCell",
    "VolumeColumn",
    "VolumeRow",
    "VolumeTable",
]

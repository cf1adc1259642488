"""Indicators, and the default rules that define them."""

import json
from datetime import date
from pathlib import Path

from campaigns.models import Indicator, Rule
from core.reference import read_rows, upsert

DATA = Path(__file__).parent / "data"


def load_indicators() -> int:
    """The indicators of the public promise, in the order in which reports list them."""
    rows = enumerate(read_rows(DATA / "indicators.csv"), start=1)
    indicators = [row | {"position": position} for position, row in rows]
    return upsert(Indicator, indicators, key=("code",))


def load_rules() -> int:
    """The default rules; a rule that a department has changed since stays as it is."""
    rows = [
        Rule(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            text_vi=row["text_vi"],
            text_en=row["text_en"],
            params=json.loads(row["params"]),
        )
        for row in read_rows(DATA / "rules.csv")
    ]
    Rule.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)

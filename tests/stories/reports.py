"""Reports of one invented week: a wire report, its copy, and others who tell the same otherwise."""

from __future__ import annotations

from typing import Any, Final

WIRE: Final = (
    "Georgian police arrested 40 protesters in Batumi on Tuesday after a march against the new "
    "harbour law, the Interior Ministry said. Opposition leader Nino Beridze accused the "
    "government of silencing its critics. Armenian Foreign Minister Ararat Mirzoyan arrived in "
    "Tbilisi for talks on the border crossing at Sadakhlo. The two ministers agreed to "
    "reopen the crossing before the harvest begins, a spokeswoman said late in the evening."
)
REPORTS: Final[list[dict[str, Any]]] = [
    {"id": "wire", "date": "2024-05-14", "source": "Kura Wire", "text": WIRE},
    {
        "id": "copy", "date": "2024-05-15", "source": "Batumi Courier",
        "text": WIRE.replace(", a spokeswoman said late in the evening", ""),
    },
    {
        "id": "other", "date": "2024-05-15", "source": "Lari Post",
        "text": "Police in Georgia arrested 55 protesters during Tuesday’s march against the "
        "harbour law in Batumi, lawyers said. Ararat Mirzoyan, the Armenian foreign minister, "
        "visited Tbilisi on Tuesday and discussed the Sadakhlo border crossing.",
    },
    {
        "id": "later", "date": "2024-06-20", "source": "Lari Post",
        "text": "Georgian police arrested 12 protesters in Kutaisi on Wednesday. Armenian Foreign "
        "Minister Ararat Mirzoyan arrived in Moscow for talks on gas prices.",
    },
    {
        "id": "elsewhere", "date": "2024-05-15", "source": "Lari Post",
        "text": "Kenyan police arrested 40 protesters in Nairobi on Tuesday after a march against "
        "a new tax, the Interior Ministry said.",
    },
]  # fmt: skip

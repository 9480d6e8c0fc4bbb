"""A few reports of two invented quarrels, with titles, outlets and days."""

from __future__ import annotations

from typing import Any, Final

REPORTS: Final[list[dict[str, Any]]] = [
    {
        "id": "harbour-1",
        "date": "2023-03-02",
        "source": "The Harbour Post",
        "title": "Ankara rejects truce offer",
        "text": "Turkish Foreign Minister Hakan Fidan rejected the truce offer on Wednesday. "
        "“We will not withdraw our troops,” Fidan told reporters in Ankara. "
        "Greek troops shelled a village near Edirne, killing three civilians, the Turkish army "
        "said.",
    },
    {
        "id": "harbour-2",
        "date": "2023-03-05",
        "source": "The Harbour Post",
        "title": "Athens denies shelling",
        "text": "Greece denied on Saturday that its troops had shelled a village near Edirne. "
        "Greek Prime Minister Kyriakos Mitsotakis accused Turkey of spreading lies. "
        "Turkey and Greece will hold talks in Geneva next week, the United Nations said.",
    },
    {
        "id": "lantern-1",
        "date": "2023-03-06",
        "source": "Lantern Wire",
        "title": None,
        "text": "The European Union imposed sanctions on Turkey on Monday. "
        "Turkish President Recep Tayyip Erdogan condemned the sanctions and threatened to close "
        "the border. Police in Istanbul arrested 40 protesters.",
    },
    {
        "id": "lantern-2",
        "date": "2023-04-11",
        "source": "Lantern Wire",
        "title": "Grain corridor reopens",
        "url": "https://lantern.example/grain",
        "desk": "trade",
        "text": "Sudan and Ethiopia agreed on Tuesday to reopen the grain corridor through "
        "Gedaref. Sudanese Foreign Minister Ali al-Sadiq said the grain corridor would stay open "
        "until June. Ethiopia praised the agreement.",
    },
    {
        "id": "quayside-1",
        "date": "2023-05-20",
        "source": "Quayside Daily",
        "title": "Former minister warns",
        "text": "Former Sudanese Foreign Minister Ali al-Sadiq warned that Ethiopia could attack "
        "Gedaref. Ethiopian troops withdrew from the border on Friday. "
        "The African Union urged both sides to release prisoners.",
    },
]

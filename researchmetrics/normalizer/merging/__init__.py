"""From the records of one work to what is shown of it: per field the best value, and who said it.

::

    members (ranked) -> choices (value, record, why) -> rows of works, authorships, editions
                                                     -> origins, disagreements, citation counts
"""

from __future__ import annotations

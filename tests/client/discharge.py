"""Lists what is owed, logs a discharge and reads it back, by a client generated from the service's own document."""

import datetime
import os

from matters.api.actions import discharge_action, list_actions, show_action
from matters.client import AuthenticatedClient
from matters.models import DischargeActionBody, DischargedAction, ListActionsStatusItem, Problem

board = "wpdb"
day = datetime.date(2025, 11, 14)
how = "figures sent to the secretary"

client = AuthenticatedClient(base_url=os.environ["MATTERS_URL"], token=os.environ["MATTERS_TOKEN"])

with client:
    owed = list_actions.sync(board, client=client, status=[ListActionsStatusItem.OPEN])
    ref = owed.items[0].ref
    print(f"open: {', '.join(action.ref for action in owed.items)}")

    body = DischargeActionBody(on=day, how=how, evidence=["https://force.example/figures"])
    logged = discharge_action.sync_detailed(board, ref, client=client, body=body, idempotency_key="first")
    assert logged.status_code == 201, logged
    assert isinstance(logged.parsed, DischargedAction), logged.parsed
    assert logged.headers["Location"] == f"/v1/boards/{board}/actions/{ref}", logged.headers
    print(f"logged: {ref}, on {logged.parsed.discharge.on}: {logged.parsed.discharge.how}")

    again = discharge_action.sync_detailed(board, ref, client=client, body=body, idempotency_key="first")
    assert again.status_code == 201 and again.headers["Idempotency-Replayed"] == "true", again

    refused = discharge_action.sync(board, ref, client=client, body=body)
    assert isinstance(refused, Problem) and refused.because == "already discharged", refused
    print(f"asked again: {refused.detail}")

    shown = show_action.sync(board, ref, client=client)
    assert isinstance(shown, DischargedAction), shown
    assert (shown.discharge.on, shown.discharge.how) == (day, how), shown.discharge
    print(f"read back: {shown.history[-1].what}, {shown.history[-1].from_}")

    done = list_actions.sync(board, client=client, status=[ListActionsStatusItem.DISCHARGED])
    assert ref in [action.ref for action in done.items], done

print("1 passed, 0 failed")

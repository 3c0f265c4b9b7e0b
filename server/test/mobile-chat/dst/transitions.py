"""Writes transitions.json: every change of the clocks from 2023 to 2028 in the zones of the tests, by Python's own zoneinfo.

    python3 server/test/mobile-chat/dst/transitions.py > server/test/mobile-chat/dst/transitions.json

Each zone is a list of [instant in epoch seconds, offset from UTC in seconds from then on]; the first is the start of 2023.
"""

import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo"]
START = datetime(2023, 1, 1, tzinfo=timezone.utc)
END = datetime(2029, 1, 1, tzinfo=timezone.utc)


def offset(zone: ZoneInfo, at: datetime) -> int:
    return int(at.astimezone(zone).utcoffset().total_seconds())


def transitions(name: str) -> list[list[int]]:
    zone = ZoneInfo(name)
    found = [[int(START.timestamp()), offset(zone, START)]]
    at = START
    while at < END:
        if offset(zone, at) != found[-1][1]:
            found.append([int(at.timestamp()), offset(zone, at)])
        at += timedelta(minutes=1)
    return found


print(json.dumps({name: transitions(name) for name in ZONES}, indent=2))

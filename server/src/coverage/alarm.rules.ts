/** How long nobody can be reached before anybody is alarmed, in seconds: a handover is no incident. */
export const ALARM_AFTER_SECONDS = 60;
/** How soon after an alarm was over the next one belongs to the same incident, in seconds. */
export const SAME_INCIDENT_SECONDS = 30 * 60;

/** How a department stands, as it was last seen. */
export interface AlarmState {
  /** Since when nobody can be reached; null while somebody can. */
  since: Date | null;
  /** When the incident's alarm was raised first; null while it is only feared. */
  raisedAt: Date | null;
  /** Since when the alarm is over; null while it is not. */
  clearedAt: Date | null;
}

/** What comes of a look at a department: NONE changes nothing, not even the state. */
export interface AlarmStep {
  kind: 'NONE' | 'FEARED' | 'CALMED' | 'RAISED' | 'RAISED_AGAIN' | 'CLEARED';
  state: AlarmState;
}

export const CALM: AlarmState = { since: null, raisedAt: null, clearedAt: null };

/** Whether the alarm rings now. */
export function isRaised({ raisedAt, clearedAt }: Pick<AlarmState, 'raisedAt' | 'clearedAt'>): boolean {
  return raisedAt !== null && clearedAt === null;
}

/**
 * The next state of a department that was looked at: `uncovered`, that it has hours now and reaches nobody. An alarm is raised
 * once that has lasted, is over at once, and within half an hour of its end is the same incident again: told of once.
 */
export function nextAlarm(state: AlarmState, uncovered: boolean, now: Date): AlarmStep {
  if (!uncovered) return covered(state, now);
  const since = state.since ?? now;
  const lasted = now.getTime() - since.getTime() >= ALARM_AFTER_SECONDS * 1000;
  if (isRaised(state) || (state.since !== null && !lasted)) return { kind: 'NONE', state };
  if (!lasted) return { kind: 'FEARED', state: { ...state, since } };
  return isSameIncident(state, since)
    ? { kind: 'RAISED_AGAIN', state: { ...state, since, clearedAt: null } }
    : { kind: 'RAISED', state: { since, raisedAt: now, clearedAt: null } };
}

function covered(state: AlarmState, now: Date): AlarmStep {
  if (state.since === null) return { kind: 'NONE', state };
  if (isRaised(state)) return { kind: 'CLEARED', state: { ...state, since: null, clearedAt: now } };
  return { kind: 'CALMED', state: { ...state, since: null } };
}

function isSameIncident({ clearedAt }: AlarmState, since: Date): boolean {
  return clearedAt !== null && since.getTime() - clearedAt.getTime() < SAME_INCIDENT_SECONDS * 1000;
}

import { editable, toStore } from './exceptions.rules';
import type { MobileChat } from './operations';
import type { Schedule } from './ScheduleEditor';

/** The settings while they are being edited. */
export interface Draft {
  mode: MobileChat['mode'];
  phoneNumber: string;
  carrier: string;
  schedule: Schedule;
}

/** The settings as they are saved, for editing. */
export function draftOf({ mode, phoneNumber, carrier, schedule }: MobileChat): Draft {
  const shifts = schedule.shifts.map(({ weekday, from, until }) => ({ weekday, from, until }));
  const { timeZone, exceptions } = schedule;
  return {
    mode,
    phoneNumber: phoneNumber ?? '',
    carrier: carrier ?? '',
    schedule: { timeZone, shifts, exceptions: editable(exceptions) },
  };
}

/** What is sent. A schedule that is out of sight and not finished stays as it is saved. */
export function inputOf(operatorId: string, draft: Draft, finished: boolean) {
  const { mode, phoneNumber, carrier, schedule } = draft;
  return {
    operatorId,
    mode,
    phoneNumber: phoneNumber || null,
    carrier: carrier.trim() || null,
    ...(finished ? { schedule: { ...schedule, exceptions: toStore(schedule.exceptions) } } : {}),
  };
}

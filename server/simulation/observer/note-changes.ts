import type { World } from '../world/world.js';
import type { Snapshot } from './snapshot.js';

/** Writes what a commit changed into the trace, in words. */
export function noteChanges(world: World, before: Snapshot, now: Snapshot): void {
  const name = (kind: string, id: string | null): string => world.trace.name(kind, id);
  for (const chat of now.chat.rows) {
    const was = before.chat.get(chat.id);
    if (was?.status === chat.status && was.assignment === chat.assignment && was.round === chat.round) continue;
    const holder = chat.operator_id === null ? '' : `, ${name('operator', chat.operator_id)}`;
    world.note(
      `  ${name('chat', chat.id)}: ${chat.status}${holder}, round ${chat.round}, assignment ${chat.assignment}`,
    );
  }
  for (const ring of now.ring.rows) {
    if (before.ring.get(ring.id)?.status === ring.status) continue;
    const whom = `${name('operator', ring.operator_id)} for ${name('chat', ring.chat_id)}`;
    world.note(`  ${name('ring', ring.id)}: ${ring.purpose} of ${whom}, round ${ring.round}: ${ring.status}`);
  }
  for (const sms of now.sms_message.rows) {
    if (before.sms_message.get(sms.id)?.status === sms.status) continue;
    world.note(`  ${name('sms', sms.id)} of ${name('ring', sms.ring_id)}: ${sms.status}`);
  }
  for (const lease of now.console_lease.rows) {
    if (!before.console_lease.get(lease.id))
      world.note(`  a console of ${name('operator', lease.operator_id)} is open`);
  }
  for (const lease of before.console_lease.rows) {
    if (!now.console_lease.get(lease.id)) world.note(`  a console of ${name('operator', lease.operator_id)} has ended`);
  }
  for (const line of now.message.rows) {
    if (before.message.get(line.id)) continue;
    world.note(`  ${name('chat', line.chat_id)}: line ${line.seq} by ${line.author}`);
  }
}

/** One edit of the product's source: `find` is there exactly once. */
export interface Edit {
  /** Below server/src. */
  file: string;
  find: string;
  replace: string;
}

/** A rule deliberately broken, which the simulation must notice. */
export interface Mutant {
  name: string;
  /** What is broken, in the law's words. */
  breaks: string;
  /** A world that noticed it: looked at first by the tests. */
  seed: number;
  edits: Edit[];
}

const mutant = (name: string, seed: number, breaks: string, ...edits: Edit[]): Mutant => ({
  name,
  seed,
  breaks,
  edits,
});
const edit = (file: string, find: string, replace: string): Edit => ({ file, find, replace });

/** Every rule that is broken on purpose. */
export const MUTANTS: Mutant[] = [
  mutant(
    'no-check-before-sending',
    680,
    'at send time the rule is checked again',
    edit('outbox/lease-sms.ts', '!(await mayStillRing(services, manager, sms.ringId))', 'false'),
    edit('routing/withdraw-unsent.ts', 'if (unsent.length === 0) return;', 'if (unsent.length >= 0) return;'),
  ),
  mutant(
    'ranks-swapped',
    7,
    'an SMS status only moves to a higher rank',
    edit('sms/sms.rules.ts', 'RANKS[status] < RANKS[to]', 'RANKS[status] > RANKS[to] || status === SmsStatus.SENDING'),
  ),
  mutant(
    'no-fence',
    3,
    'writes of a former holder change nothing',
    edit(
      'chat/line.rules.ts',
      "return chat.operatorId === caller.operatorId ? null : forbidden('Somebody else has this chat.');",
      'return null;',
    ),
  ),
  mutant(
    'away-blocks',
    14,
    'logged in but away does not block the others',
    edit('routing/load-operators.ts', 'loggedIn && operator.availability === Availability.ACCEPTING', 'loggedIn'),
  ),
  mutant(
    'lease-never-expires',
    2,
    'a killed server’s consoles end by themselves',
    edit(
      'presence/consoles.ts',
      'return services.db.read.findBy(ConsoleLease, { expiresAt: LessThanOrEqual(services.clock.now()) });',
      'return Promise.resolve([]);',
    ),
  ),
  mutant(
    'two-winners',
    134,
    'exactly one operator takes a chat',
    edit('chat/accept-chat.ts', 'if (chat.status === ChatStatus.WAITING) {', 'if (chat.operatorId !== operatorId) {'),
    edit('chat/take-chat.ts', "id = :id AND status = :from AND assignment = :assignment'", "id = :id'"),
  ),
  mutant(
    'turns-reversed',
    3,
    'round robin rings who was rung longest ago',
    edit('routing/ringable.rules.ts', 'return turns !== 0 ? turns :', 'return turns !== 0 ? -turns :'),
  ),
  mutant(
    'turn-kept',
    202,
    'a ring CANCELLED unsent gives the turn back',
    edit('rings/end-rings.ts', 'await giveTurnBack(manager, ring);', ''),
    edit('rings/ring-outcomes.ts', 'await giveTurnBack(manager, ring);', ''),
  ),
  mutant(
    'cancelled-counts',
    377,
    'a ring CANCELLED unsent does not count as asked',
    edit('routing/snapshot.ts', 'AND s.status = ?)`', "AND s.status = ? AND s.status = 'SENT')`"),
  ),
  mutant(
    'deadline-stays',
    1,
    'a deadline fires once',
    edit('jobs/deadline-job.ts', 'await manager.delete(Deadline, { id: deadline.id })', '{ affected: 1 }'),
  ),
  mutant(
    'no-maximum-wait',
    1,
    'no request waits beyond its deadline',
    edit('chat/waiting-deadlines.ts', '{ kind: DeadlineKind.MAXIMUM_WAIT, dueAt: chat.waitingUntil },', ''),
  ),
  mutant(
    'deadlines-left',
    1,
    'a chat that is over has no deadline',
    edit(
      'chat/deadlines.ts',
      "'DELETE FROM deadline WHERE chat_id = ?'",
      "'DELETE FROM deadline WHERE chat_id IS NULL AND id = ?'",
    ),
  ),
  mutant(
    'unknown-sent-again',
    1,
    'an SMS whose outcome is unknown is never blindly repeated',
    edit(
      'outbox/record-sms-outcome.ts',
      "if (outcome.kind === 'notAccepted') await requeue(services, manager, leased, outcome);",
      "if (outcome.kind === 'notAccepted' || outcome.kind === 'unknown') await requeue(services, manager, leased, { kind: 'notAccepted', retryAfterSeconds: null, reason: outcome.reason });",
    ),
  ),
  mutant(
    'lease-outlived',
    36,
    'a process that stood still sends nothing on a lease that is over',
    edit('outbox/leases.ts', 'return this.services.clock.now() < nextAttemptAt;', 'return nextAttemptAt !== null;'),
  ),
  mutant(
    'overflow-ignored',
    64,
    'after overflowAfterSeconds phones ring too',
    edit(
      'routing/snapshot.ts',
      'overflowDue: waits && isOverflowDue(chat, now)',
      'overflowDue: waits && isOverflowDue(chat, now) && now < chat.createdAt',
    ),
  ),
  mutant(
    'late-tap-refused',
    38,
    'a ring that merely timed out may still be accepted while the visitor waits',
    edit(
      'rings/ring.rules.ts',
      '[RingStatus.PENDING, RingStatus.TIMED_OUT, RingStatus.FAILED]',
      '[RingStatus.PENDING]',
    ),
  ),
  mutant(
    'declined-accepts',
    32,
    'a declined link accepts nothing',
    edit(
      'rings/ring.rules.ts',
      '[RingStatus.PENDING, RingStatus.TIMED_OUT, RingStatus.FAILED]',
      'Object.values(RingStatus)',
    ),
  ),
  mutant(
    'vanished-rung-again',
    6,
    'whoever vanished is not asked again',
    edit('routing/snapshot.ts', 'waits ? chat.vanishedOperatorId : null', 'null'),
  ),
  mutant(
    'stop-ignored',
    18,
    'a phone that asked for no more texts gets none',
    edit('routing/ringable.rules.ts', 'if (operator.stopped) return RoutingReasonCode.STOPPED;', ''),
  ),
  mutant(
    'capacity-ignored',
    14,
    'nobody with enough mobile chats is rung',
    edit(
      'routing/ringable.rules.ts',
      'if (operator.mobileChats >= operator.mobileCapacity) return RoutingReasonCode.AT_CAPACITY;',
      '',
    ),
  ),
  mutant(
    'no-rescue',
    3,
    'an operator who accepts and says nothing is rung again, and then the chat waits again',
    edit(
      'chat/chat.rules.ts',
      'const silent = !seen.spoke && !seen.handsOver && seen.turnAgo >= FIRST_MESSAGE_SECONDS;',
      'const silent = false;',
    ),
  ),
  mutant(
    'log-out-unnoticed',
    2,
    'when the last accepting operator goes, the rule is evaluated again at once',
    edit(
      'presence/sign-off.ts',
      'await rerouteOperator(services, manager, who.operatorId);',
      'await Promise.resolve(rerouteOperator && manager);',
    ),
  ),
  mutant(
    'gone-though-there',
    458,
    'a visitor with an open subscription is not gone, however long the process stood still',
    edit('jobs/deadline-job.ts', 'if (due.some(', 'if (due.every(() => false) && due.some('),
  ),
  mutant(
    'request-repeated',
    2,
    'a visitor who asks again resumes the chat',
    edit('chat/request-chat.ts', '(await resumed(services, manager, request, before)) ??', ''),
  ),
  mutant(
    'rings-after-the-end',
    3,
    'nothing is sent after the request is over',
    edit(
      'chat/close-chat.ts',
      'await endPendingRings(services, manager, chat, RingStatus.RESCINDED);\n  await close(services, manager, chat, ChatStatus.ABANDONED',
      'await close(services, manager, chat, ChatStatus.ABANDONED',
    ),
  ),
];

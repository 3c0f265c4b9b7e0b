/*
 * The closed vocabularies of the product (domain.md, "Words"), the same in the schema, the tables and the code.
 * Each is a plain object and a union type of its values; graphql/enums.ts gives them to the schema.
 */
const words = <T extends string>(...values: T[]): { [K in T]: K } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
type WordsOf<T> = T[keyof T];

export const Role = words('ADMINISTRATOR', 'OPERATOR');
export type Role = WordsOf<typeof Role>;
export const Plan = words('LITE', 'PRO', 'PRO_PLUS');
export type Plan = WordsOf<typeof Plan>;
export const Availability = words('ACCEPTING', 'AWAY');
export type Availability = WordsOf<typeof Availability>;
export const MobileChatMode = words('ON', 'OFF', 'BASED_ON_SCHEDULE');
export type MobileChatMode = WordsOf<typeof MobileChatMode>;
export const CallRouting = words('RING_ALL', 'ROUND_ROBIN');
export type CallRouting = WordsOf<typeof CallRouting>;
export const Weekday = words('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
export type Weekday = WordsOf<typeof Weekday>;
/** How a date differs from the same weekday of other weeks. */
export const ScheduleExceptionKind = words('OFF', 'EXTRA_HOURS');
export type ScheduleExceptionKind = WordsOf<typeof ScheduleExceptionKind>;
/** How long a phone stays silent, as people say it. */
export const SnoozeChoice = words('ONE_HOUR', 'UNTIL_TOMORROW_MORNING');
export type SnoozeChoice = WordsOf<typeof SnoozeChoice>;
export const ChatStatus = words('WAITING', 'ACTIVE', 'ENDED', 'MISSED', 'ABANDONED');
export type ChatStatus = WordsOf<typeof ChatStatus>;
export const ChatChannel = words('CONSOLE', 'MOBILE');
export type ChatChannel = WordsOf<typeof ChatChannel>;
export const MessageAuthor = words('VISITOR', 'OPERATOR', 'SYSTEM');
export type MessageAuthor = WordsOf<typeof MessageAuthor>;
/** What a line of SYSTEM's says, for readers who say it in words of their own (chat/system-lines.rules.ts). */
export const SystemCode = words('VISITOR_GONE');
export type SystemCode = WordsOf<typeof SystemCode>;
export const RingStatus = words('PENDING', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'RESCINDED', 'FAILED');
export type RingStatus = WordsOf<typeof RingStatus>;
/** What happens to a ring and its SMS, each at most once (rings/ring-event.entity.ts). */
export const RingEventKind = words(
  'QUEUED',
  'SENT',
  'UNKNOWN',
  'DELIVERED',
  'OPENED',
  'ACCEPTED',
  'DECLINED',
  'TIMED_OUT',
  'RESCINDED',
  'FAILED',
  'CANCELLED',
);
export type RingEventKind = WordsOf<typeof RingEventKind>;
/** How a request that waits is offered from a moment on (routing/routing-note.entity.ts). */
export const RoutingNoteKind = words('CONSOLES', 'PHONES', 'OVERFLOW', 'ALL_ASKED', 'NOBODY');
export type RoutingNoteKind = WordsOf<typeof RoutingNoteKind>;
/** What a ring is for: REQUEST needs the chat WAITING; RESUME (rescue) and TRANSFER need it ACTIVE. */
export const RingPurpose = words('REQUEST', 'RESUME', 'TRANSFER');
export type RingPurpose = WordsOf<typeof RingPurpose>;
export const SmsStatus = words(
  'QUEUED',
  'SENDING',
  'SENT',
  'BUFFERED',
  'DELIVERED',
  'EXPIRED',
  'FAILED',
  'UNKNOWN',
  'CANCELLED',
);
export type SmsStatus = WordsOf<typeof SmsStatus>;
/** What an SMS is for. LINK: a new link to a chat that its operator has; it asks nobody for anything. */
export const SmsPurpose = words('RING', 'VERIFICATION', 'TEST', 'LINK');
export type SmsPurpose = WordsOf<typeof SmsPurpose>;
export const MailStatus = words('QUEUED', 'SENDING', 'SENT', 'FAILED');
export type MailStatus = WordsOf<typeof MailStatus>;
/** What an e-mail is for. */
export const MailPurpose = words('TRANSCRIPT', 'OFFLINE_MESSAGE', 'COVERAGE_ALARM');
export type MailPurpose = WordsOf<typeof MailPurpose>;
export const Reachability = words('CONSOLE', 'MOBILE', 'NOBODY');
export type Reachability = WordsOf<typeof Reachability>;
export const RingRefusal = words('DECLINED', 'RESCINDED', 'FAILED', 'OTHER_DEVICE', 'OPERATOR_INACTIVE');
export type RingRefusal = WordsOf<typeof RingRefusal>;
export const RoutingReasonCode = words(
  'WOULD_RING',
  'INACTIVE',
  'NO_NUMBER',
  'NOT_VERIFIED',
  'STOPPED',
  'OFF',
  'OFF_SCHEDULE',
  'SNOOZED',
  'LOGGED_IN',
  'AT_CAPACITY',
  'COLLEAGUE_ACCEPTING',
);
export type RoutingReasonCode = WordsOf<typeof RoutingReasonCode>;
/** Whose bearer token it is. */
export const ChatTokenKind = words('VISITOR', 'MOBILE');
export type ChatTokenKind = WordsOf<typeof ChatTokenKind>;
/** What a deadline of a chat is for (domain.md, "What the page leaves open"). */
export const DeadlineKind = words(
  'RING_TIMEOUT',
  'MAXIMUM_WAIT',
  'OVERFLOW',
  'VISITOR_GONE',
  'OPERATOR_GONE',
  'RING_ENDS',
  'IDLE_END',
  'DUTY_CHANGES',
);
export type DeadlineKind = WordsOf<typeof DeadlineKind>;
/** Whether a field of the form before a chat is shown, and must be filled in. */
export const FieldRule = words('OFF', 'OPTIONAL', 'REQUIRED');
export type FieldRule = WordsOf<typeof FieldRule>;
export const WidgetPosition = words('LEFT', 'RIGHT');
export type WidgetPosition = WordsOf<typeof WidgetPosition>;
/** What is drawn on the button of the widget. */
export const LauncherIcon = words('BUBBLE', 'QUESTION', 'HEADSET', 'NONE');
export type LauncherIcon = WordsOf<typeof LauncherIcon>;
/** The languages the widget speaks. */
export const WidgetLanguage = words('EN', 'NL', 'ES', 'AR');
export type WidgetLanguage = WordsOf<typeof WidgetLanguage>;

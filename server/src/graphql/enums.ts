import { registerEnumType } from 'type-graphql';
import {
  Availability,
  CallRouting,
  ChatChannel,
  ChatStatus,
  FieldRule,
  LauncherIcon,
  MessageAuthor,
  MobileChatMode,
  Plan,
  Reachability,
  RingEventKind,
  RingPurpose,
  RingRefusal,
  RingStatus,
  Role,
  RoutingNoteKind,
  RoutingReasonCode,
  ScheduleExceptionKind,
  SmsStatus,
  SnoozeChoice,
  SystemCode,
  Weekday,
  WidgetLanguage,
  WidgetPosition,
} from '../vocabulary.js';

/** Gives a vocabulary to the schema; the type asks for a description of each of its words. */
function register<T extends Record<string, string>>(
  words: T,
  name: string,
  description: string,
  values: Record<keyof T, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([word, told]) => [word, { description: told }]),
  ) as { [K in keyof T]: { description: string } };
  registerEnumType(words, { name, description, valuesConfig });
}

register(Role, 'Role', 'What an operator may do.', {
  ADMINISTRATOR: "Answers chats, sees every chat and changes the organization's settings.",
  OPERATOR: 'Answers the chats of their departments and changes their own settings.',
});
register(Plan, 'Plan', 'What the organization subscribes to. Every plan includes Mobile Chat.', {
  LITE: 'LITE.',
  PRO: 'PRO.',
  PRO_PLUS: 'PRO+, what a new organization has.',
});
register(Availability, 'Availability', 'Whether an operator who is logged in takes chats.', {
  ACCEPTING: 'Takes chats while logged in.',
  AWAY: 'Logged in but away: offered nothing, and not rung either.',
});
register(MobileChatMode, 'MobileChatMode', "When an operator's phone may ring.", {
  ON: 'Always.',
  OFF: 'Never.',
  BASED_ON_SCHEDULE: 'During the shifts of the schedule.',
});
register(CallRouting, 'CallRouting', 'How the phones of a department are rung.', {
  RING_ALL: 'Everybody at once; whoever accepts first has the chat.',
  ROUND_ROBIN: 'Automatic Call Distribution: one after the other, whoever was rung longest ago first.',
});
register(Weekday, 'Weekday', 'A day of the week.', {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});
register(ScheduleExceptionKind, 'ScheduleExceptionKind', 'How a date differs from every week.', {
  OFF: 'No shift begins on that date. One that began the day before runs to its end.',
  EXTRA_HOURS: 'On duty from one time until another besides the shifts of the day.',
});
register(SnoozeChoice, 'SnoozeChoice', 'How long a phone stays silent.', {
  ONE_HOUR: 'For one hour from now.',
  UNTIL_TOMORROW_MORNING: 'Until 09:00 of the next date on the clock of the schedule.',
});
register(ChatStatus, 'ChatStatus', 'Where a chat is in its life. Every request ends ENDED, MISSED or ABANDONED.', {
  WAITING: 'The visitor waits for somebody to accept.',
  ACTIVE: 'An operator has it.',
  ENDED: 'It was answered and is over.',
  MISSED: 'Nobody answered in time, or nobody could be asked.',
  ABANDONED: 'The visitor left before anybody answered.',
});
register(ChatChannel, 'ChatChannel', 'From where a chat was accepted.', {
  CONSOLE: 'At the operator console.',
  MOBILE: 'From a phone, by the link of an SMS.',
});
register(MessageAuthor, 'MessageAuthor', 'Which side wrote a message.', {
  VISITOR: 'The visitor.',
  OPERATOR: 'An operator, at the console or on a phone.',
  SYSTEM: 'Ringdown itself, saying what happened.',
});
register(SystemCode, 'SystemCode', 'What a line of SYSTEM says.', {
  VISITOR_GONE: 'The visitor showed no sign of life for some minutes, so the chat has ended.',
});
register(RingStatus, 'RingStatus', 'What became of a ring. What became of its SMS is told apart.', {
  PENDING: 'It rings.',
  ACCEPTED: 'The operator took the chat with it.',
  DECLINED: 'The operator declined.',
  TIMED_OUT: 'Nobody reacted in time; while the visitor still waits it may be accepted all the same.',
  RESCINDED: 'Somebody else accepted, or the visitor left.',
  FAILED: 'The SMS cannot reach this phone.',
});
register(RingPurpose, 'RingPurpose', 'What a ring is for.', {
  REQUEST: 'A visitor asks, and the chat waits.',
  RESUME: 'Whoever has the chat fell silent and is asked to come back to it.',
  TRANSFER: 'A colleague hands the chat over.',
});
register(RingEventKind, 'RingEventKind', 'What happens to a ring and its SMS, each at most once.', {
  QUEUED: 'The operator was chosen, and the SMS waits to be sent.',
  SENT: 'The provider took the SMS.',
  UNKNOWN: 'The provider did not tell whether it took the SMS; it is looked up.',
  DELIVERED: 'The phone has the SMS, as the network reports.',
  OPENED: "The link's page was shown on a screen.",
  ACCEPTED: 'The operator took the chat with it.',
  DECLINED: 'The operator declined.',
  TIMED_OUT: 'Nobody reacted in time; it may still have been accepted later.',
  RESCINDED: 'Somebody else accepted, or the visitor left.',
  FAILED: 'The SMS cannot reach this phone.',
  CANCELLED: 'The SMS was not sent, because it was no longer needed.',
});
register(RoutingNoteKind, 'RoutingNoteKind', 'How a request that waits is offered.', {
  CONSOLES: 'At the consoles of the department; no phone rings.',
  PHONES: 'On the phones of the department.',
  OVERFLOW: 'At the consoles, where nobody answered, and on phones too.',
  ALL_ASKED: 'Every phone was asked in vain; a late tap may still take it.',
  NOBODY: 'Nobody can be asked: the request is missed.',
});
register(SmsStatus, 'SmsStatus', 'What became of an SMS. It only moves forward, whatever order reports arrive in.', {
  QUEUED: 'Waits to be handed to the provider.',
  SENDING: 'Is being handed to the provider.',
  SENT: 'The provider took it.',
  BUFFERED: 'The network keeps it until the phone can be reached.',
  DELIVERED: 'The phone has it.',
  EXPIRED: 'It ran out of time before the phone could be reached.',
  FAILED: 'It could not be sent or delivered.',
  UNKNOWN: 'The provider never told the outcome; it is looked up, never blindly repeated.',
  CANCELLED: 'It was not sent, because it was no longer needed.',
});
register(Reachability, 'Reachability', 'How a department can be reached at a moment.', {
  CONSOLE: 'Somebody is at the console and accepting.',
  MOBILE: 'Nobody is at the console; phones ring.',
  NOBODY: 'Nobody can be asked; a message can be left.',
});
register(RingRefusal, 'RingRefusal', 'Why a link no longer accepts although the chat may still be waiting.', {
  DECLINED: 'This ring was declined.',
  RESCINDED: 'This ring was withdrawn.',
  FAILED: 'The number was changed or stopped since.',
  OTHER_DEVICE: 'The link was accepted on another device.',
  OPERATOR_INACTIVE: 'The operator no longer has a seat.',
});
register(RoutingReasonCode, 'RoutingReasonCode', 'Why an operator would be rung now, or not.', {
  WOULD_RING: 'Would be rung.',
  INACTIVE: 'Has no active seat.',
  NO_NUMBER: 'Has no phone number.',
  NOT_VERIFIED: 'The number is not verified.',
  STOPPED: 'The number asked for no more texts.',
  OFF: 'Mobile Chat is OFF.',
  OFF_SCHEDULE: 'No shift covers this moment.',
  SNOOZED: 'Snoozed for a while.',
  LOGGED_IN: 'Is logged in to the console.',
  AT_CAPACITY: 'Has as many mobile chats as fit.',
  COLLEAGUE_ACCEPTING: 'A colleague of the department is at the console and accepting.',
});
register(FieldRule, 'FieldRule', 'Whether a field of the form before a chat is shown.', {
  OFF: 'Not shown.',
  OPTIONAL: 'Shown, and may stay empty.',
  REQUIRED: 'Shown, and must be filled in.',
});
register(LauncherIcon, 'LauncherIcon', 'What is drawn on the button of the widget.', {
  BUBBLE: 'A speech bubble.',
  QUESTION: 'A speech bubble with a question mark.',
  HEADSET: 'A headset.',
  NONE: 'Nothing: the text alone.',
});
register(WidgetPosition, 'WidgetPosition', 'At which side of the page the button of the widget is.', {
  LEFT: 'At the left.',
  RIGHT: 'At the right.',
});
register(WidgetLanguage, 'WidgetLanguage', 'A language the widget speaks.', {
  EN: 'English.',
  NL: 'Dutch.',
  ES: 'Spanish.',
  AR: 'Arabic, from right to left.',
});

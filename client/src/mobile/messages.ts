/** Every sentence of the phone page. A translation is a file with the same keys. */
export const texts = {
  unknownLink: 'This link no longer works.',
  loading: 'Opening the chat…',
  offline: 'No connection. Trying again…',
  busy: 'Busy. Trying again in a moment…',

  visitor: 'Visitor',
  waits: (name: string | null) => `${name ?? 'A visitor'} is waiting`,
  wrote: 'What they wrote',
  waitingFor: (department: string, time: string) => `${department} · waiting ${time}`,
  late: 'Your turn to answer has passed, but nobody has answered yet. You can still accept.',
  resumes: 'You lost touch with this chat. Accept to go on with it.',
  handedOver: (name: string) => `${name} would like you to take over.`,
  accept: 'Accept',
  accepting: 'Accepting…',
  decline: 'Decline',
  declining: 'Declining…',

  answered: (name: string, time: string) => `${name} answered at ${time}.`,
  visitorLeft: (time: string) => `The visitor left at ${time}.`,
  visitorLeftSometime: 'The visitor left.',
  missed: 'Nobody answered in time. The visitor could leave a message.',
  declined: 'You declined this chat.',
  movedOn: 'This request has moved on. There is nothing to do here.',
  failed: 'Your number was changed or stopped after this text was sent.',
  otherDevice: 'This chat is open on another phone.',
  inactive: 'Your account does not answer chats at the moment.',
  chatEnded: 'The chat has ended.',
  lostChat: 'This link no longer opens the chat.',
  nothingToDo: 'There is nothing to do here. You can close this page.',

  connected: 'Connected',
  connecting: 'Connecting…',
  transcript: 'Messages',
  you: 'You',
  typing: (name: string) => `${name} is typing…`,
  message: 'Message',
  send: 'Send',
  sending: 'Sending…',
  notDelivered: 'Not delivered',
  tooLong: (over: number) => `${over} ${over === 1 ? 'character' : 'characters'} too many. The most is 4,000.`,
  visitorWaitsAgain: 'The visitor is waiting for somebody to go on.',
  endChat: 'End chat',
  endQuestion: 'End this chat for both of you?',
  endNow: 'Yes, end it',
  ending: 'Ending…',
  keepChatting: 'Keep chatting',
  copyMailed: (department: string) => `A copy is in ${possessive(department)} mailbox.`,
  done: 'Done',
  forgotten: 'Done. This phone keeps nothing of the chat.',

  title: 'Chat',
  titleRinging: 'A visitor is waiting',
  titleUnread: (count: number) => `(${count}) Chat`,
};

export type Texts = typeof texts;

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

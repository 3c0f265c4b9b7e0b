/** What the loader says; apart from the rest, because the loader must stay tiny. */
export const loaderTexts = {
  language: 'en',
  direction: 'ltr',
  launcher: 'Chat with us',
  unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  notLoaded: 'The chat could not be loaded. Please try again in a moment.',
};

/** Every other sentence of the widget. A translation is a file with the same keys. */
export const texts = {
  dialog: 'Chat',
  close: 'Close',
  greeting: 'How can we help?',
  yourMessage: 'Your message',
  send: 'Send',
  sending: 'Sending…',
  department: 'Department',
  reachability: { CONSOLE: 'here now', MOBILE: 'we text them', NOBODY: 'leave a message' },
  addDetails: 'Add your name and e-mail',
  yourName: 'Your name',
  yourEmail: 'Your e-mail',
  optional: 'optional',

  waitingAtConsole: (department: string) => `${department} is here. Someone will be with you in a moment.`,
  waitingOnPhones: (department: string) => `Nobody is at a desk right now. We're texting ${department}.`,
  waitingForNobody: 'Nobody has answered yet.',
  waitingAgain: "The connection to your operator was lost. We're finding someone to go on with you.",
  waited: (time: string) => `Waiting ${time}`,
  waitLimit: (time: string) => `If nobody can answer by ${time}, you can leave a message.`,
  keepTyping: 'You can keep typing. Whoever answers sees it all.',
  stopWaiting: 'Stop waiting',

  answered: (name: string) => `${name} answered`,
  typing: (name: string) => `${name} is typing…`,
  you: 'You',
  operator: 'Operator',
  endChat: 'End chat',
  endQuestion: 'End this chat?',
  endNow: 'Yes, end it',
  keepChatting: 'Keep chatting',

  ended: 'The chat has ended.',
  endedByYou: 'You ended this chat.',
  abandoned: 'You were away for a while, so we stopped asking.',
  abandonedByYou: 'You stopped waiting.',
  startNew: 'Start a new chat',
  transcript: 'Messages',
  team: 'the team',
  leaveAMessage: 'Leave a message',

  missed: "Nobody could answer in time. Leave your message and we'll write back: what you typed is kept.",
  nobody: (department: string) =>
    `Nobody from ${department} can answer right now. Leave your message and we'll write back: what you typed is kept.`,
  leaveInstead: "Leave your message and we'll write back: what you typed is kept.",
  sendMessage: 'Send message',
  left: (department: string, email: string) => `Your message is with ${department}. The answer goes to ${email}.`,

  offline: 'No connection. Trying again…',
  busy: 'Many people are writing right now. We try again in a moment.',
  stopTrying: 'Stop trying',
  notDelivered: 'Not delivered',
  delivering: 'Sending…',
  forgets: 'Your browser keeps nothing for this site, so this chat lasts as long as this page is open.',

  emptyMessage: 'Write what you would like to know.',
  tooLong: (over: number) => `${over} ${over === 1 ? 'character' : 'characters'} too many. The most is 4,000.`,
  badEmail: 'Write an e-mail address we can answer to, like vera@example.com.',
  badName: 'This name cannot be used. Try a shorter one.',
  badMessage: 'This message cannot be sent as it is. Try other words.',
  notHere: 'Chat is not set up for this page.',
  refused: 'The chat could not be opened. Please try again later.',
  lost: 'This chat can no longer be continued here.',
};

export type Texts = typeof texts;

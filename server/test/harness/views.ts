/* What the operations of documents.ts return. */

export interface ChatView {
  id: string;
  status: 'WAITING' | 'ACTIVE' | 'ENDED' | 'MISSED' | 'ABANDONED';
  channel: 'CONSOLE' | 'MOBILE' | null;
  lastSeq: number;
  createdAt: string;
  waitingUntil: string | null;
  acceptedAt: string | null;
  endedAt: string | null;
  reachability: 'CONSOLE' | 'MOBILE' | 'NOBODY';
  department: { id: string; name: string };
  visitor: { id: string; name: string | null; email: string | null };
  operator: { id: string; name: string } | null;
  messages: MessageView[];
  rings: RingView[] | null;
  pendingTransfer: { to: string; until: string } | null;
}

export interface MessageView {
  id: string;
  chatId: string;
  seq: number;
  author: 'VISITOR' | 'OPERATOR' | 'SYSTEM';
  authorName: string | null;
  body: string;
  clientMessageId: string | null;
  createdAt: string;
}

export interface RingView {
  id: string;
  status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'TIMED_OUT' | 'RESCINDED' | 'FAILED';
  smsStatus: string;
  acceptable: boolean;
  chatStatus: ChatView['status'];
  answeredBy: string | null;
  answeredAt: string | null;
  chatEndedAt: string | null;
  chat: ChatView | null;
  operator: { id: string; name: string };
  createdAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  endedAt: string | null;
}

export type RequestView =
  | { __typename: 'ChatRequested'; chat: ChatView; visitorToken: string }
  | { __typename: 'NobodyAvailable'; department: { id: string; name: string; reachability: string } };

export type AcceptView =
  | { __typename: 'ChatAccepted'; chat: ChatView; mobileToken: string | null }
  | { __typename: 'ChatTaken'; takenBy: string; takenAt: string }
  | { __typename: 'ChatOver'; status: string }
  | { __typename: 'RingRefused'; reason: string };

export type TransferView =
  | { __typename: 'ChatTransferred'; chat: ChatView }
  | { __typename: 'TransferRinging'; chat: ChatView; until: string }
  | { __typename: 'NobodyAvailable'; department: { id: string; reachability: string } };

export type ChatEventView =
  | { __typename: 'MessagePosted'; message: MessageView }
  | { __typename: 'ChatChanged'; chat: ChatView }
  | { __typename: 'TypingChanged'; chatId: string; author: string; typing: boolean };

export type ConsoleEventView =
  | { __typename: 'ChatWaiting'; chat: ChatView }
  | { __typename: 'ChatUpdated'; chat: ChatView }
  | { __typename: 'ConsoleReady'; waitingChatIds: string[] }
  | { __typename: 'OfflineMessageLeft'; offlineMessage: { id: string; body: string } };

export interface PresenceView {
  operatorId: string;
  loggedIn: boolean;
  availability: 'ACCEPTING' | 'AWAY';
  awayAutomatically: boolean;
  since: string;
}

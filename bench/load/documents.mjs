/*
 * What the product's own pages ask for: the widget and the phone page (Line, Talk), and the console (ChatSummary). They are
 * repeated here so that a change of the pages does not silently change what is measured.
 */

const LINE = `fragment Line on Message { seq author authorName body clientMessageId createdAt }`;

const TALK = `fragment Talk on Chat {
  id status channel reachability usualAnswerSeconds lastSeq createdAt waitingUntil endedAt transcriptMailed
  department { id name } visitor { name } operator { id name }
  receipts { visitorDeliveredSeq visitorReadSeq operatorDeliveredSeq operatorReadSeq }
}`;

const SUMMARY = `fragment ChatSummary on Chat {
  __typename id status channel lastSeq createdAt waitingUntil reachability acceptedAt endedAt pageUrl transcriptMailed
  department { id name } visitor { id name email phone consentedAt answers { question text } }
  receipts { visitorDeliveredSeq visitorReadSeq operatorDeliveredSeq operatorReadSeq }
  rating { score comment ratedAt } operator { id name } site { id name }
  lastMessage { __typename id chatId seq author authorName body clientMessageId createdAt }
  pendingTransfer { to until }
}`;

export const SEND = `mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { ...Line } } ${LINE}`;

export const CHAT_EVENTS = `subscription ChatEvents($chatId: ID!, $afterSeq: Int!) {
  chatEvents(chatId: $chatId, afterSeq: $afterSeq) {
    __typename
    ... on MessagePosted { message { ...Line } }
    ... on ChatChanged { chat { ...Talk } }
    ... on TypingChanged { author typing }
    ... on ReceiptsChanged { author deliveredSeq readSeq }
  }
} ${LINE} ${TALK}`;

export const CONSOLE_EVENTS = `subscription ConsoleEvents {
  consoleEvents {
    __typename
    ... on ChatWaiting { chat { ...ChatSummary } }
    ... on ConsoleReady { waitingChatIds }
    ... on ChatUpdated { chat { ...ChatSummary } }
    ... on OfflineMessageLeft { offlineMessage { id } }
  }
} ${SUMMARY}`;

export const ACCEPT = `mutation AcceptChat($chatId: ID!) {
  acceptChat(chatId: $chatId) {
    __typename
    ... on ChatAccepted { chat { ...ChatSummary } }
    ... on ChatTaken { takenBy takenAt }
    ... on ChatOver { status }
    ... on RingRefused { reason }
  }
} ${SUMMARY}`;

/** The console's list of open chats. */
export const INBOX = `query OpenChats($me: ID!) {
  waiting: chats(filter: { status: [WAITING] }, first: 50) { edges { cursor node { ...ChatSummary } } }
  mine: chats(filter: { status: [ACTIVE], operatorId: $me }, first: 50) { edges { cursor node { ...ChatSummary } } }
  active: chats(filter: { status: [ACTIVE] }, first: 50) { edges { cursor node { ...ChatSummary } } }
} ${SUMMARY}`;

export const LAST_LINES = `query Chat($id: ID!, $afterSeq: Int!) {
  chat(id: $id) { ...ChatSummary messages(afterSeq: $afterSeq, first: 50) { id chatId ...Line } }
} ${SUMMARY} ${LINE}`;

/** How many lines of the operator's own chats they have not read yet follows from these. */
export const UNREAD = `query Unread($me: ID!) {
  chats(filter: { status: [ACTIVE], operatorId: $me }, first: 100) {
    edges { node { id lastSeq receipts { operatorDeliveredSeq operatorReadSeq } lastMessage { author } } }
  }
}`;

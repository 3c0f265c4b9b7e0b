import type { FragmentOf } from 'gql.tada';
import { graphql } from './graphql';

export const messageFields = graphql(`
  fragment Line on Message {
    seq
    author
    authorName
    systemCode
    body
    clientMessageId
    createdAt
  }
`);

export const chatFields = graphql(`
  fragment Talk on Chat {
    id
    status
    channel
    reachability
    usualAnswerSeconds
    lastSeq
    createdAt
    waitingUntil
    endedAt
    transcriptMailed
    department {
      id
      name
    }
    visitor {
      name
    }
    operator {
      id
      name
    }
    receipts {
      visitorDeliveredSeq
      visitorReadSeq
      operatorDeliveredSeq
      operatorReadSeq
    }
  }
`);

/** One stored line of a chat. */
export type Message = FragmentOf<typeof messageFields>;
/** What a participant knows of their chat, messages aside. */
export type Chat = FragmentOf<typeof chatFields>;

export const chatSince = graphql(
  `
    query ChatSince($chatId: ID!, $afterSeq: Int!) {
      chat(id: $chatId) {
        ...Talk
        messages(afterSeq: $afterSeq) {
          ...Line
        }
      }
    }
  `,
  [chatFields, messageFields],
);

export const chatEvents = graphql(
  `
    subscription ChatEvents($chatId: ID!, $afterSeq: Int!) {
      chatEvents(chatId: $chatId, afterSeq: $afterSeq) {
        __typename
        ... on MessagePosted {
          message {
            ...Line
          }
        }
        ... on ChatChanged {
          chat {
            ...Talk
          }
        }
        ... on TypingChanged {
          author
          typing
        }
        ... on ReceiptsChanged {
          author
          deliveredSeq
          readSeq
        }
      }
    }
  `,
  [chatFields, messageFields],
);

export const sendMessage = graphql(
  `
    mutation SendMessage($input: SendMessageInput!) {
      sendMessage(input: $input) {
        ...Line
      }
    }
  `,
  [messageFields],
);

export const setTyping = graphql(`
  mutation SetTyping($chatId: ID!, $typing: Boolean!) {
    setTyping(chatId: $chatId, typing: $typing)
  }
`);

export const reportReceipts = graphql(`
  mutation ReportReceipts($input: ReceiptsInput!) {
    reportReceipts(input: $input)
  }
`);

export const endChat = graphql(
  `
    mutation EndChat($chatId: ID!) {
      endChat(chatId: $chatId) {
        ...Talk
      }
    }
  `,
  [chatFields],
);

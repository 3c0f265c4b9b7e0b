import { type FragmentOf, graphql } from './graphql';

export const MessageFields = graphql(`
  fragment MessageFields on Message {
    __typename
    id
    chatId
    seq
    author
    authorName
    body
    clientMessageId
    createdAt
  }
`);

export const ChatSummary = graphql(
  `
    fragment ChatSummary on Chat {
      __typename
      id
      status
      channel
      lastSeq
      createdAt
      waitingUntil
      reachability
      acceptedAt
      endedAt
      pageUrl
      transcriptMailed
      department {
        id
        name
      }
      visitor {
        id
        name
        email
        phone
        consentedAt
        answers {
          question
          text
        }
      }
      receipts {
        visitorDeliveredSeq
        visitorReadSeq
        operatorDeliveredSeq
        operatorReadSeq
      }
      rating {
        score
        comment
        ratedAt
      }
      operator {
        id
        name
      }
      site {
        id
        name
      }
      lastMessage {
        ...MessageFields
      }
      pendingTransfer {
        to
        until
      }
    }
  `,
  [MessageFields],
);

/** A chat as lists and headers show it. */
export type ChatOverview = FragmentOf<typeof ChatSummary>;
/** One line of a chat. */
export type ChatMessage = FragmentOf<typeof MessageFields>;

import type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '@ringdown/widget/core/graphql';
import { chatFields } from '@ringdown/widget/core/operations';

const ringFields = graphql(`
  fragment Link on Ring {
    status
    acceptable
    chatId
    chatStatus
    chatChannel
    holdsChat
    newLinksLeft
    answeredBy
    answeredAt
    chatEndedAt
    snoozedUntil
    operator {
      id
      name
    }
    chat {
      createdAt
      department {
        name
      }
      visitor {
        name
      }
      operator {
        id
        name
      }
      messages {
        seq
        author
        body
      }
    }
  }
`);

/** The request behind the link, as whoever holds the link may see it. */
export type Ring = FragmentOf<typeof ringFields>;

export const ringByToken = graphql(
  `
    query RingByToken($token: String!) {
      ring(token: $token) {
        ...Link
      }
    }
  `,
  [ringFields],
);

export const ringEvents = graphql(
  `
    subscription RingEvents($token: String!) {
      ringEvents(token: $token) {
        ...Link
      }
    }
  `,
  [ringFields],
);

export const acceptRing = graphql(
  `
    mutation AcceptRing($token: String!, $deviceKey: ID!) {
      acceptRing(token: $token, deviceKey: $deviceKey) {
        __typename
        ... on ChatAccepted {
          mobileToken
          chat {
            ...Talk
          }
        }
        ... on ChatTaken {
          takenBy
          takenAt
        }
        ... on ChatOver {
          status
        }
        ... on RingRefused {
          reason
        }
      }
    }
  `,
  [chatFields],
);

type AcceptResult = ResultOf<typeof acceptRing>['acceptRing'];
export type Accepted = Extract<AcceptResult, { __typename: 'ChatAccepted' }>;
/** Why a tap on Accept did not give the chat. */
export type Refusal = Exclude<AcceptResult, Accepted>;

/** Asks for nothing of the ring back: only that it was opened is told. */
export const openRing = graphql(`
  mutation OpenRing($token: String!) {
    openRing(token: $token) {
      status
    }
  }
`);

export const declineRing = graphql(
  `
    mutation DeclineRing($token: String!) {
      declineRing(token: $token) {
        ...Link
      }
    }
  `,
  [ringFields],
);

export const snoozeRing = graphql(
  `
    mutation SnoozeRing($token: String!, $choice: SnoozeChoice!, $timeZone: String) {
      snoozeRing(token: $token, choice: $choice, timeZone: $timeZone) {
        ...Link
      }
    }
  `,
  [ringFields],
);

/** How long the phone stays silent. */
export type SnoozeChoice = VariablesOf<typeof snoozeRing>['choice'];

export const endRingSnooze = graphql(
  `
    mutation EndRingSnooze($token: String!) {
      endRingSnooze(token: $token) {
        ...Link
      }
    }
  `,
  [ringFields],
);

export const sendNewLink = graphql(`
  mutation SendNewLink($token: String!) {
    sendNewLink(token: $token)
  }
`);

export const continueAtConsole = graphql(`
  mutation ContinueAtConsole($chatId: ID!) {
    continueAtConsole(chatId: $chatId) {
      id
    }
  }
`);

export const mailOwnTranscript = graphql(`
  mutation MailOwnTranscript($chatId: ID!) {
    mailOwnTranscript(chatId: $chatId)
  }
`);

export const cannedResponses = graphql(`
  query CannedResponses {
    cannedResponses {
      id
      title
      body
    }
  }
`);

/** A text kept ready, sent by one tap. */
export type CannedResponse = ResultOf<typeof cannedResponses>['cannedResponses'][number];

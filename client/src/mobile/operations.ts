import type { FragmentOf, ResultOf } from 'gql.tada';
import { graphql } from '@ringdown/widget/core/graphql';
import { chatFields } from '@ringdown/widget/core/operations';

const ringFields = graphql(`
  fragment Link on Ring {
    status
    acceptable
    chatStatus
    answeredBy
    answeredAt
    chatEndedAt
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

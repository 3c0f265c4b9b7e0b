import type { FragmentOf } from 'gql.tada';
import { graphql } from '@ringdown/widget/core/graphql';

const demoFields = graphql(`
  fragment Stage on Demo {
    accounts {
      name
      email
      password
      role
    }
    phones {
      operatorId
      operatorName
      phoneNumber
      loggedIn
      messages {
        id
        originator
        body
        receivedAt
      }
    }
    mailbox {
      id
      to
      subject
      text
      sentAt
    }
  }
`);

export type Demo = FragmentOf<typeof demoFields>;
export type DemoPhone = Demo['phones'][number];
export type DemoSms = DemoPhone['messages'][number];
export type DemoMail = Demo['mailbox'][number];

export const demo = graphql(
  `
    query Demo {
      demo {
        ...Stage
      }
    }
  `,
  [demoFields],
);

export const demoChanged = graphql(
  `
    subscription DemoChanged {
      demoChanged {
        ...Stage
      }
    }
  `,
  [demoFields],
);

const requestFields = graphql(`
  fragment Request on Ring {
    chatStatus
    answeredBy
    chatEndedAt
  }
`);

/** What became of the request behind a text, as whoever holds its link may know. */
export type Request = FragmentOf<typeof requestFields>;

export const requestByToken = graphql(
  `
    query RequestByToken($token: String!) {
      ring(token: $token) {
        ...Request
      }
    }
  `,
  [requestFields],
);

export const requestEvents = graphql(
  `
    subscription RequestEvents($token: String!) {
      ringEvents(token: $token) {
        ...Request
      }
    }
  `,
  [requestFields],
);

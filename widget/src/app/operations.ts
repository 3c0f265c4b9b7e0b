import type { VariablesOf } from 'gql.tada';
import { graphql } from '../core/graphql';
import { chatFields } from '../core/operations';

export const requestChat = graphql(
  `
    mutation RequestChat($input: RequestChatInput!) {
      requestChat(input: $input) {
        __typename
        ... on ChatRequested {
          visitorToken
          chat {
            ...Talk
          }
        }
        ... on NobodyAvailable {
          department {
            id
            name
            reachability
          }
        }
      }
    }
  `,
  [chatFields],
);

export type RequestChatInput = VariablesOf<typeof requestChat>['input'];

export const rateChat = graphql(`
  mutation RateChat($input: RateChatInput!) {
    rateChat(input: $input) {
      id
    }
  }
`);

export const leaveContact = graphql(`
  mutation LeaveContact($input: LeaveContactInput!) {
    leaveContact(input: $input) {
      id
    }
  }
`);

export const requestTranscript = graphql(`
  mutation RequestTranscript($chatId: ID!, $email: String!) {
    requestTranscript(chatId: $chatId, email: $email)
  }
`);

export const leaveMessage = graphql(`
  mutation LeaveMessage($input: LeaveMessageInput!) {
    leaveMessage(input: $input) {
      id
    }
  }
`);

export type LeaveMessageInput = VariablesOf<typeof leaveMessage>['input'];

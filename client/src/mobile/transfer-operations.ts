import type { ResultOf } from 'gql.tada';
import { graphql } from '@ringdown/widget/core/graphql';

export const transferTargets = graphql(`
  query TransferTargets($chatId: ID!) {
    transferTargets(chatId: $chatId) {
      operators {
        id
        name
        reachability
      }
      departments {
        id
        name
        reachability
      }
    }
  }
`);

/** Somebody the chat may be handed to. */
export type Target = ResultOf<typeof transferTargets>['transferTargets']['operators'][number] & {
  kind: 'operator' | 'department';
};

export const transferChat = graphql(`
  mutation TransferChat($input: TransferChatInput!) {
    transferChat(input: $input) {
      __typename
      ... on ChatTransferred {
        chat {
          operator {
            name
          }
        }
      }
      ... on TransferRinging {
        until
      }
    }
  }
`);

export const pendingTransfer = graphql(`
  query PendingTransfer($chatId: ID!) {
    chat(id: $chatId) {
      pendingTransfer {
        until
      }
    }
  }
`);

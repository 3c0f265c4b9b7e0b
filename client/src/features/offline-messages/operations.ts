import { useApolloClient, useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const PAGE = 25;

const OfflineMessages = graphql(`
  query OfflineMessages($first: Int!, $after: String) {
    offlineMessages(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          createdAt
          visitorName
          visitorEmail
          visitorPhone
          body
          handledAt
          department {
            id
            name
          }
          site {
            id
            name
          }
          chat {
            id
          }
          handledBy {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const SetHandled = graphql(`
  mutation SetOfflineMessageHandled($id: ID!, $handled: Boolean!) {
    setOfflineMessageHandled(id: $id, handled: $handled) {
      id
      handledAt
      handledBy {
        id
        name
      }
    }
  }
`);

/** A message that a visitor left when nobody could answer. */
export type LeftMessage = ResultOf<typeof OfflineMessages>['offlineMessages']['edges'][number]['node'];

/** Messages that visitors left, newest first; `more` asks for the next page. */
export function useOfflineMessages() {
  const { data, error, refetch, fetchMore } = useQuery(OfflineMessages, { variables: { first: PAGE } });
  const page = data?.offlineMessages.pageInfo;
  return {
    messages: data?.offlineMessages.edges.map((edge) => edge.node) ?? null,
    error,
    refetch,
    more: page?.hasNextPage ? () => fetchMore({ variables: { after: page.endCursor } }) : null,
  };
}

export const useSetHandled = () => useOperation(SetHandled);

/** Looks again for left messages. */
export function useRefreshOfflineMessages(): () => void {
  const client = useApolloClient();
  return () => void client.refetchQueries({ include: [OfflineMessages] });
}

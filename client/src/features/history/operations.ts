import { useQuery } from '@apollo/client/react';
import { ChatSummary } from '../../lib/chat-fragments';
import { graphql, type VariablesOf } from '../../lib/graphql';

const PAGE = 30;

const ChatHistory = graphql(
  `
    query ChatHistory($filter: ChatFilter, $first: Int!, $after: String) {
      chats(filter: $filter, first: $first, after: $after) {
        edges {
          cursor
          node {
            ...ChatSummary
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ChatSummary],
);

const FilterDepartments = graphql(`
  query FilterDepartments {
    organization {
      id
      departments {
        id
        name
        archivedAt
      }
    }
  }
`);

export type HistoryFilter = NonNullable<VariablesOf<typeof ChatHistory>['filter']>;

/** Chats that are over, newest first; `more` asks for the next page. */
export function useChatHistory(filter: HistoryFilter) {
  const { data, error, loading, refetch, fetchMore } = useQuery(ChatHistory, {
    variables: { filter, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.chats.pageInfo;
  return {
    chats: data?.chats.edges.map((edge) => edge.node) ?? null,
    error,
    loading,
    refetch,
    more: page?.hasNextPage ? () => fetchMore({ variables: { after: page.endCursor } }) : null,
  };
}

export const useFilterDepartments = () => useQuery(FilterDepartments);

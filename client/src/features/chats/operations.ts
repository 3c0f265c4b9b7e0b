import { useApolloClient, useQuery } from '@apollo/client/react';
import { useRef } from 'react';
import { type ChatOverview, ChatSummary } from '../../lib/chat-fragments';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useMe } from '../../lib/me';
import { useLive } from '../../lib/use-live';
import { useOperation } from '../../lib/use-operation';

const OpenChats = graphql(
  `
    query OpenChats($me: ID!) {
      waiting: chats(filter: { status: [WAITING] }, first: 50) {
        edges {
          cursor
          node {
            ...ChatSummary
          }
        }
      }
      mine: chats(filter: { status: [ACTIVE], operatorId: $me }, first: 50) {
        edges {
          cursor
          node {
            ...ChatSummary
          }
        }
      }
      active: chats(filter: { status: [ACTIVE] }, first: 50) {
        edges {
          cursor
          node {
            ...ChatSummary
          }
        }
      }
    }
  `,
  [ChatSummary],
);

const ConsoleEvents = graphql(
  `
    subscription ConsoleEvents {
      consoleEvents {
        __typename
        ... on ChatWaiting {
          chat {
            ...ChatSummary
          }
        }
        ... on ConsoleReady {
          waitingChatIds
        }
        ... on ChatUpdated {
          chat {
            ...ChatSummary
          }
        }
        ... on OfflineMessageLeft {
          offlineMessage {
            id
          }
        }
      }
    }
  `,
  [ChatSummary],
);

const AcceptChat = graphql(
  `
    mutation AcceptChat($chatId: ID!) {
      acceptChat(chatId: $chatId) {
        __typename
        ... on ChatAccepted {
          chat {
            ...ChatSummary
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
  [ChatSummary],
);

type OpenChatsResult = ResultOf<typeof OpenChats>;

/** All open chats the operator may see; some may be listed twice, and some may meanwhile be over. */
export function useOpenChats() {
  const me = useMe();
  const { data, error, refetch } = useQuery(OpenChats, { variables: { me: me.id } });
  const lists = data ? [data.waiting, data.active, data.mine] : null;
  return { chats: lists?.flatMap((list) => list.edges.map((edge) => edge.node)) ?? null, error, refetch };
}

export const useAccept = () => useOperation(AcceptChat, [OpenChats]);

interface Listeners {
  /** A visitor waits of whom this console has not told yet. */
  onArrival: (chat: ChatOverview) => void;
  onOfflineMessage: () => void;
}

function listed(data: OpenChatsResult, chat: ChatOverview): OpenChatsResult {
  const list = chat.status === 'WAITING' ? 'waiting' : 'active';
  if (data[list].edges.some((edge) => edge.node.id === chat.id)) return data;
  const edge = { __typename: 'ChatEdge' as const, cursor: chat.id, node: chat };
  return { ...data, [list]: { ...data[list], edges: [edge, ...data[list].edges] } };
}

/**
 * The console's own feed. Having it open is what counts as being logged in. After a reconnection the list is asked for again, since what
 * happened in between was not told.
 */
export function useConsoleFeed({ onArrival, onOfflineMessage }: Listeners): void {
  const client = useApolloClient();
  const me = useMe();
  const known = useRef(new Set<string>());
  const list = (chat: ChatOverview) => {
    client.cache.updateQuery({ query: OpenChats, variables: { me: me.id } }, (data) => data && listed(data, chat));
  };
  useLive(ConsoleEvents, {
    variables: {},
    onData: ({ consoleEvents: event }) => {
      if (event.__typename === 'ChatWaiting') {
        list(event.chat);
        if (!known.current.has(event.chat.id)) onArrival(event.chat);
        known.current.add(event.chat.id);
      } else if (event.__typename === 'ChatUpdated') {
        list(event.chat);
        if (event.chat.status !== 'WAITING') known.current.delete(event.chat.id);
      } else if (event.__typename === 'ConsoleReady') {
        void client.refetchQueries({ include: [OpenChats] });
      } else onOfflineMessage();
    },
  });
}

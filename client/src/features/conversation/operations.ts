import type { ApolloCache } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { type ChatMessage, ChatSummary, MessageFields } from '../../lib/chat-fragments';
import { graphql, type ResultOf } from '../../lib/graphql';
import { missingAfter } from '../../lib/messages.rules';
import { useOperation } from '../../lib/use-operation';

const PAGE = 200;

const ChatQuery = graphql(
  `
    query Chat($id: ID!, $first: Int!) {
      chat(id: $id) {
        ...ChatSummary
        messages(first: $first) {
          ...MessageFields
        }
      }
    }
  `,
  [ChatSummary, MessageFields],
);

const MoreMessages = graphql(
  `
    query MoreMessages($id: ID!, $afterSeq: Int!, $first: Int!) {
      chat(id: $id) {
        id
        lastSeq
        messages(afterSeq: $afterSeq, first: $first) {
          ...MessageFields
        }
      }
    }
  `,
  [MessageFields],
);

const PostedMessage = graphql(
  `
    fragment PostedMessage on Chat {
      __typename
      id
      lastSeq
      lastMessage {
        ...MessageFields
      }
      messages {
        ...MessageFields
      }
    }
  `,
  [MessageFields],
);

const EndChat = graphql(
  `
    mutation EndChat($chatId: ID!) {
      endChat(chatId: $chatId) {
        ...ChatSummary
      }
    }
  `,
  [ChatSummary],
);

const TransferTargets = graphql(`
  query TransferTargets {
    organization {
      id
      departments {
        id
        name
        archivedAt
        operators {
          id
        }
      }
      operators {
        id
        name
        active
        presence {
          operatorId
          loggedIn
          availability
          since
        }
      }
    }
  }
`);

const TransferChat = graphql(
  `
    mutation TransferChat($input: TransferChatInput!) {
      transferChat(input: $input) {
        __typename
        ... on ChatTransferred {
          chat {
            ...ChatSummary
          }
        }
        ... on TransferRinging {
          until
          chat {
            ...ChatSummary
          }
        }
        ... on NobodyAvailable {
          department {
            id
            name
          }
        }
      }
    }
  `,
  [ChatSummary],
);

const ContinueOnPhone = graphql(`
  mutation ContinueOnPhone($chatId: ID!) {
    continueOnPhone(chatId: $chatId)
  }
`);

const ContinueAtConsole = graphql(
  `
    mutation ContinueAtConsole($chatId: ID!) {
      continueAtConsole(chatId: $chatId) {
        ...ChatSummary
      }
    }
  `,
  [ChatSummary],
);

/** A chat with its messages. */
export type Conversation = NonNullable<ResultOf<typeof ChatQuery>['chat']>;

/** A chat with all its messages: pages follow until nothing is missing, and so does whatever an interrupted feed left out. */
export function useConversation(id: string) {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(ChatQuery, { variables: { id, first: PAGE } });
  const chat = data?.chat ?? null;
  const gap = chat ? missingAfter(chat.messages, chat.lastSeq) : null;
  useEffect(() => {
    if (gap === null) return;
    // A failure is tried again with the next event or reconnection; until then the log says that something is missing.
    client
      .query({ query: MoreMessages, variables: { id, afterSeq: gap, first: PAGE }, fetchPolicy: 'network-only' })
      .catch(() => undefined);
  }, [client, id, gap]);
  return { chat, found: data === undefined || data.chat !== null, complete: gap === null, error, refetch };
}

/** Adds one message to its chat in the cache. A message that is there already is not doubled. */
export function storeMessage(cache: ApolloCache, message: ChatMessage): void {
  const data = {
    __typename: 'Chat' as const,
    id: message.chatId,
    lastSeq: message.seq,
    lastMessage: message,
    messages: [message],
  };
  cache.writeFragment({ id: `Chat:${message.chatId}`, fragment: PostedMessage, fragmentName: 'PostedMessage', data });
}

export const useEndChat = () => useOperation(EndChat);

export const useTransferTargets = () => useQuery(TransferTargets, { fetchPolicy: 'cache-and-network' });

export const useTransferChat = () => useOperation(TransferChat);

export const useContinueOnPhone = () => useOperation(ContinueOnPhone);

export const useContinueAtConsole = () => useOperation(ContinueAtConsole);

import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { ChatSummary, MessageFields } from '../../lib/chat-fragments';
import { graphql } from '../../lib/graphql';
import { createStore } from '../../lib/store';
import { useLive } from '../../lib/use-live';
import { storeMessage } from './operations';
import { visitorReached } from './receipts';
import { visitorTypes } from './typing';

const ChatEvents = graphql(
  `
    subscription ChatEvents($chatId: ID!, $afterSeq: Int) {
      chatEvents(chatId: $chatId, afterSeq: $afterSeq) {
        __typename
        ... on MessagePosted {
          message {
            ...MessageFields
          }
        }
        ... on ChatChanged {
          chat {
            ...ChatSummary
          }
        }
        ... on TypingChanged {
          chatId
          author
          typing
        }
        ... on ReceiptsChanged {
          chatId
          author
          deliveredSeq
          readSeq
        }
      }
    }
  `,
  [ChatSummary, MessageFields],
);

/** The last message that arrived while this page watched, to be read out. Never the history. */
export const lastArrival = createStore<{ chatId: string; seq: number; text: string } | null>(null);

interface Props {
  chatId: string;
  /** The last message known when the feed begins: it starts after it, and resumes after the last one seen. */
  lastSeq: number;
}

/** Follows one chat and writes what happens into the cache. Shows nothing. */
export function ChatFeed({ chatId, lastSeq }: Props) {
  const client = useApolloClient();
  const [afterSeq] = useState(lastSeq);
  const seen = useRef(lastSeq);
  useLive(ChatEvents, {
    variables: { chatId, afterSeq },
    resume: () => ({ afterSeq: seen.current }),
    onData: ({ chatEvents: event }) => {
      if (event.__typename === 'TypingChanged') {
        if (event.author === 'VISITOR') visitorTypes(chatId, event.typing);
      } else if (event.__typename === 'ReceiptsChanged') {
        if (event.author === 'VISITOR') visitorReached(client.cache, event);
      } else if (event.__typename === 'MessagePosted') {
        const { message } = event;
        seen.current = Math.max(seen.current, message.seq);
        storeMessage(client.cache, message);
        if (message.author === 'VISITOR') visitorTypes(chatId, false);
        if (message.author !== 'OPERATOR') {
          lastArrival.set({ chatId, seq: message.seq, text: `${message.authorName ?? 'Visitor'}: ${message.body}` });
        }
      }
    },
  });
  return null;
}

import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useLive } from '../../lib/use-live';

const Timeline = graphql(`
  fragment Timeline on Chat {
    id
    rings {
      id
      status
      smsStatus
      purpose
      operator {
        id
        name
      }
      events {
        kind
        at
        detail
      }
    }
    routing {
      kind
      at
      leftOut
      reasons {
        reason
        operator {
          id
          name
        }
      }
    }
  }
`);

const ChatTimeline = graphql(
  `
    query ChatTimeline($id: ID!) {
      chat(id: $id) {
        ...Timeline
      }
    }
  `,
  [Timeline],
);

const TimelineChanged = graphql(
  `
    subscription TimelineChanged($chatId: ID!, $afterSeq: Int) {
      chatEvents(chatId: $chatId, afterSeq: $afterSeq) {
        __typename
        ... on ChatChanged {
          chat {
            ...Timeline
          }
        }
      }
    }
  `,
  [Timeline],
);

type ChatTimelineData = NonNullable<ResultOf<typeof ChatTimeline>['chat']>;
export type ChatRing = NonNullable<ChatTimelineData['rings']>[number];
export type ChatRouting = NonNullable<ChatTimelineData['routing']>[number];

/** Beyond every line: of what is written nothing is told again here. */
const AFTER_ALL = 2_147_483_647;
/** What another server did is not always told: look again this often while phones may ring, in milliseconds. */
const LOOK_AGAIN = 4000;

/** What happened to a chat's rings, live while anything may still happen to them. */
export function useTimeline(chatId: string, { open, ringing }: { open: boolean; ringing: boolean }) {
  const { data, error, refetch } = useQuery(ChatTimeline, {
    variables: { id: chatId },
    fetchPolicy: 'cache-and-network',
    pollInterval: ringing ? LOOK_AGAIN : 0,
  });
  useLive(TimelineChanged, {
    variables: { chatId, afterSeq: AFTER_ALL },
    skip: !open,
    // What is told goes into the cache, and from there into the query.
    onData: () => undefined,
  });
  return { rings: data?.chat?.rings, routing: data?.chat?.routing ?? [], error, refetch };
}

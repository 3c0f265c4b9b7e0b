import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo } from 'react';
import { graphql } from '../../lib/graphql';
import { createStore } from '../../lib/store';

const SetTyping = graphql(`
  mutation SetTyping($chatId: ID!, $typing: Boolean!) {
    setTyping(chatId: $chatId, typing: $typing)
  }
`);

/** How often at most the other side is told that somebody types, and after how much silence that they stopped, in milliseconds. */
const TELL_EVERY = 3000;
const SILENCE = 5000;
/** A sign that is not renewed is not believed for longer than this. */
const BELIEVE_FOR = 7000;

/** The chats in which the visitor is typing right now. */
export const typingVisitors = createStore<ReadonlySet<string>>(new Set());

const forgetting = new Map<string, ReturnType<typeof setTimeout>>();

/** Notes that a visitor types, or stopped. */
export function visitorTypes(chatId: string, typing: boolean): void {
  clearTimeout(forgetting.get(chatId));
  forgetting.delete(chatId);
  if (typingVisitors.get().has(chatId) !== typing) {
    typingVisitors.set((all) => new Set(typing ? [...all, chatId] : [...all].filter((id) => id !== chatId)));
  }
  if (typing) {
    forgetting.set(
      chatId,
      setTimeout(() => visitorTypes(chatId, false), BELIEVE_FOR),
    );
  }
}

function createSignal(tell: (typing: boolean) => void) {
  let toldAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    if (toldAt !== 0) tell(false);
    toldAt = 0;
  };
  const type = () => {
    clearTimeout(timer);
    timer = setTimeout(stop, SILENCE);
    if (Date.now() - toldAt < TELL_EVERY) return;
    toldAt = Date.now();
    tell(true);
  };
  return { type, stop };
}

/** Tells the visitor that the operator is typing: call `type` on each change and `stop` when the text is sent or gone. */
export function useTypingSignal(chatId: string) {
  const client = useApolloClient();
  const tell = useCallback(
    (typing: boolean) => {
      // A lost sign of typing harms nobody.
      client.mutate({ mutation: SetTyping, variables: { chatId, typing } }).catch(() => undefined);
    },
    [client, chatId],
  );
  const signal = useMemo(() => createSignal(tell), [tell]);
  useEffect(() => signal.stop, [signal]);
  return signal;
}

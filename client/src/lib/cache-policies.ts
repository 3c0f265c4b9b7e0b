import type { FieldMergeFunction, PossibleTypesMap, Reference, TypePolicies } from '@apollo/client';
import { mergeBySeq } from './messages.rules';

interface CachedConnection {
  edges: readonly { cursor: string }[];
}

/** A page asked for with `after` continues the list; without, it begins it anew. */
const continueList: FieldMergeFunction<CachedConnection> = (existing, incoming, { args }) => {
  if (existing === undefined || typeof args?.['after'] !== 'string') return incoming;
  const known = new Set(existing.edges.map((edge) => edge.cursor));
  return { ...incoming, edges: [...existing.edges, ...incoming.edges.filter((edge) => !known.has(edge.cursor))] };
};

const mergeMessages: FieldMergeFunction<readonly Reference[]> = (existing, incoming, { readField }) =>
  mergeBySeq(existing ?? [], incoming, (message) => readField<number>('seq', message) ?? 0);

/** An answer that was asked for earlier may arrive later than an event: the newer message stays. */
const newerMessage: FieldMergeFunction<Reference | null> = (existing, incoming, { readField }) => {
  if (existing == null || incoming === null) return incoming;
  return (readField<number>('seq', incoming) ?? 0) >= (readField<number>('seq', existing) ?? 0) ? incoming : existing;
};

/** How the cache keeps what has no id of its own, and what grows. */
export const cachePolicies: TypePolicies = {
  Query: {
    fields: {
      chats: { keyArgs: ['filter'], merge: continueList },
      offlineMessages: { keyArgs: false, merge: continueList },
    },
  },
  Chat: {
    fields: {
      messages: { keyArgs: false, merge: mergeMessages },
      lastSeq: { merge: (existing: number | undefined, incoming: number) => Math.max(existing ?? 0, incoming) },
      lastMessage: { merge: newerMessage },
      pendingTransfer: { merge: false },
      receipts: { merge: true },
      rating: { merge: false },
    },
  },
  Operator: { fields: { mobileChat: { merge: true }, departments: { merge: false } } },
  Organization: { fields: { callCenter: { merge: true } } },
  OperatorPresence: { keyFields: ['operatorId'] },
  DepartmentStatus: { keyFields: ['id'] },
  RoutingPreview: { keyFields: false },
};

/** The schema's unions, for matching fragments in the cache. */
export const possibleTypes: PossibleTypesMap = {
  AcceptChatResult: ['ChatAccepted', 'ChatTaken', 'ChatOver', 'RingRefused'],
  TransferChatResult: ['ChatTransferred', 'TransferRinging', 'NobodyAvailable'],
  SignInResult: ['SignedIn', 'SecondFactorRequired'],
  ChatEvent: ['MessagePosted', 'ChatChanged', 'TypingChanged', 'ReceiptsChanged'],
  ConsoleEvent: ['ChatWaiting', 'ConsoleReady', 'ChatUpdated', 'OfflineMessageLeft'],
};

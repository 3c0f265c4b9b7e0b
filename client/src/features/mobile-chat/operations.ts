import type { ApolloCache } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { type FragmentOf, graphql } from '../../lib/graphql';
import { useIsAdministrator, useMe } from '../../lib/me';
import { useOperation } from '../../lib/use-operation';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const MobileChatFields = graphql(`
  fragment MobileChatFields on MobileChat {
    mode
    phoneNumber
    carrier
    verified
    stopped
    onDuty
    onDutyChangesAt
    snoozedUntil
    schedule {
      timeZone
      shifts {
        weekday
        from
        until
      }
      exceptions {
        date
        kind
        from
        until
      }
    }
  }
`);

const OwnMobileChat = graphql(
  `
    query OwnMobileChat {
      me {
        id
        name
        mobileChat {
          ...MobileChatFields
        }
      }
    }
  `,
  [MobileChatFields],
);

const EverybodysMobileChat = graphql(
  `
    query EverybodysMobileChat {
      organization {
        id
        operators {
          id
          name
          active
          mobileChat {
            ...MobileChatFields
          }
        }
      }
    }
  `,
  [MobileChatFields],
);

const OperatorMobileChat = graphql(
  `
    fragment OperatorMobileChat on Operator {
      __typename
      id
      mobileChat {
        ...MobileChatFields
      }
    }
  `,
  [MobileChatFields],
);

const UpdateMobileChat = graphql(
  `
    mutation UpdateMobileChat($input: UpdateMobileChatInput!) {
      updateMobileChat(input: $input) {
        ...MobileChatFields
      }
    }
  `,
  [MobileChatFields],
);

const StartPhoneVerification = graphql(`
  mutation StartPhoneVerification($operatorId: ID) {
    startPhoneVerification(operatorId: $operatorId) {
      expiresAt
      resendAfter
    }
  }
`);

const ConfirmPhoneVerification = graphql(
  `
    mutation ConfirmPhoneVerification($code: String!, $operatorId: ID) {
      confirmPhoneVerification(code: $code, operatorId: $operatorId) {
        ...MobileChatFields
      }
    }
  `,
  [MobileChatFields],
);

const SnoozeMobileChat = graphql(
  `
    mutation SnoozeMobileChat($choice: SnoozeChoice!, $timeZone: String, $operatorId: ID) {
      snoozeMobileChat(choice: $choice, timeZone: $timeZone, operatorId: $operatorId) {
        ...MobileChatFields
      }
    }
  `,
  [MobileChatFields],
);

const EndSnooze = graphql(
  `
    mutation EndSnooze($operatorId: ID) {
      endSnooze(operatorId: $operatorId) {
        ...MobileChatFields
      }
    }
  `,
  [MobileChatFields],
);

const SendTestSms = graphql(`
  mutation SendTestSms($operatorId: ID) {
    sendTestSms(operatorId: $operatorId)
  }
`);

/** An operator's Mobile Chat settings. */
export type MobileChat = FragmentOf<typeof MobileChatFields>;

/** The settings of the given operator: one's own or, for an administrator, anybody's, with the operators to choose among. */
export function useMobileChat(operatorId: string) {
  const me = useMe();
  const administrator = useIsAdministrator();
  const own = useQuery(OwnMobileChat, { skip: administrator, fetchPolicy: 'cache-and-network' });
  const all = useQuery(EverybodysMobileChat, { skip: !administrator, fetchPolicy: 'cache-and-network' });
  const operators = all.data?.organization.operators ?? [];
  const chosen = administrator ? operators.find((operator) => operator.id === operatorId) : own.data?.me;
  return {
    mobileChat: chosen?.mobileChat ?? null,
    loaded: own.data !== undefined || all.data !== undefined,
    operators: operators.filter((operator) => operator.active !== false || operator.id === me.id),
    error: own.error ?? all.error,
    refetch: administrator ? all.refetch : own.refetch,
  };
}

function store(cache: ApolloCache, operatorId: string, mobileChat: MobileChat): void {
  const data = { __typename: 'Operator' as const, id: operatorId, mobileChat };
  cache.writeFragment({
    id: `Operator:${operatorId}`,
    fragment: OperatorMobileChat,
    fragmentName: 'OperatorMobileChat',
    data,
  });
}

/** Keeps an answer that carries no id of its own with the operator it is about. */
export function useStoreMobileChat(): (operatorId: string, mobileChat: MobileChat) => void {
  const client = useApolloClient();
  return (operatorId, mobileChat) => store(client.cache, operatorId, mobileChat);
}

export const useUpdateMobileChat = () => useOperation(UpdateMobileChat);
export const useStartVerification = () => useOperation(StartPhoneVerification);
export const useConfirmVerification = () => useOperation(ConfirmPhoneVerification);

/** One's own Mobile Chat, asked for anew: it may have been snoozed from the phone. */
export function useOwnMobileChat(): MobileChat | null {
  const own = useQuery(OwnMobileChat, { fetchPolicy: 'cache-and-network' });
  return own.data?.me?.mobileChat ?? null;
}

/** Keeps a phone silent for a while, and ends that; the answer is kept with the operator. */
export function useSnooze(operatorId: string) {
  const keep = useStoreMobileChat();
  const snooze = useOperation(SnoozeMobileChat);
  const end = useOperation(EndSnooze);
  return {
    busy: snooze.busy || end.busy,
    problem: snooze.problem ?? end.problem,
    snooze: async (choice: 'ONE_HOUR' | 'UNTIL_TOMORROW_MORNING'): Promise<MobileChat | null> => {
      end.clear();
      const done = await snooze.run({ choice, timeZone: HERE, operatorId });
      if (done) keep(operatorId, done.snoozeMobileChat);
      return done?.snoozeMobileChat ?? null;
    },
    end: async (): Promise<boolean> => {
      snooze.clear();
      const done = await end.run({ operatorId });
      if (done) keep(operatorId, done.endSnooze);
      return done !== null;
    },
  };
}

export const useSendTestSms = () => useOperation(SendTestSms);

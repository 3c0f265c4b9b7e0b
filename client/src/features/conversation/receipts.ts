import type { ApolloCache } from '@apollo/client';
import { graphql } from '../../lib/graphql';

export const ReportReceipts = graphql(`
  mutation ReportReceipts($input: ReceiptsInput!) {
    reportReceipts(input: $input)
  }
`);

const VisitorMarks = graphql(`
  fragment VisitorMarks on Chat {
    __typename
    id
    receipts {
      visitorDeliveredSeq
      visitorReadSeq
    }
  }
`);

/** Keeps how far the visitor has received and seen the messages. */
export function visitorReached(
  cache: ApolloCache,
  { chatId: id, deliveredSeq, readSeq }: { chatId: string; deliveredSeq: number; readSeq: number },
): void {
  const receipts = { __typename: 'ChatReceipts' as const, visitorDeliveredSeq: deliveredSeq, visitorReadSeq: readSeq };
  cache.writeFragment({ id: `Chat:${id}`, fragment: VisitorMarks, data: { __typename: 'Chat', id, receipts } });
}

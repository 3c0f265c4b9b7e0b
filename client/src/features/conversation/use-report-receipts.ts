import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { ReportReceipts } from './receipts';

const TOGETHER_MS = 400;

/** Tells the visitor how far the operator who has the chat has received it and, while they really look at it, seen it. */
export function useReportReceipts(chatId: string, lastSeq: number, mine: boolean): void {
  const client = useApolloClient();
  useEffect(() => {
    if (!mine || lastSeq === 0) return;
    const report = () => {
      const looks = document.visibilityState === 'visible' && document.hasFocus();
      const input = { chatId, deliveredSeq: lastSeq, readSeq: looks ? lastSeq : 0 };
      // A lost report is made good by the next one, at the latest when the reader comes back to the page.
      client.mutate({ mutation: ReportReceipts, variables: { input } }).catch(() => undefined);
    };
    const timer = setTimeout(report, TOGETHER_MS);
    window.addEventListener('focus', report);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', report);
    };
  }, [client, chatId, lastSeq, mine]);
}

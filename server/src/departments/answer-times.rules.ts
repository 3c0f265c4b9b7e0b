import { ChatChannel, ChatStatus } from '../vocabulary.js';

/** How far back "usually" looks. */
export const LOOK_BACK_DAYS = 30;
/** Fewer answers than this promise nothing. */
const LEAST_ANSWERS = 5;

/** One request of the past, as far as it matters here. */
export interface PastRequest {
  status: ChatStatus;
  channel: ChatChannel | null;
  createdAt: Date;
  acceptedAt: Date | null;
}

/**
 * In how many seconds a department usually answers from this channel: the median from request to acceptance. Null where
 * there are fewer than 5 answers, or where more requests were missed than answered: then "usually" would not be true.
 */
export function usualSeconds(past: readonly PastRequest[], channel: ChatChannel): number | null {
  const answered = past.filter(({ acceptedAt }) => acceptedAt !== null);
  const missed = past.filter(({ status }) => status === ChatStatus.MISSED);
  const seconds = answered
    .filter((request) => request.channel === channel)
    .map(({ createdAt, acceptedAt }) => ((acceptedAt?.getTime() ?? 0) - createdAt.getTime()) / 1000)
    .sort((a, b) => a - b);
  if (seconds.length < LEAST_ANSWERS || missed.length > answered.length) return null;
  const middle = seconds[Math.floor(seconds.length / 2)] ?? 0;
  return Math.max(1, Math.round(middle));
}

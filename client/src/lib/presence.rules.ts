import { shortTime } from './time';

/** An operator's presence, as the server tells it. */
export interface Presence {
  loggedIn: boolean;
  availability: 'ACCEPTING' | 'AWAY';
  awayAutomatically: boolean;
  since: string;
}

const BACK_BY_ITSELF = 'You accept chats again as soon as you do something here.';

/** Where an operator is, in words and as a dot; `rank` sorts those who can answer at once to the front. */
export function presenceOf(presence: Pick<Presence, 'loggedIn' | 'availability'> | null | undefined): {
  words: string;
  dot: string;
  rank: number;
} {
  if (!presence?.loggedIn) return { words: 'Logged out', dot: 'out', rank: 2 };
  if (presence.availability === 'AWAY') return { words: 'Away', dot: 'away', rank: 1 };
  return { words: 'Accepting', dot: 'accepting', rank: 0 };
}

/** The same with since when: Away for 4 min, Logged out since Fri 14:02. */
export function presenceSince(presence: Presence | null | undefined, now: number): string {
  const { words } = presenceOf(presence);
  if (!presence) return words;
  const told = presence.loggedIn && presence.awayAutomatically ? `${words} (idle)` : words;
  const since = shortTime(presence.since, now);
  if (since === 'now') return told;
  return since.endsWith('min') ? `${told} for ${since}` : `${told} since ${since}`;
}

/** What is worth telling an operator about their own absence; null where nothing is. */
export function absenceOf(
  presence: Presence | null | undefined,
  limits: { autoAwayMinutes: number | null; awayLogsOutMinutes: number | null },
): { heading: string; rest: string } | null {
  if (presence?.availability !== 'AWAY') return null;
  if (!presence.loggedIn && limits.awayLogsOutMinutes !== null) {
    return {
      heading: `Away for ${minutes(limits.awayLogsOutMinutes)}: you count as logged out.`,
      rest: presence.awayAutomatically
        ? `Your phone may ring. ${BACK_BY_ITSELF}`
        : 'Your phone may ring. Switch to Accepting to be asked here.',
    };
  }
  if (!presence.awayAutomatically) return null;
  const after = limits.autoAwayMinutes === null ? '' : ` after ${minutes(limits.autoAwayMinutes)} without activity`;
  return {
    heading: `Away, set automatically${after}.`,
    rest: BACK_BY_ITSELF,
  };
}

function minutes(count: number): string {
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}

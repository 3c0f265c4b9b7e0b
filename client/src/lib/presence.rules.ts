interface Presence {
  loggedIn: boolean;
  availability: 'ACCEPTING' | 'AWAY';
}

/** Where an operator is, in words and as a dot; `rank` sorts those who can answer at once to the front. */
export function presenceOf(presence: Presence | null | undefined): { words: string; dot: string; rank: number } {
  if (!presence?.loggedIn) return { words: 'Logged out', dot: 'out', rank: 2 };
  if (presence.availability === 'AWAY') return { words: 'Away', dot: 'away', rank: 1 };
  return { words: 'Accepting', dot: 'accepting', rank: 0 };
}

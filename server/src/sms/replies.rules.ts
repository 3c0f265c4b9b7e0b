/** What a text from a phone asks for. */
export type ReplyMeaning = 'STOP' | 'START' | 'HELP';

// The whole message and nothing else; without the u flag, so that no look-alike letter folds into one of these.
const KEYWORDS: [RegExp, ReplyMeaning][] = [
  [/^\s*(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|opt-?out|arret|remove|td)\s*$/i, 'STOP'],
  [/^\s*(?:start|yes|unstop)\s*$/i, 'START'],
  [/^\s*(?:help|info)\s*$/i, 'HELP'],
];

/** What a whole text means; null for anything that is not exactly a keyword. */
export function meaningOf(text: string): ReplyMeaning | null {
  return KEYWORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The number a text came from in E.164; null for a name or a short code. */
export function originE164(originator: string): string | null {
  const digits = /^\+?([1-9]\d{6,14})$/.exec(originator.trim())?.[1];
  return digits === undefined ? null : `+${digits}`;
}

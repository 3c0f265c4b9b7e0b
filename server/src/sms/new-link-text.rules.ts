import { SEGMENT, septets } from './gsm.rules.js';
import { plainName } from './sms-text.rules.js';

/** What the SMS with a new link tells. */
export interface NewLinkParts {
  department: string;
  /** Null where the visitor gave none. */
  visitorName: string | null;
  link: string;
}

/** How much of the department's and the visitor's name is told, the most first. */
const NAME_LIMITS = [
  [24, 20],
  [12, 12],
] as const;

/** The text with a new link to a chat that its operator has: one segment where the link allows it, the link last. */
export function newLinkText({ department, visitorName, link }: NewLinkParts): string {
  const texts = NAME_LIMITS.map(([ofDepartment, ofVisitor]) => {
    const visitor = plainName(visitorName ?? '', ofVisitor) || 'a visitor';
    const start = `Ringdown ${plainName(department, ofDepartment)}`.trim();
    return `${start}: a new link to your chat with ${visitor}. Continue: ${link}`;
  });
  return texts.find((text) => septets(text) <= SEGMENT) ?? `New link: ${link}`;
}

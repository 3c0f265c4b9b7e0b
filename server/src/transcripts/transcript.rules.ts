import { ChatStatus, MessageAuthor } from '../vocabulary.js';

/** One line as it was said. */
export interface TranscriptLine {
  author: MessageAuthor;
  authorName: string | null;
  body: string;
  createdAt: Date;
}

/** What a transcript is made of: no number, address or internal note is among it. */
export interface TranscriptParts {
  departmentName: string;
  visitorName: string | null;
  status: ChatStatus;
  createdAt: Date;
  endedAt: Date | null;
  lines: TranscriptLine[];
}

const VISITOR = 'Visitor';
const OUTCOMES: Record<ChatStatus, string> = {
  WAITING: 'Waiting since',
  ACTIVE: 'Going on since',
  ENDED: 'Ended',
  MISSED: 'Missed',
  ABANDONED: 'The visitor left',
};

/** The subject of a mailed transcript. */
export function transcriptSubject({ departmentName, visitorName }: TranscriptParts): string {
  return `Chat with ${visitorName ?? 'a visitor'}, ${departmentName}`;
}

/** A chat as plain text: who said what, when (UTC), in order. */
export function transcriptText(parts: TranscriptParts): string {
  const visitor = parts.visitorName ?? VISITOR;
  const end = parts.endedAt ?? parts.createdAt;
  return [
    `${parts.departmentName}: chat with ${parts.visitorName ?? 'a visitor'}`,
    `Asked ${dayOf(parts.createdAt)}, ${clockOf(parts.createdAt)}`,
    `${OUTCOMES[parts.status]} ${dayOf(end)}, ${clockOf(end)}`,
    'Times are in UTC.',
    '',
    ...parts.lines.map((line) => lineText(line, visitor, dayOf(line.createdAt) !== dayOf(parts.createdAt))),
    '',
  ].join('\n');
}

/** A line's further lines are set in, so that none of them reads like another person's. */
function lineText(
  { author, authorName, body, createdAt }: TranscriptLine,
  visitor: string,
  onAnotherDay: boolean,
): string {
  const text = body.replaceAll('\n', '\n    ');
  const at = onAnotherDay ? `${dayOf(createdAt)}, ${clockOf(createdAt)}` : clockOf(createdAt);
  if (author === MessageAuthor.SYSTEM) return `${at}  * ${text}`;
  return `${at}  ${authorName ?? (author === MessageAuthor.VISITOR ? visitor : 'Operator')}: ${text}`;
}

/** 2026-11-22 */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** 14:02:09 */
function clockOf(at: Date): string {
  return at.toISOString().slice(11, 19);
}

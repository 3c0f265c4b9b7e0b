import type { MessagePosted } from '../chat/chat-events.types.js';
import type { MessageAuthor } from '../vocabulary.js';

/*
 * What is published, where. What crosses processes is plain JSON and holds ids, never another audience's data: each
 * subscriber reads what it may see. A chat's lines are the same for all who may hear of the chat, so that one may ride along.
 */
export type Topic =
  `chat:${string}` | `department:${string}` | `organization:${string}` | `operator:${string}` | `demo:${string}`;

/** On `chat:ID`. */
export type ChatTopicEvent =
  /** A line was committed; what to tell of it, at the process that committed it. Others read it, by seq. */
  | { kind: 'MESSAGE'; seq: number; posted?: MessagePosted }
  | { kind: 'CHAT' }
  | { kind: 'TYPING'; author: MessageAuthor; authorId: string; typing: boolean }
  /** A side has received or seen more. */
  | { kind: 'RECEIPTS' }
  /** Something of the chat's rings or their SMS changed. */
  | { kind: 'RINGS' };

/** On `department:ID` for the consoles of its operators, on `organization:ID` for those of administrators. */
export type DepartmentTopicEvent =
  | { kind: 'CHAT_WAITING'; chatId: string }
  | { kind: 'CHAT_UPDATED'; chatId: string }
  | { kind: 'OFFLINE_MESSAGE'; offlineMessageId: string };

/** On `organization:ID`: the presence of one of its operators changed. */
export interface PresenceTopicEvent {
  kind: 'PRESENCE';
  operatorId: string;
}

/** On `department:ID` and `organization:ID`: an alarm of a department was raised or is over. */
export interface CoverageAlarmTopicEvent {
  kind: 'COVERAGE_ALARM';
}

/** On `operator:ID`: what they may do changed. All of their connections close, or those of one session or API key. */
export interface AccessTopicEvent {
  kind: 'ACCESS_ENDED' | 'ACCESS_CHANGED';
  sessionId: string | null;
  apiKeyId?: string;
}

/** On `demo:ORGANIZATION_ID`: a simulated phone or the mailbox changed. */
export interface DemoTopicEvent {
  kind: 'DEMO';
}

/** On every topic: look whether something changed that no event told, e.g. at another process. */
export interface CheckEvent {
  kind: 'CHECK';
}

export type TopicEvent =
  | CheckEvent
  | ChatTopicEvent
  | DepartmentTopicEvent
  | PresenceTopicEvent
  | CoverageAlarmTopicEvent
  | AccessTopicEvent
  | DemoTopicEvent;

const KINDS: Record<TopicEvent['kind'], true> = {
  CHECK: true,
  MESSAGE: true,
  CHAT: true,
  TYPING: true,
  RECEIPTS: true,
  RINGS: true,
  CHAT_WAITING: true,
  CHAT_UPDATED: true,
  OFFLINE_MESSAGE: true,
  PRESENCE: true,
  COVERAGE_ALARM: true,
  ACCESS_ENDED: true,
  ACCESS_CHANGED: true,
  DEMO: true,
};
/** Every kind of event that this version knows. */
export const EVENT_KINDS: ReadonlySet<string> = new Set(Object.keys(KINDS));

export const chatTopic = (chatId: string): Topic => `chat:${chatId}`;
export const departmentTopic = (departmentId: string): Topic => `department:${departmentId}`;
export const organizationTopic = (organizationId: string): Topic => `organization:${organizationId}`;
export const operatorTopic = (operatorId: string): Topic => `operator:${operatorId}`;
export const demoTopic = (organizationId: string): Topic => `demo:${organizationId}`;

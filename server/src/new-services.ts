import { Accepting } from './chat/accepting.js';
import { ChatReads } from './chat/chat-reads.js';
import { LineQueue } from './chat/line-queue.js';
import { SignsOfLife } from './chat/signs-of-life.js';
import { AnswerTimes } from './departments/answer-times.js';
import { Hearing } from './jobs/hearing.js';
import { HandOver } from './outbox/hand-over.js';
import { Activity } from './presence/activity.js';
import { SharedReads } from './pub-sub/shared-reads.js';
import type { Services } from './services.js';

/** What each process has of its own, empty as it begins. */
type InMemory =
  | 'openConsoles'
  | 'activity'
  | 'signsOfLife'
  | 'hearing'
  | 'handOver'
  | 'lines'
  | 'accepting'
  | 'chatReads'
  | 'sharedReads'
  | 'answerTimes';

/** The services of a process that begins: what it stands on, and a memory with nothing in it. */
export function newServices(ground: Omit<Services, InMemory>): Services {
  return {
    ...ground,
    openConsoles: new Map(),
    activity: new Activity(ground.db),
    signsOfLife: new SignsOfLife(),
    hearing: new Hearing(ground.clock),
    handOver: new HandOver(),
    lines: new LineQueue(),
    accepting: new Accepting(),
    chatReads: new ChatReads(ground.db),
    sharedReads: new SharedReads(),
    answerTimes: new AnswerTimes(),
  };
}

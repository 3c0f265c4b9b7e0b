import { SignsOfLife } from './chat/signs-of-life.js';
import { AnswerTimes } from './departments/answer-times.js';
import { Activity } from './presence/activity.js';
import type { Services } from './services.js';

/** What each process has of its own, empty as it begins. */
type InMemory = 'openConsoles' | 'activity' | 'signsOfLife' | 'answerTimes';

/** The services of a process that begins: what it stands on, and a memory with nothing in it. */
export function newServices(ground: Omit<Services, InMemory>): Services {
  return {
    ...ground,
    openConsoles: new Map(),
    activity: new Activity(),
    signsOfLife: new SignsOfLife(),
    answerTimes: new AnswerTimes(),
  };
}

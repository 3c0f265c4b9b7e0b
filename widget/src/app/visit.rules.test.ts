import { describe, expect, it } from 'vitest';
import { receiveMessages, startConversation } from '../core/conversation.rules';
import { chatOf, messageOf } from '../core/data.test-helper';
import { texts } from '../messages/en';
import type { Department } from './site';
import {
  clockTime,
  draftProblem,
  leaveInput,
  preferredDepartment,
  refusalProblem,
  requestInput,
  waitingSentence,
  writtenSoFar,
} from './visit.rules';

const department = (id: string, reachability: Department['reachability']): Department => ({
  id,
  name: id,
  reachability,
});
const draft = (part: object) => ({ message: 'Hello', name: '', email: '', ...part });

describe('the department chosen at first', () => {
  it('is the easiest to reach', () => {
    const all = [department('a', 'NOBODY'), department('b', 'MOBILE'), department('c', 'CONSOLE')];
    expect(preferredDepartment(all)).toBe('c');
    expect(preferredDepartment(all.slice(0, 2))).toBe('b');
  });

  it('is what the visitor chose before, while the site still offers it', () => {
    const all = [department('a', 'CONSOLE'), department('b', 'NOBODY')];
    expect(preferredDepartment(all, 'b')).toBe('b');
    expect(preferredDepartment(all, 'gone')).toBe('a');
  });
});

describe('a draft', () => {
  it.each([
    ['no message', draft({ message: ' \n ' }), 'message'],
    ['a message that is too long', draft({ message: 'a'.repeat(4_001) }), 'message'],
    ['an address that is none', draft({ email: 'vera' }), 'email'],
  ])('with %s is explained beside its field', (_what, given, field) => {
    expect(draftProblem(given, texts, false)?.field).toBe(field);
  });

  it('needs an e-mail address only where the answer goes there', () => {
    expect(draftProblem(draft({}), texts, false)).toBeUndefined();
    expect(draftProblem(draft({}), texts, true)?.field).toBe('email');
  });

  it('is sent cleaned, with what was left empty as nothing', () => {
    const keys = {
      siteKey: 'demo',
      departmentId: 'd',
      requestKey: 'r',
      visitorKey: 'v',
      pageUrl: 'https://shop.example',
    };
    expect(requestInput(draft({ message: ' Hi\u0000 ' }), keys)).toMatchObject({
      message: 'Hi',
      visitorName: null,
      visitorEmail: null,
    });
  });

  it('is left under the key of the request that nobody answered, or one of its own', () => {
    const fresh = { siteKey: 'demo', requestKey: 'fresh' };
    const given = draft({ email: ' v@example.com ', departmentId: 'a' });
    expect(leaveInput(given, { departmentId: 'b', requestKey: 'missed' }, fresh)).toMatchObject({
      visitorEmail: 'v@example.com',
      departmentId: 'b',
      requestKey: 'missed',
    });
    expect(leaveInput(given, undefined, fresh)).toMatchObject({ departmentId: 'a', requestKey: 'fresh' });
  });
});

describe('a refusal of the server', () => {
  it.each([
    ['BAD_USER_INPUT', 'input.visitorEmail', 'email'],
    ['BAD_USER_INPUT', 'visitorName', 'name'],
    ['BAD_USER_INPUT', 'message', 'message'],
    ['FORBIDDEN', undefined, undefined],
    ['CONFLICT', undefined, undefined],
  ])('%s (%s) is shown beside %s', (code, named, shown) => {
    expect(refusalProblem(code, named, texts).field).toBe(shown);
  });

  it('says honestly that the page may not carry the chat', () => {
    expect(refusalProblem('FORBIDDEN', undefined, texts).text).toBe(texts.notHere);
  });
});

describe('the waiting room', () => {
  it('says who is really being reached', () => {
    const at = (reachability: Department['reachability']) => waitingSentence(chatOf({ reachability }), false, texts);
    expect(at('CONSOLE')).toBe('Sales is here. Someone will be with you in a moment.');
    expect(at('MOBILE')).toBe("Nobody is at a desk right now. We're texting Sales.");
    expect(at('NOBODY')).toBe('Nobody has answered yet.');
  });

  it('says that an operator was lost where one had answered', () => {
    expect(waitingSentence(chatOf({}), true, texts)).toBe(texts.waitingAgain);
  });

  it.each([
    [-3, '0:00'],
    [7.9, '0:07'],
    [150, '2:30'],
  ])('says %s seconds as %s', (seconds, shown) => {
    expect(clockTime(seconds)).toBe(shown);
  });
});

it('keeps everything the visitor wrote for the leave-a-message form: stored, unsent and half typed', () => {
  const conversation = receiveMessages(startConversation(chatOf({}), [{ clientMessageId: 'x', body: 'unsent' }]), [
    messageOf(1, { body: 'first' }),
    messageOf(2, { body: 'Nobody answered', author: 'SYSTEM' }),
    messageOf(3, { body: 'second' }),
  ]);
  expect(writtenSoFar(conversation, ' half typed ')).toBe('first\nsecond\nunsent\nhalf typed');
  expect(writtenSoFar(conversation, '')).toBe('first\nsecond\nunsent');
});

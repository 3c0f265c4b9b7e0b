import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiveMessages, startConversation } from '../core/conversation.rules';
import { chatOf, messageOf } from '../core/data.test-helper';
import texts from '../messages/en.json';
import type { Department } from './site';
import {
  askProblem,
  clockTime,
  contactIn,
  leaveInput,
  leaveProblem,
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
    expect(askProblem(given, undefined, texts)?.field).toBe(field);
  });

  it('needs an e-mail address only where the answer goes there', () => {
    expect(askProblem(draft({}), undefined, texts)).toBeUndefined();
    expect(leaveProblem(draft({}), texts)?.field).toBe('email');
  });

  it('is sent cleaned, with what was left empty as nothing', () => {
    const keys = {
      siteKey: 'demo',
      departmentId: 'd',
      requestKey: 'r',
      visitorKey: 'v',
      pageUrl: 'https://shop.example',
    };
    expect(requestInput(draft({ message: ' Hi\u0000 ' }), undefined, keys)).toMatchObject({
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

describe('what the site asks', () => {
  const asked = {
    nameField: 'REQUIRED',
    emailField: 'OFF',
    questions: [
      { id: 'order', label: 'Order number', required: true },
      { id: 'how', label: 'How did you find us?', required: false },
    ],
    consentText: 'You may keep this.',
  } as const;
  const full = draft({ name: 'Vera', answers: { order: '42' }, consent: true });

  it('is explained field by field until all of it is there', () => {
    expect(askProblem({ ...full, name: ' ' }, { ...asked, questions: [...asked.questions] }, texts)?.field).toBe(
      'name',
    );
    expect(askProblem({ ...full, answers: {} }, { ...asked, questions: [...asked.questions] }, texts)?.field).toBe(
      'answer-order',
    );
    expect(askProblem({ ...full, consent: false }, { ...asked, questions: [...asked.questions] }, texts)?.field).toBe(
      'consent',
    );
    expect(askProblem(full, { ...asked, questions: [...asked.questions] }, texts)).toBeUndefined();
  });

  it('is all that is sent: nothing the visitor filled in where another site asked for it', () => {
    const keys = { siteKey: 'demo', departmentId: 'd', requestKey: 'r', visitorKey: 'v', pageUrl: 'https://a.example' };
    const given = { ...full, email: 'vera@example.com', answers: { order: ' 42 ', how: ' ', other: 'x' } };
    expect(requestInput(given, { ...asked, questions: [...asked.questions] }, keys)).toMatchObject({
      visitorEmail: null,
      answers: [{ questionId: 'order', text: '42' }],
      consent: true,
    });
  });
});

describe('the one field for a number or an address', () => {
  it.each([
    [' vera@example.com ', { email: 'vera@example.com' }],
    ['+31 (0)20 123-4567', { phone: '+31 (0)20 123-4567' }],
    ['call me', undefined],
    ['1234', undefined],
  ])('reads %s', (written, read) => {
    expect(contactIn(written)).toEqual(read);
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

  it('promises only what is usual, rounded up', () => {
    const at = (usualAnswerSeconds: number) => waitingSentence(chatOf({ usualAnswerSeconds }), false, texts);
    expect(at(38)).toBe("Nobody is at a desk right now. We're texting Sales: usually answered in 40 seconds.");
    expect(at(58)).toBe("Nobody is at a desk right now. We're texting Sales: usually answered within a minute.");
    expect(at(61)).toContain('within 2 minutes.');
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

describe('whatever a visitor does', () => {
  const reachable = fc.constantFrom<Department['reachability']>('CONSOLE', 'MOBILE', 'NOBODY');
  const offered = fc
    .array(reachable, { minLength: 1, maxLength: 6 })
    .map((all) => all.map((reachability, at) => department(`d${at}`, reachability)));

  it('a department is chosen that the site offers and none is easier to reach, or the one they chose before', () => {
    fc.assert(
      fc.property(offered, fc.nat(8), (all, wanted) => {
        const chosen = all.find(({ id }) => id === preferredDepartment(all, `d${wanted}`));
        const rank = (one?: Department): number => ['CONSOLE', 'MOBILE', 'NOBODY'].indexOf(one?.reachability ?? '');
        if (wanted < all.length) expect(chosen?.id).toBe(`d${wanted}`);
        else expect(rank(chosen)).toBe(Math.min(...all.map(rank)));
      }),
    );
  });

  it('a clock of seconds can be read back', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seconds) => {
        const [minutes = '', rest = ''] = clockTime(seconds).split(':');
        expect(Number(minutes) * 60 + Number(rest)).toBe(seconds);
        expect(rest).toHaveLength(2);
      }),
    );
  });
});

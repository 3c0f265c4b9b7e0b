import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf, originE164 } from './replies.rules.js';

describe('a text from a phone', () => {
  test.each('STOP stop Stop STOPALL UNSUBSCRIBE cancel End QUIT revoke OPTOUT OPT-OUT Arret REMOVE td'.split(' '))(
    '%s asks for no more texts',
    (word) => {
      expect(meaningOf(word)).toBe('STOP');
      expect(meaningOf(`  ${word}\r\n`)).toBe('STOP');
    },
  );

  test.each(['START', 'start', 'Yes', 'UNSTOP'])('%s asks for texts again', (word) => {
    expect(meaningOf(` ${word} `)).toBe('START');
  });

  test.each(['HELP', 'info'])('%s asks what this is', (word) => {
    expect(meaningOf(word)).toBe('HELP');
  });

  test.each(['STOP please', 'please stop', 'stop texting me', 'STOP.', 'S T O P', 'СТОП', 'ſtop', 'STOPP', '', ' '])(
    '%j is no keyword: only the whole message counts',
    (text) => {
      expect(meaningOf(text)).toBeNull();
    },
  );

  test('of any length and content is understood in no time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(['STOP', 'START', 'HELP', null]).toContain(meaningOf(text));
      }),
    );
    const began = performance.now();
    meaningOf(' '.repeat(100_000) + 'x');
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('where a text comes from', () => {
  test.each([
    ['31612345678', '+31612345678'],
    ['+31612345678', '+31612345678'],
    [' 31612345678 ', '+31612345678'],
    ['1008', null],
    ['Ringdown', null],
    ['0612345678', null],
    ['31612345678999999', null],
    ['', null],
  ])('%j is %j', (originator, number) => {
    expect(originE164(originator)).toBe(number);
  });
});

import fc from 'fast-check';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { shapeOf, shapingVariables } from './projection.rules.js';

const shaping = (document: string): string[] => shapingVariables(parse(document));

describe('the variables that shape the events of a subscription', () => {
  it.each([
    ['arguments of the root field shape nothing', 'subscription ($a: ID!, $b: Int) { x(a: $a, b: $b) { y } }', []],
    ['arguments beneath it do', 'subscription ($a: ID!, $b: Int) { x(a: $a) { y(first: $b) } }', ['b']],
    ['directives on it do', 'subscription ($a: ID!, $b: Boolean!) { x(a: $a) @include(if: $b) { y } }', ['b']],
    ['so do directives beneath it', 'subscription ($b: Boolean!) { x { ... @skip(if: $b) { y } } }', ['b']],
    ['all of a fragment does', 'subscription ($a: ID!) { ...F } fragment F on Subscription { x(a: $a) { y } }', ['a']],
    ['a variable in both places does', 'subscription ($a: ID!) { x(a: $a) { y(a: $a) } }', ['a']],
    ['inside of a value too', 'subscription ($z: Int, $a: Int) { x { y(in: { p: [$z], q: $a }) } }', ['a', 'z']],
  ])('%s', (_what, document, names) => {
    expect(shaping(document)).toEqual(names);
  });
});

describe('the shape', () => {
  it('is told by the shaping variables alone, and tells null from nothing given', () => {
    expect(shapeOf(['a'], { a: 1, b: 2 })).toBe(shapeOf(['a'], { a: 1, b: 3 }));
    expect(shapeOf(['a'], { a: 1 })).not.toBe(shapeOf(['a'], { a: '1' }));
    expect(shapeOf(['a'], { a: null })).not.toBe(shapeOf(['a'], {}));
    expect(shapeOf(['a', 'b'], { a: 1 })).not.toBe(shapeOf(['a', 'b'], { b: 1 }));
    expect(shapeOf([], null)).toBe(shapeOf([], undefined));
  });

  it('is the same of two askings exactly when each shaping variable is', () => {
    const given = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(2)));
    fc.assert(
      fc.property(given, given, (one, other) => {
        const same = ['a', 'b'].every((name) => one[name] === other[name]);
        expect(shapeOf(['a', 'b'], one) === shapeOf(['a', 'b'], other)).toBe(same);
      }),
    );
  });
});

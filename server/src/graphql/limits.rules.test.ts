import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DEPTH_LIMIT, FIELD_LIMIT, sizeErrors } from './limits.rules.js';

const messages = (query: string): string[] => sizeErrors(parse(query)).map(({ message }) => message);
const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}: me { id }`).join(' ');
const nested = (depth: number): string => '{ a '.repeat(depth) + '}'.repeat(depth);

describe('the size of an operation', () => {
  it(`is at most ${FIELD_LIMIT} fields and aliases`, () => {
    expect(messages(`{ ${aliases(FIELD_LIMIT / 2)} }`)).toEqual([]);
    expect(messages(`{ ${aliases(FIELD_LIMIT / 2)} b }`)).toEqual(['At most 300 fields fit in one operation.']);
  });

  it(`is at most ${DEPTH_LIMIT} deep`, () => {
    expect(messages(nested(DEPTH_LIMIT))).toEqual([]);
    expect(messages(nested(DEPTH_LIMIT + 1))).toEqual(['Fields may be nested at most 12 deep.']);
  });

  it('counts a fragment each time it is spread, also through others', () => {
    const doubling = Array.from({ length: 20 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);
    expect(messages(`{ ...F0 } ${doubling.join(' ')} fragment F20 on Query { me { id } }`)).toHaveLength(1);
  });

  it('counts depth through fragments and not for them', () => {
    const inner = nested(DEPTH_LIMIT - 1);
    expect(messages(`{ a { ...F } } fragment F on Query ${inner}`)).toEqual([]);
    expect(messages(`{ a { b { ... on Query { ...F } } } } fragment F on Query ${inner}`)).toHaveLength(1);
  });

  it('ends with fragments that spread themselves', () => {
    expect(messages('{ ...A } fragment A on Query { ...B } fragment B on Query { me { id } ...A }')).toEqual([]);
  });

  it('is measured for each operation of a document', () => {
    expect(messages(`query A { me { id } } query B ${nested(DEPTH_LIMIT + 1)}`)).toHaveLength(1);
  });

  it('lets the usual question for the schema through', () => {
    expect(messages(getIntrospectionQuery())).toEqual([]);
  });
});

describe('any operation', () => {
  it('is measured as it is written: so many fields, so deep, in fragments or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        (fields, depth, spread) => {
          const flat = Array.from({ length: fields }, (_, at) => `f${at}`).join(' ');
          const deep = nested(depth).slice(1, -1);
          const query = spread ? `{ ...F } fragment F on Query { ${flat} ${deep} }` : `{ ${flat} ${deep} }`;
          const told = messages(query);
          expect(told.some((message) => message.includes('fields fit'))).toBe(fields + depth > FIELD_LIMIT);
          expect(told.some((message) => message.includes('deep'))).toBe(depth > DEPTH_LIMIT);
        },
      ),
    );
  });
});

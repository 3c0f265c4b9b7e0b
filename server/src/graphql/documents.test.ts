import { createHash } from 'node:crypto';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Documents } from './documents.js';

const schema = buildSchema('type Query { a: Int b: Query }');
const keyOf = (query: string): string => `prefix:${createHash('sha256').update(query).digest('hex')}`;

describe('the documents', () => {
  it('are parsed and checked once, and are the same to Apollo', async () => {
    const documents = new Documents(schema, 10);
    const { document } = documents.open('{ a }');
    expect(documents.open('{ a }').document).toBe(document);
    expect(await documents.get(keyOf('{ a }'))).toBe(document);
    expect(await documents.get(keyOf('{ b { a } }'))).toBeUndefined();
  });

  it('that are too large, too deep or not valid are refused each time and never remembered', async () => {
    const documents = new Documents(schema, 10);
    const deep = `{ ${'b { '.repeat(13)}a${' }'.repeat(13)} }`;
    const large = `{ ${Array.from({ length: 301 }, (_, at) => `a${at}: a`).join(' ')} }`;
    for (const query of ['{ c }', '{', deep, large]) {
      for (let time = 0; time < 2; time += 1) {
        expect(documents.open(query).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      }
      expect(await documents.get(keyOf(query))).toBeUndefined();
    }
  });

  it('are no more than their number; the longest unused is forgotten first', async () => {
    const documents = new Documents(schema, 2);
    const first = documents.open('{ a }').document;
    const second = documents.open('{ b { a } }').document;
    documents.open('{ a }');
    documents.open('{ x: a }');
    expect(documents.open('{ a }').document).toBe(first);
    expect(await documents.get(keyOf('{ b { a } }'))).toBeUndefined();
    expect(documents.open('{ b { a } }').document).not.toBe(second);
  });

  it('are not remembered at all where there is no room', async () => {
    const documents = new Documents(schema, 0);
    const { document } = documents.open('{ a }');
    expect(document).toBeDefined();
    expect(documents.open('{ a }').document).not.toBe(document);
    expect(await documents.get(keyOf('{ a }'))).toBeUndefined();
  });
});

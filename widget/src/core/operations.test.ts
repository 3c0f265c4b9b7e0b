import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as visitorOperations from '../app/operations';
import { siteStatus } from '../app/site';
import { sourceOf, type Operation } from './graphql';
import * as chatOperations from './operations';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const {
  chatFields: _chat,
  messageFields: _message,
  ...whole
} = { ...chatOperations, ...visitorOperations, siteStatus };

describe('every operation of the widget', () => {
  it.each(Object.entries(whole))('%s is valid in the schema', (_name, operation) => {
    expect(validate(schema, parse(sourceOf(operation as Operation<unknown, unknown>)))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { sourceOf, type Operation } from '@ringdown/widget/core/graphql';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as operations from './operations';
import * as transferOperations from './transfer-operations';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));

it.each(Object.entries({ ...operations, ...transferOperations }))(
  '%s of the phone page is valid in the schema',
  (_name, operation) => {
    expect(validate(schema, parse(sourceOf(operation as Operation<unknown, unknown>)))).toEqual([]);
  },
);

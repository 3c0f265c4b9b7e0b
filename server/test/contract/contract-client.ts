import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import { expect } from 'vitest';
import type { ApiClient, EventStream } from '../harness/api-client.js';
import { eventually } from '../harness/eventually.js';
import { hasFields, noteInput, noteOutput } from './coverage.js';

/** The contract that outside callers rely on. */
export const contract = buildSchema(readFileSync(new URL('contract.graphql', import.meta.url), 'utf8'));

/** The promises that have been held against a value so far (see coverage.ts for their names). */
export const kept = new Set<string>();

type Variables = Record<string, unknown>;
type Values = Record<string, unknown>;

/** Runs an operation over HTTP as an outside caller does. */
export async function run(api: ApiClient, query: string, variables: Variables = {}): Promise<Answer> {
  return new Answer(parse(query), variables, await api.ask<Values>(query, variables));
}

/** Follows a subscription over a socket as an outside caller does. */
export function follow(api: ApiClient, query: string, variables: Variables = {}): Following {
  return new Following(parse(query), variables, api.subscribe<Values>(query, variables));
}

/** Asks again until the answer has these values: for states that no event announces to the caller. */
export async function runUntil(api: ApiClient, query: string, variables: Variables, expected: Values): Promise<Answer> {
  const answer = await eventually(JSON.stringify(expected), async () => {
    const { data } = await api.send<Values>(query, variables);
    return data && looksLike(data, expected) ? new Answer(parse(query), variables, data) : null;
  });
  return answer.has(expected);
}

/** The answer to an operation, whose values are to be asserted. */
export class Answer {
  constructor(
    private readonly document: DocumentNode,
    private readonly variables: Variables,
    readonly data: Values,
  ) {}

  /**
   * Asserts these values, and notes that the promises behind them are kept: of each field named in `expected`, of the
   * arguments that were passed, and of the enum values and union members that were sent and received.
   */
  has(expected: Values): this {
    expect(this.data).toMatchObject(expected);
    for (const definition of this.document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      for (const { variable, type } of definition.variableDefinitions ?? []) {
        const named = typeFromAST(contract, type);
        noteInput(kept, named, this.variables[variable.name.value]);
      }
      const root = contract.getRootType(definition.operation);
      if (root) this.note(root, definition.selectionSet, expected, this.data);
    }
    this.noteLiterals();
    return this;
  }

  /** A text at a path such as `createSite.key`. */
  text(path: string): string {
    const value = path.split('.').reduce<unknown>((at, key) => (at as Values | null)?.[key], this.data);
    if (typeof value !== 'string') throw new Error(`no text at ${path} of ${JSON.stringify(this.data)}`);
    return value;
  }

  private note(type: GraphQLObjectType, set: SelectionSetNode, expected: Values, received: Values): void {
    for (const field of fieldsFor(set, type.name)) {
      const key = (field.alias ?? field.name).value;
      const definition = type.getFields()[field.name.value];
      if (!definition || !(key in expected) || saysNothing(expected[key])) continue;
      kept.add(`${type.name}.${definition.name}`);
      for (const { name, value } of field.arguments ?? []) {
        const passed = value.kind !== Kind.VARIABLE || this.variables[value.name.value] !== undefined;
        if (passed) kept.add(`${type.name}.${definition.name}(${name.value})`);
      }
      noteOutput(kept, definition.type, received[key]);
      if (field.selectionSet && hasFields(definition.type)) {
        this.noteObjects(getNamedType(definition.type), field.selectionSet, expected[key], received[key]);
      }
    }
  }

  private noteObjects(type: GraphQLNamedType, set: SelectionSetNode, expected: unknown, received: unknown): void {
    if (Array.isArray(expected)) {
      const items = received as unknown[];
      (expected as unknown[]).forEach((item, index) => this.noteObjects(type, set, item, items[index]));
      return;
    }
    if (!isValues(expected) || !isValues(received)) return;
    if (isObjectType(type)) this.note(type, set, expected, received);
    if (!isUnionType(type) || typeof expected.__typename !== 'string') return;
    const member = type.getTypes().find(({ name }) => name === expected.__typename);
    if (!member) return;
    kept.add(`${type.name}|${member.name}`);
    this.note(member, set, expected, received);
  }

  /** Inputs that were written into the document itself. */
  private noteLiterals(): void {
    const types = new TypeInfo(contract);
    const noting = visitWithTypeInfo(types, {
      ObjectField: ({ name }) => {
        const input = types.getParentInputType();
        if (input) kept.add(`${getNamedType(input).name}.${name.value}`);
      },
      EnumValue: ({ value }) => noteInput(kept, types.getInputType(), value),
    });
    visit(this.document, noting);
  }
}

/** An open subscription whose events are to be asserted. */
export class Following {
  constructor(
    private readonly document: DocumentNode,
    private readonly variables: Variables,
    readonly stream: EventStream<Values>,
  ) {}

  /** Waits for the next event that looks like this, passing over others, and asserts and notes its values. */
  async tells(expected: Values): Promise<Answer> {
    const event = await this.stream.next(JSON.stringify(expected), (told) => looksLike(told, expected));
    return new Answer(this.document, this.variables, event).has(expected);
  }

  /** The next event, whatever it is, must be this one. */
  async tellsNext(expected: Values): Promise<Answer> {
    const event = await this.stream.next(JSON.stringify(expected));
    return new Answer(this.document, this.variables, event).has(expected);
  }

  stop(): void {
    this.stream.stop();
  }
}

function looksLike(told: Values, expected: Values): boolean {
  try {
    expect(told).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}

function fieldsFor(set: SelectionSetNode, typeName: string): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('Write the fields of a contract test out.');
    const about = selection.typeCondition?.name.value ?? typeName;
    return about === typeName ? fieldsFor(selection.selectionSet, typeName) : [];
  });
}

/** `expect.anything()` and `expect.any(…)` say that there is something, not what: they prove no promise. */
function saysNothing(expected: unknown): boolean {
  return expected === undefined || /^(Any|Anything)$/.test(expected?.constructor?.name ?? '');
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !('asymmetricMatch' in value);
}

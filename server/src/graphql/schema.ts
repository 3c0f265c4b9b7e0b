import 'reflect-metadata';
import {
  defaultFieldResolver,
  lexicographicSortSchema,
  printSchema,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema as build } from 'type-graphql';
import type { PubSub } from '../pub-sub/pub-sub.js';
import type { Audience } from './allow.js';
import { admit } from './audience.rules.js';
import type { Context } from './context.js';
import './enums.js';
import { resolvers } from './resolvers.js';

type RootField = GraphQLField<unknown, Context>;

/** Runs a root field, or throws a Refusal, e.g. where its rate limit is used up. */
export type RootGuard = (call: RootCall, run: () => Promise<unknown>) => Promise<unknown>;

/** One call of a root field. */
export interface RootCall {
  field: string;
  operation: 'query' | 'mutation' | 'subscription';
  args: Record<string, unknown>;
  context: Context;
}

/**
 * The one schema of both transports. Every query, mutation and subscription is guarded by the audience of its @Allow;
 * throws when one has none, so that nothing is ever open by oversight.
 */
export async function buildSchema(pubSub: PubSub, guard: RootGuard = (_call, run) => run()): Promise<GraphQLSchema> {
  const schema = await build({ resolvers, pubSub, validate: false, nullableByDefault: false });
  const fields = rootFields(schema);
  const open = fields.filter((field) => audienceOf(field).length === 0).map((field) => field.name);
  if (open.length > 0) throw new Error(`These root fields have no @Allow: ${open.join(', ')}`);
  for (const field of fields) protect(field, operationOf(schema, field), guard);
  describeRoots(schema);
  return schema;
}

/** The schema as it is committed: sorted, with descriptions. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The builder has no place for what the root types are. */
function describeRoots(schema: GraphQLSchema): void {
  const told: [GraphQLObjectType | null | undefined, string][] = [
    [schema.getQueryType(), 'What can be asked.'],
    [schema.getMutationType(), 'What can be done. Each is one transaction.'],
    [schema.getSubscriptionType(), 'What can be followed, over a WebSocket.'],
  ];
  for (const [type, description] of told) if (type) type.description = description;
}

function rootFields(schema: GraphQLSchema): RootField[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.flatMap((type) => Object.values(type?.getFields() ?? {})) as RootField[];
}

function operationOf(schema: GraphQLSchema, field: RootField): RootCall['operation'] {
  if (field.subscribe) return 'subscription';
  return Object.values(schema.getMutationType()?.getFields() ?? {}).includes(field) ? 'mutation' : 'query';
}

function audienceOf(field: RootField): Audience[] {
  return (field.extensions.audience as Audience[] | undefined) ?? [];
}

type RootResolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;

/** A subscription is guarded where it begins: its feed decides about every event after that. */
function protect(field: RootField, operation: RootCall['operation'], guard: RootGuard): void {
  const admitted = (resolve: RootResolver): RootResolver =>
    async function guarded(source, args, context, info): Promise<unknown> {
      admit(context.caller, audienceOf(field));
      return guard({ field: field.name, operation, args, context }, async () => resolve(source, args, context, info));
    };
  if (field.subscribe) {
    field.subscribe = admitted(field.subscribe);
    // An event is the answer, whatever the arguments were: subscribers with other arguments may share it.
    field.resolve = (event) => event;
  } else field.resolve = admitted(field.resolve ?? defaultFieldResolver);
}

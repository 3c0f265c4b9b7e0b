import type { Caller } from '../access/caller.js';
import type { Context } from './context.js';

/** What of a context is nobody's in particular. */
const COMMON: ReadonlySet<PropertyKey> = new Set<keyof Context>(['services', 'limits', 'loaders']);

/** Is told what resolvers look at to decide what this caller sees. */
export interface Onlooker {
  /** A property of the caller. */
  caller(property: string): void;
  /** Something that no two connections have in common, such as an address. */
  connection(): void;
}

/** The same context, with whatever is looked at told to the onlooker. */
export function lookedAt(context: Context, onlooker: Onlooker): Context {
  const caller = callerLookedAt(context.caller, onlooker);
  return new Proxy(context, {
    get(target, property, receiver) {
      if (property === 'caller') return caller;
      // What a context does not have says nothing: type-graphql asks everything whether it is a promise.
      if (property in target && !COMMON.has(property)) onlooker.connection();
      return Reflect.get(target, property, receiver) as unknown;
    },
    ownKeys(target) {
      onlooker.connection();
      return Reflect.ownKeys(target);
    },
  });
}

function callerLookedAt(caller: Caller, onlooker: Onlooker): Caller {
  return new Proxy(caller, {
    get(target, property, receiver) {
      onlooker.caller(String(property));
      return Reflect.get(target, property, receiver) as unknown;
    },
    has(target, property) {
      onlooker.caller(String(property));
      return Reflect.has(target, property);
    },
    ownKeys(target) {
      for (const property of Object.keys(target)) onlooker.caller(property);
      return Reflect.ownKeys(target);
    },
  });
}

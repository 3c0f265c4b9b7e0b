import type { Caller } from '../access/caller.js';
import type { Context } from './context.js';

/** What of a context is nobody's in particular; of the caller it is told by property. */
const COMMON: ReadonlySet<PropertyKey> = new Set<keyof Context>(['services', 'limits', 'loaders', 'caller']);

/** Is told what resolvers look at to decide what this caller sees. */
export interface Onlooker {
  /** A property of the caller. */
  caller(property: string): void;
  /** Something that no two connections have in common, such as an address. */
  connection(): void;
}

/** Tells an onlooker what is looked at in contexts that are handed out under its eyes. */
export class Watch {
  private readonly ofContext: ProxyHandler<Context>;
  private readonly ofCaller: ProxyHandler<Caller>;

  constructor(onlooker: Onlooker) {
    this.ofContext = watchContext(onlooker);
    this.ofCaller = watchCaller(onlooker);
  }

  /** The same context, watched. It is the one answer's own: its caller is replaced. */
  over(context: Context): Context {
    context.caller = new Proxy(context.caller, this.ofCaller);
    return new Proxy(context, this.ofContext);
  }
}

function watchContext(onlooker: Onlooker): ProxyHandler<Context> {
  return {
    get(target, property) {
      // What a context does not have says nothing: type-graphql asks everything whether it is a promise.
      if (property in target && !COMMON.has(property)) onlooker.connection();
      return Reflect.get(target, property) as unknown;
    },
    ownKeys(target) {
      onlooker.connection();
      return Reflect.ownKeys(target);
    },
  };
}

function watchCaller(onlooker: Onlooker): ProxyHandler<Caller> {
  return {
    get(target, property) {
      onlooker.caller(String(property));
      return Reflect.get(target, property) as unknown;
    },
    has(target, property) {
      onlooker.caller(String(property));
      return Reflect.has(target, property);
    },
    ownKeys(target) {
      for (const property of Object.keys(target)) onlooker.caller(property);
      return Reflect.ownKeys(target);
    },
  };
}

import { execute, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** What is asked less often costs more to compile than to run, and clients could make the process compile without end. */
const WORTH_IT = 20;
/** What is hot is short; and a program takes two hundred times the memory of its text. */
const LONGEST = 2000;
/** So many programs are kept, some 40 MB of the largest; the oldest is forgotten first, and is soon compiled again where it is hot. */
const MOST_KEPT = 100;

type Run = CompiledQuery['query'];

interface Known {
  uses: number;
  /** Null where it is not compiled, or cannot be. */
  run: Run | null;
}

/** Runs operations; those that come again and again, as programs of their own (decision 0017). For as long as their document is kept. */
export class CompiledOperations {
  private readonly known = new WeakMap<DocumentNode, Map<string, Known>>();
  private readonly compiled: Known[] = [];

  constructor(private readonly schema: GraphQLSchema) {}

  /** What GraphQL.js would answer, and at once where no resolver takes its time. */
  execute(args: Omit<ExecutionArgs, 'schema'>): ExecutionResult | Promise<ExecutionResult> {
    const run = this.runOf(args.document, args.operationName ?? '');
    const result = run?.(args.rootValue, args.contextValue, args.variableValues);
    return result instanceof Promise ? result.then((later) => this.whole(args, later)) : this.whole(args, result);
  }

  /** Without data nothing was begun: variables are wrong, and what is wrong with them is to be told as over HTTP. */
  private whole(
    args: Omit<ExecutionArgs, 'schema'>,
    result: ExecutionResult | undefined,
  ): ExecutionResult | Promise<ExecutionResult> {
    return result && 'data' in result ? result : execute({ ...args, schema: this.schema });
  }

  private runOf(document: DocumentNode, name: string): Run | null {
    const names = this.known.get(document) ?? new Map<string, Known>();
    this.known.set(document, names);
    const known = names.get(name) ?? { uses: 0, run: null };
    names.set(name, known);
    known.uses += 1;
    if (known.uses === WORTH_IT) this.compile(known, document, name);
    return known.run;
  }

  private compile(known: Known, document: DocumentNode, name: string): void {
    if (!document.loc || document.loc.end > LONGEST) return;
    const compiled = compileQuery(this.schema, document, name === '' ? undefined : name);
    if (!isCompiledQuery(compiled)) return;
    known.run = compiled.query;
    this.compiled.push(known);
    if (this.compiled.length > MOST_KEPT) Object.assign(this.compiled.shift() as Known, { uses: 0, run: null });
  }
}

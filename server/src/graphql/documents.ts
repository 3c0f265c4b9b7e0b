import { createHash } from 'node:crypto';
import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { sizeErrors, TOKEN_LIMIT } from './limits.rules.js';

/** A query string made ready to execute, or what is wrong with it. */
export type Opened = { document: DocumentNode; errors?: undefined } | { document?: undefined; errors: GraphQLError[] };

/** A document that may be run. */
interface Remembered {
  document: DocumentNode;
  /** Of its text, by which Apollo asks for it. */
  hash: string;
}

/**
 * The one way a query string becomes a document, on both transports: parsed with a limit of tokens, measured, validated,
 * and remembered when it is good, the longest unused forgotten first. Serves Apollo as its document store.
 */
export class Documents {
  private readonly remembered = new Map<string, Remembered>();
  private readonly byHash = new Map<string, string>();

  /** `size`: how many are remembered (DOCUMENT_CACHE_SIZE); clients of one version send a few dozen. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly size: number,
  ) {}

  /** The document of a query string; GRAPHQL_VALIDATION_FAILED errors where it cannot be run. */
  open(query: string): Opened {
    const known = this.recall(query);
    if (known) return { document: known };
    const opened = this.check(query);
    if (opened.document) this.remember(query, opened.document);
    return opened;
  }

  /** Apollo's keys end in the hash of the query. */
  get(key: string): Promise<DocumentNode | undefined> {
    const query = this.byHash.get(key.slice(-64));
    return Promise.resolve(query === undefined ? undefined : this.recall(query));
  }

  /** Only `open` adds documents: nothing unmeasured is ever remembered. */
  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    const query = this.byHash.get(key.slice(-64));
    if (query !== undefined) this.forget(query);
    return Promise.resolve(query !== undefined);
  }

  private check(query: string): Opened {
    try {
      const document = parse(query, { maxTokens: TOKEN_LIMIT });
      const oversize = sizeErrors(document);
      const errors = oversize.length > 0 ? oversize : validate(this.schema, document, undefined, { maxErrors: 20 });
      return errors.length > 0 ? { errors: errors.map(invalid) } : { document };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [invalid(error)] };
      throw error;
    }
  }

  private recall(query: string): DocumentNode | undefined {
    const known = this.remembered.get(query);
    if (!known) return undefined;
    // The last one used is the last to be forgotten.
    this.remembered.delete(query);
    this.remembered.set(query, known);
    return known.document;
  }

  private remember(query: string, document: DocumentNode): void {
    if (this.size === 0) return;
    const hash = createHash('sha256').update(query).digest('hex');
    this.remembered.set(query, { document, hash });
    this.byHash.set(hash, query);
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > this.size && !oldest.done) this.forget(oldest.value);
  }

  private forget(query: string): void {
    const known = this.remembered.get(query);
    if (known) this.byHash.delete(known.hash);
    this.remembered.delete(query);
  }
}

function invalid(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

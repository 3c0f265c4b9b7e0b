import { createHash } from 'node:crypto';
import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { sizeErrors, TOKEN_LIMIT } from './limits.rules.js';

/** How many documents are remembered: clients of one version send a few dozen. */
const REMEMBERED = 500;

/** A query string made ready to execute, or what is wrong with it. */
export type Opened = { document: DocumentNode; errors?: undefined } | { document?: undefined; errors: GraphQLError[] };

/**
 * The one way a query string becomes a document, on both transports: parsed with a limit of tokens, measured, validated,
 * and remembered when it is good, the longest unused forgotten first. Serves Apollo as its document store.
 */
export class Documents {
  private readonly remembered = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The document of a query string; GRAPHQL_VALIDATION_FAILED errors where it cannot be run. */
  open(query: string): Opened {
    const hash = createHash('sha256').update(query).digest('hex');
    const known = this.recall(hash);
    if (known) return { document: known };
    const opened = this.check(query);
    if (opened.document) this.remember(hash, opened.document);
    return opened;
  }

  /** Apollo's keys end in the hash of the query. */
  get(key: string): Promise<DocumentNode | undefined> {
    return Promise.resolve(this.recall(key.slice(-64)));
  }

  /** Only `open` adds documents: nothing unmeasured is ever remembered. */
  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.remembered.delete(key.slice(-64)));
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

  private recall(hash: string): DocumentNode | undefined {
    const document = this.remembered.get(hash);
    if (document) this.remember(hash, document);
    return document;
  }

  private remember(hash: string, document: DocumentNode): void {
    this.remembered.delete(hash);
    this.remembered.set(hash, document);
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > REMEMBERED && !oldest.done) this.remembered.delete(oldest.value);
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

import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Caller } from '../access/caller.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Context } from './context.js';
import { Watch, type Onlooker } from './looked-at.js';
import { shapeOf, shapingVariables } from './projection.rules.js';

/** One subscription, as far as its answers depend on it. */
export interface Subscription {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Record<string, unknown> | null | undefined;
  readonly caller: Caller;
  /** A context for one answer. */
  context(): Context;
  /** Kept by `SharedAnswers`. */
  key?: { looks: number; text: string };
}

/** What is needed to answer. */
export interface AnswerParts {
  operations: CompiledOperations;
  /** The result as it is told: its errors made fit for callers. */
  tell(result: ExecutionResult): unknown;
}

/** Callers who differ in these never share, whatever is looked at: no byte crosses organizations. */
const ALWAYS = ['kind', 'organizationId'];

/** Something, or the promise of it. */
type Later<T> = T | Promise<T>;

/** One answer, and for whom it was made. */
interface Answer {
  subscription: Subscription;
  text: Later<string>;
}

/**
 * What is known of one operation of a document: which variables shape its answers, and what of a caller its resolvers have
 * ever looked at. It only grows.
 */
class Operation implements Onlooker {
  readonly variables: string[];
  readonly looksAt = new Set(ALWAYS);
  /** A resolver looked at the connection itself: nobody shares. */
  isPersonal = false;
  readonly answers = new WeakMap<object, Map<string, Answer>>();
  readonly watch = new Watch(this);

  constructor(document: DocumentNode) {
    this.variables = shapingVariables(document);
  }

  caller(property: string): void {
    this.looksAt.add(property);
  }

  connection(): void {
    this.isPersonal = true;
  }

  /** Subscriptions with the same key have the same answers, as far as is known. */
  keyOf(subscription: Subscription): string {
    const looks = this.looksAt.size;
    if (subscription.key?.looks !== looks) subscription.key = { looks, text: this.newKey(subscription) };
    return subscription.key.text;
  }

  private newKey({ caller, variables }: Subscription): string {
    const seen = [...this.looksAt].map((property) => [
      property,
      (caller as unknown as Record<string, unknown>)[property],
    ]);
    return JSON.stringify(seen) + shapeOf(this.variables, variables);
  }
}

/**
 * The answers to events, each made once for all who may see the same of it: one execution and one text for the subscribers
 * that were told the same event by the same document, with the same shaping variables, and whose callers are equal in
 * everything that the resolvers looked at while they answered. What they look at is watched and not declared, so that a
 * field that begins to depend on the caller is never shared by oversight.
 */
export class SharedAnswers {
  private readonly operations = new WeakMap<DocumentNode, Map<string, Operation>>();

  constructor(private readonly parts: AnswerParts) {}

  /** The operation of a subscription, to be handed to `answer` with each of its events. */
  operationOf({ document, operationName }: Subscription): Operation {
    const known = this.operations.get(document) ?? new Map<string, Operation>();
    this.operations.set(document, known);
    const name = operationName ?? '';
    const operation = known.get(name) ?? new Operation(document);
    known.set(name, operation);
    return operation;
  }

  /** The answer to an event, as JSON; at once where nothing has to be read for it. Events are shared where they are the same object. */
  answer(operation: Operation, subscription: Subscription, event: unknown): Later<string> {
    if (operation.isPersonal || typeof event !== 'object' || event === null) {
      return this.make(operation, subscription, event);
    }
    const answers = operation.answers.get(event) ?? new Map<string, Answer>();
    operation.answers.set(event, answers);
    const key = operation.keyOf(subscription);
    const answer = answers.get(key);
    if (answer) return this.share(operation, subscription, event, answer);
    const text = this.make(operation, subscription, event);
    answers.set(key, { subscription, text });
    return text;
  }

  /** What another subscription is told, unless more turned out to matter while that was made. */
  private share(operation: Operation, subscription: Subscription, event: unknown, answer: Answer): Later<string> {
    const shared = (text: string): Later<string> => {
      const isSame = !operation.isPersonal && operation.keyOf(answer.subscription) === operation.keyOf(subscription);
      return isSame ? text : this.answer(operation, subscription, event);
    };
    return typeof answer.text === 'string' ? shared(answer.text) : answer.text.then(shared);
  }

  private make(operation: Operation, subscription: Subscription, event: unknown): Later<string> {
    const told = (result: ExecutionResult): string => JSON.stringify(this.parts.tell(result));
    const result = this.parts.operations.execute({
      document: subscription.document,
      operationName: subscription.operationName,
      variableValues: subscription.variables,
      rootValue: event,
      contextValue: operation.watch.over(subscription.context()),
    });
    return result instanceof Promise ? result.then(told) : told(result);
  }
}

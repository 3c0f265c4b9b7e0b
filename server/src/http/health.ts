import { Router } from 'express';
import type { Services } from '../services.js';

/** Something that has to work for this process to serve. */
export interface Dependency {
  name: string;
  /** Rejects where it does not answer. */
  ping(): Promise<void>;
}

const PATIENCE_MS = 2000;

/**
 * `/healthz`: the process is alive. `/readyz`: it can serve, and is not stopping; else 503, naming what is missing.
 * `/readyz?redis=optional` is for balancers: without Redis every process is slower, and none of them better than another.
 */
export function health(services: Services, others: Dependency[], isStopping: () => boolean): Router {
  const router = Router();
  const dependencies = [{ name: 'database', ping: () => services.db.ping() }, ...others];
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/readyz', async (request, response) => {
    const isWanted = ({ name }: Dependency): boolean => name !== 'redis' || request.query.redis !== 'optional';
    const missing = isStopping() ? ['stopping'] : await unreachable(dependencies.filter(isWanted));
    response.set('Cache-Control', 'no-store').status(missing.length === 0 ? 200 : 503);
    response.json(missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing });
  });
  return router;
}

async function unreachable(dependencies: Dependency[]): Promise<string[]> {
  const answers = await Promise.all(dependencies.map(async (one) => ((await doesAnswer(one)) ? null : one.name)));
  return answers.filter((name): name is string => name !== null);
}

async function doesAnswer(dependency: Dependency): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = dependency.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

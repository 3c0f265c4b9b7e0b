import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError } from '../harness/api-client.js';
import { Ringdown } from '../harness/start-app.js';
import { RawSocket } from './raw-socket.js';

const SECRET = 'the words of the fault';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(async () => {
  await ringdown.finish();
});

/** Does something while every read of the database fails. */
async function whileTheDatabaseFails<T>(act: () => Promise<T>): Promise<T> {
  const { db } = ringdown.app.services;
  Object.defineProperty(db, 'read', {
    configurable: true,
    get: () => {
      throw new Error(SECRET);
    },
  });
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(db, 'read');
  }
}

function expectReference(errors: ApiError[] | undefined): void {
  expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  const reference = errors?.[0]?.extensions.reference ?? 'none';
  expect(reference).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(errors)).not.toContain(SECRET);
  const line = ringdown.logs.lines.find((text) => text.includes(reference));
  expect(line).toContain(SECRET);
}

describe('a fault', () => {
  const SITE = '{ site(key: "x") { name } }';

  it('is told over HTTP as a reference to the log line, never in its words', async () => {
    const { errors } = await whileTheDatabaseFails(() => ringdown.anonymous.send(SITE));
    expectReference(errors);
    expect((await ringdown.anonymous.refusal(SITE)).code).toBe('NOT_FOUND');
  });

  it('is told so when not even the caller can be known', async () => {
    const { errors } = await whileTheDatabaseFails(() => ringdown.anonymous.as({ bearer: 'rdk_x' }).send(SITE));
    expectReference(errors);
  });

  it('is told so over a socket, which stays open', async () => {
    const socket = await RawSocket.open(ringdown.url, {});
    const { errors } = (await whileTheDatabaseFails(() => socket.ask(SITE))) as { errors?: ApiError[] };
    expectReference(errors);
    expect(await socket.ask(SITE)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    socket.close();
  });

  it('while a socket opens closes it with a code that clients retry', async () => {
    const socket = await whileTheDatabaseFails(() =>
      RawSocket.open(ringdown.url, {}, { authorization: 'Bearer rdk_x' }),
    );
    expect((await socket.closed).code).toBe(1013);
  });

  it('makes the process not ready, and alive', async () => {
    const [ready, alive] = await whileTheDatabaseFails(async () => {
      const { db } = ringdown.app.services;
      const ping = db.ping.bind(db);
      db.ping = () => Promise.reject(new Error(SECRET));
      const answers = await Promise.all(['/readyz', '/healthz'].map((path) => fetch(`${ringdown.url}${path}`)));
      db.ping = ping;
      return answers;
    });
    expect([ready!.status, await ready!.json()]).toEqual([503, { status: 'not ready', missing: ['database'] }]);
    expect(alive!.status).toBe(200);
  });
});

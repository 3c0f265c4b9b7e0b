import https from 'node:https';
import { randomUUID } from 'node:crypto';
import { runnerImport } from 'vite';

const DOUBLE = 'server/test/messagebird/messagebird-double.ts';
const PATIENCE_MS = 30_000;

/** The tests' double of MessageBird, in this process, so that what it received and when is told by one clock. */
export async function startProvider() {
  const { module } = await runnerImport(DOUBLE, { configFile: false, logLevel: 'error' });
  const waiting = new Map();
  const early = new Map();
  const onAccepted = ({ recipient, body }) => {
    const received = { at: performance.now(), body };
    const resolve = waiting.get(recipient)?.shift();
    if (resolve) resolve(received);
    else early.set(recipient, [...(early.get(recipient) ?? []), received]);
  };
  const double = await module.MessageBirdDouble.start({ onAccepted });
  return {
    double,
    receipt: (number) => receipt(digits(number), waiting, early),
    post: poster(double),
    stop: () => double.stop(),
  };
}

const digits = (number) => number.replace('+', '');

/** The next message to a number: what it says, and when the double had accepted it. */
function receipt(number, waiting, early) {
  const received = early.get(number)?.shift();
  if (received) return Promise.resolve(received);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No SMS reached ${number}.`)), PATIENCE_MS);
    const taken = (message) => {
      clearTimeout(late);
      resolve(message);
    };
    waiting.set(number, [...(waiting.get(number) ?? []), taken]);
  });
}

/** Sends the bare request that the messagebird package would, over one connection that is kept open. */
function poster({ url, accessKey, ca }) {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ca });
  return (number, body) =>
    new Promise((resolve, reject) => {
      const message = {
        originator: 'Ringdown',
        recipients: [digits(number)],
        body,
        reference: randomUUID(),
        validity: 150,
        datacoding: 'auto',
        reportUrl: 'http://localhost/hooks/messagebird/status',
      };
      const headers = { Authorization: `AccessKey ${accessKey}`, 'Content-Type': 'application/json' };
      const request = https.request(`${url}/messages`, { method: 'POST', agent, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode));
      });
      request.once('error', reject).end(JSON.stringify(message));
    });
}

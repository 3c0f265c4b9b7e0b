import { Router, type RequestHandler } from 'express';
import { Counter, Gauge, Registry } from 'prom-client';
import { IsNull, Not } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { Deadline } from '../chat/deadline.entity.js';
import { CoverageAlarm } from '../coverage/coverage-alarm.entity.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { ChatStatus, MailStatus, SmsStatus } from '../vocabulary.js';

/** What this process counts, as Prometheus reads it. */
export interface Metrics {
  registry: Registry;
  observe: RequestHandler;
  hook(outcome: string): void;
  router: Router;
}

/** What a process has to do now. */
export interface ProcessLoad {
  /** How many WebSockets are open. */
  sockets(): number;
  /** How many operations are not answered yet. */
  operations(): number;
}

/** The metrics of one process; what is in the database is counted when asked. */
export function createMetrics(services: Services, load: ProcessLoad): Metrics {
  const registry = new Registry();
  const requests = new Counter({
    name: 'ringdown_http_requests_total',
    help: 'Answers over HTTP, by class of status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const hooks = new Counter({
    name: 'ringdown_hook_calls_total',
    help: 'Calls of the SMS provider, by what became of them.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  gauge(registry, 'ringdown_sockets', 'Open WebSockets.', () => Promise.resolve(load.sockets()));
  gauge(registry, 'ringdown_operations', 'Operations that are not answered yet.', () =>
    Promise.resolve(load.operations()),
  );
  gauge(registry, 'ringdown_topics_followed', 'Topics that open subscriptions follow.', () =>
    Promise.resolve(services.pubSub.size),
  );
  gauge(registry, 'ringdown_consoles', 'Consoles open at this process.', () =>
    Promise.resolve(services.openConsoles.size),
  );
  databaseGauges(registry, services);
  return {
    registry,
    hook: (outcome) => hooks.inc({ outcome }),
    observe: (_request, response, next) => {
      response.once('finish', () => requests.inc({ status: `${Math.floor(response.statusCode / 100)}xx` }));
      next();
    },
    router: metricsRouter(registry),
  };
}

function databaseGauges(registry: Registry, { db, clock }: Services): void {
  for (const status of [ChatStatus.WAITING, ChatStatus.ACTIVE] as const) {
    const word = status.toLowerCase();
    gauge(registry, `ringdown_chats_${word}`, `Chats that are ${word}.`, () => db.read.countBy(Chat, { status }));
  }
  gauge(registry, 'ringdown_sms_queued', 'SMS that wait to be sent.', () =>
    db.read.countBy(SmsMessage, { status: SmsStatus.QUEUED }),
  );
  gauge(registry, 'ringdown_sms_unknown', 'SMS whose outcome the provider has not told.', () =>
    db.read.countBy(SmsMessage, { status: SmsStatus.UNKNOWN }),
  );
  gauge(registry, 'ringdown_mail_queued', 'Mails that wait to be sent.', () =>
    db.read.countBy(MailMessage, { status: MailStatus.QUEUED }),
  );
  gauge(registry, 'ringdown_coverage_alarms', 'Departments that have hours now and reach nobody.', () =>
    db.read.countBy(CoverageAlarm, { raisedAt: Not(IsNull()), clearedAt: IsNull() }),
  );
  gauge(registry, 'ringdown_deadline_lag_seconds', 'How long the oldest deadline is overdue.', async () => {
    const [oldest] = await db.read.find(Deadline, { order: { dueAt: 'ASC' }, take: 1 });
    return oldest ? Math.max(0, (clock.now().getTime() - oldest.dueAt.getTime()) / 1000) : 0;
  });
}

function gauge(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}

function metricsRouter(registry: Registry): Router {
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
}

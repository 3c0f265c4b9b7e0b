import { Administrator } from './people/administrator.js';
import { faultsHappen } from './people/faults.js';
import { OperatorAtConsole } from './people/operator-at-console.js';
import { OperatorPhone } from './people/operator-phone.js';
import { planOf } from './people/plan.js';
import { openShop } from './people/shop.js';
import type { Town } from './people/town.js';
import { VisitorPerson } from './people/visitor.js';
import { recordReport } from '../src/sms/reports.js';
import { Observer } from './observer/observer.js';
import { SnapshotReader } from './observer/snapshot.js';
import { providerOf } from './outside/provider.js';
import { SmsNetwork } from './outside/sms-network.js';
import { Servers } from './server/servers.js';
import type { Storage } from './server/storage.js';
import { enter } from './world/surroundings.js';
import { Trace } from './world/trace.js';
import { World, type Breach } from './world/world.js';

/** How long a world may take to come to rest after the last busy second. */
const REST_SECONDS = 1500;

/** What became of one seed. */
export interface Outcome {
  seed: number;
  breach: Breach | null;
  /** Digest of the whole trace: the same for the same seed. */
  digest: string;
  steps: number;
  chats: number;
  rings: number;
  texts: number;
  /** The last lines of the trace, where a promise was broken. */
  tail: string[];
}

/** Lives one seed's world from beginning to rest, every promise checked after every step. */
export async function runSeed(
  storage: Storage,
  seed: number,
  print: ((line: string) => void) | null = null,
): Promise<Outcome> {
  storage.clear();
  const name = String(seed);
  const trace = new Trace(print);
  const world = new World(name, trace);
  enter(world);
  const plan = planOf(name);
  world.note(`the plan: ${JSON.stringify(plan)}`);
  const shop = await openShop(world, storage.writer.manager);
  const town = settle(world, storage, plan, shop);
  await town.live();
  town.servers.end();
  const { chat, ring } = town.observer.history.now;
  return {
    seed,
    breach: world.breach,
    digest: trace.finish(),
    steps: world.steps,
    chats: chat.rows.length,
    rings: ring.rows.length,
    texts: town.texts(),
    tail: world.breach ? trace.tail() : [],
  };
}

interface LivingTown extends Town {
  live(): Promise<void>;
  texts(): number;
}

function settle(world: World, storage: Storage, plan: Town['plan'], shop: Town['shop']): LivingTown {
  const reader = new SnapshotReader(storage);
  const observer: Observer = new Observer(world, reader, plan.servers.clockErrorMs, (fromMs) => servers.served(fromMs));
  const phones = new Map(shop.operators.map((member) => [member.id, new OperatorPhone(lazyTown(), member)]));
  const network = new SmsNetwork(world, plan.network, {
    accepted: (message) => observer.accepted(message.reference),
    delivered: (message) => {
      const row = observer.history.now.sms_message.get(message.reference);
      if (row) phones.get(row.operator_id)?.receives(message.body);
    },
    report: (report) => {
      const { id: providerMessageId, reference, status, errorCode } = report;
      const told = { provider: 'messagebird', providerMessageId, reference, status, errorCode };
      servers.ask(`a report: ${status}`, (services) => recordReport(services, told)).catch(() => undefined);
    },
  });
  const servers: Servers = new Servers(world, plan.servers, {
    storage,
    providerFor: (life) =>
      providerOf(life, network, {
        begun: (by, sms) => observer.callBegins(by, sms),
        notTaken: (reference) => observer.notTaken(reference),
      }),
    nextInstant: (tables, afterMs) => reader.nextInstant(tables, afterMs - plan.servers.clockErrorMs),
    onCommit: ({ life, services }) => observer.committed(life, services.clock.now().getTime()),
    onDisturbance: () => observer.told.ears.disturbed(),
  });
  const town: Town = { world, plan, shop, servers, observer };
  function lazyTown(): Town {
    return {
      world,
      plan,
      shop,
      observer,
      get servers() {
        return servers;
      },
    };
  }
  return { ...town, live: () => live(town, network), texts: () => network.messages.length };
}

async function live(town: Town, network: SmsNetwork): Promise<void> {
  const { world, plan, shop, servers, observer } = town;
  for (let index = 1; index <= plan.visitors; index += 1) void new VisitorPerson(town, `visitor ${index}`).lives();
  for (const member of shop.operators) void new OperatorAtConsole(town, member).lives();
  void new Administrator(town).lives();
  void faultsHappen(town);
  const busyMs = plan.busySeconds * 1000;
  await world.run(() => world.now > busyMs, Infinity);
  if (world.breach) return;
  world.note('people are tired, and nothing goes wrong any more');
  servers.calmDown();
  network.calmDown();
  await world.run(() => world.now > busyMs + 3000 && observer.isAtRest, busyMs + REST_SECONDS * 1000);
  if (!world.breach) observer.atRest();
}

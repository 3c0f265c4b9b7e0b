import { Random } from '../world/random.js';
import type { Town } from './town.js';

/** What befalls the machines: processes die, stand still, and the database's clock is put forward. */
export async function faultsHappen({ world, servers, plan }: Town): Promise<void> {
  if (plan.faultEverySeconds === null) return;
  const random = new Random(`${world.seed}/faults`);
  for (;;) {
    await world.sleep(random.int(500, plan.faultEverySeconds * 2000));
    if (world.now > plan.busySeconds * 1000) return;
    switch (random.weighted({ kill: 4, stall: 4, suspend: 2, jump: 1 })) {
      case 'kill':
        servers.kill();
        break;
      case 'stall':
        servers.stall(random.int(1, 50), false);
        break;
      case 'suspend':
        servers.stall(random.int(1, 200), true);
        break;
      case 'jump':
        servers.putClockForward(random.int(1, 90));
        break;
    }
  }
}

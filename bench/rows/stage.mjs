import { startLoad, startRaw } from '../processes.mjs';
import { startServer } from '../server.mjs';
import { openShop } from '../shop.mjs';

/**
 * What measurements are made on: servers on databases of their own, raw servers, processes that make load. All of it is
 * gone after `work`, however that ends.
 */
export async function onStage(work) {
  const closers = [];
  const closing = (thing, close) => {
    closers.push(close);
    return thing;
  };
  const stage = {
    load: () => {
      const load = startLoad();
      return closing(load, load.stop);
    },
    raw: async () => {
      const raw = await startRaw();
      return closing(raw, raw.kill);
    },
    /** A server on a new database of this kind, with a shop in it. */
    product: async ({ open }, provider) => {
      const database = await open();
      closing(database, database.close);
      const server = await startServer(database, provider);
      closing(server, server.kill);
      return { database, server, shop: await openShop(server.url, provider) };
    },
  };
  try {
    return await work(stage);
  } finally {
    await closeAll(closers);
  }
}

/** The last opened first; one that does not close does not keep the others open. */
async function closeAll(closers) {
  const failures = [];
  for (const close of closers.toReversed()) await close().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

import { consoles } from './rows/consoles.mjs';
import { delivery } from './rows/delivery.mjs';
import { growth } from './rows/growth.mjs';
import { memory } from './rows/memory.mjs';
import { messages, messagesOnSqlite } from './rows/messages.mjs';
import { races } from './rows/races.mjs';
import { requests } from './rows/requests.mjs';
import { subscribers } from './rows/subscribers.mjs';
import { unconcerned } from './rows/unconcerned.mjs';

/**
 * What can be measured, by the name it is asked for on the command line: which figures it gives (`keys` of figures.mjs), how
 * (`method`), why not on this machine (`missing`), and `run`, which resolves with a result for each.
 */
export const ROWS = [
  messages,
  messagesOnSqlite,
  delivery,
  subscribers,
  memory,
  races,
  requests,
  growth,
  unconcerned,
  consoles,
];

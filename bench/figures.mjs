/**
 * The figures, in the order and words they are reported in. `must` and `aim` are for `ratio`, product to limit, where
 * `better` says which way; of memory they are the KiB themselves.
 */
export const FIGURES = {
  messages: {
    figure:
      'durable messages/s, 200 connections, MariaDB (`innodb_flush_log_at_trx_commit=1`), against mysql2 with 10 connections, one insert each',
    unit: 'messages/s',
    better: 'higher',
    must: 0.5,
    aim: 0.8,
  },
  messagesOnSqlite: {
    figure: 'the same on SQLite (FULL), against better-sqlite3 FULL single inserts',
    unit: 'messages/s',
    better: 'higher',
    must: 0.8,
    aim: 2,
  },
  messageCpu: {
    figure: 'server CPU per durable message, against raw `ws` forwarding',
    unit: 'µs',
    better: 'lower',
    must: 8,
    aim: 5,
  },
  delivery: {
    figure: 'delivery at 300/s, p50 and p99, against raw `ws` at the same load',
    unit: 'ms',
    better: 'lower',
    must: 3,
    aim: 2,
  },
  subscribers: {
    figure: 'CPU per delivery to 1,000 subscribers, against raw `ws`',
    unit: 'µs',
    better: 'lower',
    must: 4,
    aim: 2,
  },
  memory: {
    figure: 'memory per connection with one subscription at 10,000',
    unit: 'KiB',
    better: 'lower',
    must: 20,
    aim: 14,
  },
  races: {
    figure: 'races of 50 accepts: exactly one winner in 10,000 of 10,000; last answer p99 against the bare UPDATE race',
    unit: 'ms',
    better: 'lower',
    must: 3,
    aim: 2,
  },
  requests: {
    figure: "`requestChat` to the provider's receipt, p99, against bare insert p99 + bare POST p99",
    unit: 'ms',
    better: 'lower',
    must: 2,
    aim: 1.5,
  },
  growth: {
    figure: 'p50 of inbox, last 50, unread, insert with 10^7 messages and 10^6 chats, against 10^3',
    unit: 'ms',
    better: 'lower',
    must: 2,
    aim: 1.2,
  },
  unconcerned: {
    figure: 'cost of a message with 1,000 unconcerned operators connected, against 10',
    unit: 'µs',
    better: 'lower',
    must: 1.2,
    aim: 1.05,
  },
  consoles: {
    figure:
      'console events with 1,000 operators in one department and 50 requests a second: server CPU per delivered event, against raw `ws`',
    unit: 'µs',
    better: 'lower',
    must: 6,
    aim: 4,
  },
};

/** Whether a result keeps its target; `slack` widens it. */
export function isMet({ key, ratio, broken }, target = 'must', slack = 1) {
  const { better } = FIGURES[key];
  const bound = FIGURES[key][target];
  if (broken) return false;
  return better === 'higher' ? ratio >= bound / slack : ratio <= bound * slack;
}

/** The result whose ratio is the worse of two or more, with all of them as its parts. */
export function worstOf(key, parts) {
  const sign = FIGURES[key].better === 'higher' ? 1 : -1;
  const [worst] = Object.values(parts).sort((a, b) => sign * (a.ratio - b.ratio));
  return { key, ...worst, parts };
}

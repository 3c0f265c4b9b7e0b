import { parseArgs } from 'node:util';
import { Trouble } from '../scripts/lib/say.mjs';
import { FIGURES } from './figures.mjs';
import { ROWS } from './rows.mjs';

export const USAGE = `npm run bench -- [row…] [options]       all rows, or those named: npm run bench -- messages races
npm run bench -- --short                  what continuous integration checks: the steady figures, at 1.5 times their "must"
npm run bench -- soak | reconnect | fan-out   studies that take longer; their options stand in bench/NAME.mjs

  --list           the rows and their figures
  --pairs N        how often product and limit take turns (default 5, with --short 3)
  --races N        how many races there are in all (default 10000)
  --quick          histories of 10^6 messages and 10^5 chats instead of 10^7 and 10^6
  --json FILE      writes the figures there too
  --no-page        leaves docs/benchmarks.md as it is; some rows alone never write it
  --env NAME=VALUE an environment variable of the measured server; may be repeated`;

const whole = (word, least) => {
  const number = Number(word);
  if (!Number.isInteger(number) || number < least) throw new Trouble(USAGE);
  return number;
};

/** The command line, read. An unknown row or option is the caller's fault. */
export function readOptions() {
  const { values, positionals } = parse();
  const unknown = positionals.filter((name) => !ROWS.some((row) => row.name === name));
  if (unknown.length > 0) throw new Trouble(`There is no row ${unknown.join(', ')}.\n\n${listOfRows()}`);
  const rows = positionals.length === 0 ? ROWS : ROWS.filter(({ name }) => positionals.includes(name));
  return {
    ...values,
    pairs: whole(values.pairs ?? (values.short ? '3' : '5'), 1),
    races: whole(values.races, 1),
    env: Object.fromEntries(values.env.map((one) => one.split(/=(.*)/s).slice(0, 2))),
    rows,
    page: !values['no-page'] && !values.short && rows.length === ROWS.length,
  };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        short: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        'no-page': { type: 'boolean', default: false },
        pairs: { type: 'string' },
        races: { type: 'string', default: '10000' },
        json: { type: 'string' },
        env: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new Trouble(`${error.message}\n\n${USAGE}`);
  }
}

/** What `npm run bench -- NAME` runs beside the rows: the function of bench/NAME.mjs. */
const STUDIES = { soak: 'soak', reconnect: 'reconnect', 'fan-out': 'fanOut' };

/**
 * The study that the command line names, if any, with its options: `--idle-connections 2000` becomes
 * `{ idleConnections: 2000 }`, one without a value true.
 */
export function readStudy(args = process.argv.slice(2)) {
  const [name, ...rest] = args;
  if (!Object.hasOwn(STUDIES, name ?? '')) return null;
  const { tokens } = parseArgs({ args: rest, strict: false, tokens: true, allowPositionals: true });
  const options = {};
  let last = null;
  for (const { kind, name: option, value } of tokens) {
    if (kind === 'option') options[(last = camel(option))] = value === undefined ? true : typed(value);
    else if (kind === 'positional' && last !== null) options[last] = typed(value);
  }
  return { name, run: STUDIES[name], options };
}

const camel = (option) => option.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const typed = (value) => (/^\d+(\.\d+)?$/.test(value) ? Number(value) : value);

/** The rows by name, each with its figures. */
export function listOfRows() {
  return ROWS.map(({ name, keys }) => [name, ...keys.map((key) => `  ${FIGURES[key].figure}`)].join('\n')).join('\n');
}

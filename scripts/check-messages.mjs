// Whether every language of the widget has every sentence, with the same places and its own ways to count.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/say.mjs';
import { faultsOf, unusedKeys } from './lib/messages.mjs';

const folder = path.join(root, 'widget/src');
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, 'messages', name), 'utf8'));
const sources = fs
  .readdirSync(folder, { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|generated/.test(name))
  .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

// The loader's two are put in when it is built; the direction says how a file is to be read.
const ELSEWHERE = ['launcher', 'notLoaded', 'direction'];
const files = fs.readdirSync(path.join(folder, 'messages')).filter((name) => name.endsWith('.json'));
const english = read('en.json');
const faults = [
  ...files.flatMap((name) => faultsOf(name, read(name), english)),
  ...unusedKeys(english, sources)
    .filter((key) => !ELSEWHERE.includes(key))
    .map((key) => `en.json: nothing says "${key}"`),
];
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? `${files.length} languages say the same.` : `${faults.length} faults in messages.`);
process.exitCode = faults.length === 0 ? 0 : 1;

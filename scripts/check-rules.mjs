// Whether every file of rules has a test beside it with a property: examples show what somebody thought of, rules hold for more.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/say.mjs';

const folders = ['server/src', 'client/src', 'widget/src'];
const rules = folders.flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.rules.ts'))
    .map((name) => path.join(folder, name)),
);

/** What is missing for one file of rules; null where nothing is. */
function fault(file) {
  const test = path.join(root, file.replace(/\.ts$/, '.test.ts'));
  if (!fs.existsSync(test)) return `${file} has no test beside it`;
  return /fc\.(async)?property\(/i.test(fs.readFileSync(test, 'utf8')) ? null : `${file} has a test without a property`;
}

const faults = rules.map(fault).filter((found) => found !== null);
for (const found of faults) console.log(found);
console.log(faults.length === 0 ? `${rules.length} files of rules have properties.` : `${faults.length} have none.`);
process.exitCode = faults.length === 0 ? 0 : 1;

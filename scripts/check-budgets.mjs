// Whether what a browser loads first still fits its budget, in bytes as they travel (gzip).
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from './lib/build.mjs';
import { giveUp, root } from './lib/say.mjs';

const BUDGETS = [
  { name: 'widget loader', most: 3_000, files: () => ['widget/dist/widget.js'] },
  { name: 'widget', most: 25_000, files: () => [...panel(), largest(filesIn('widget/dist/widget', /^texts-.*\.js$/))] },
  { name: 'phone page', most: 60_000, files: () => firstLoad('client/dist/mobile', '/mobile/') },
  { name: 'console', most: 250_000, files: () => firstLoad('client/dist/console', '/console/') },
];

function filesIn(folder, pattern) {
  const names = fs.readdirSync(path.join(root, folder)).filter((name) => pattern.test(name));
  if (names.length === 0) throw new Error(`No file of ${folder} is called ${pattern}`);
  return names.map((name) => `${folder}/${name}`);
}

const panel = () => filesIn('widget/dist/widget', /^app-.*\.js$/);
/** A visitor loads one language: the budget holds for the largest. */
const largest = (files) => files.reduce((one, other) => (weigh(other) > weigh(one) ? other : one));

/** The page itself, with what it carries inside it, and what it names: its script, the modules preloaded for it, its style sheets. */
function firstLoad(folder, base) {
  const page = `${folder}/index.html`;
  const html = fs.readFileSync(path.join(root, page), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  const own = named.filter((address) => address.startsWith(base) && /\.(js|css)$/.test(address));
  const carries = /<script type="module">[^]+<\/script>/.test(html);
  if (own.length === 0 && !carries) throw new Error(`${page} has no script, nor names one under ${base}`);
  return [page, ...own.map((address) => `${folder}/${address.slice(base.length)}`)];
}

const weigh = (file) => gzipSync(fs.readFileSync(path.join(root, file)), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;

function check({ name, most, files }) {
  const bytes = files().reduce((sum, file) => sum + weigh(file), 0);
  const fits = bytes <= most;
  console.log(`${fits ? 'ok    ' : 'OVER  '} ${name}: ${kilobytes(bytes)} of ${kilobytes(most)} gzip`);
  return fits;
}

try {
  await ensureBuilt(['client', 'widget']);
  if (!BUDGETS.map(check).every(Boolean)) process.exitCode = 1;
} catch (error) {
  giveUp(error);
}

// Whether the types that the front ends read from schema.graphql were generated from the schema as it is now.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { capture } from './lib/children.mjs';
import { root } from './lib/say.mjs';

const cli = path.join(root, 'node_modules/gql.tada/bin/cli.js');

/** Where a workspace keeps its generated types, from its own tsconfig.json. */
function generatedFile(folder) {
  const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.json'), ts.sys.readFile);
  const plugin = config.compilerOptions.plugins.find((entry) => entry.tadaOutputLocation);
  return path.join(folder, plugin.tadaOutputLocation);
}

async function isCurrent(workspace, scratch) {
  const folder = path.join(root, workspace);
  const fresh = path.join(scratch, `${workspace}.d.ts`);
  const result = await capture(process.execPath, [cli, 'generate-output', '--output', fresh], { cwd: folder });
  if (result.code !== 0) throw new Error(result.output);
  const file = generatedFile(folder);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === fs.readFileSync(fresh, 'utf8')) return true;
  console.log(`${path.relative(root, file)} is out of date: npm run generate --workspace ${workspace}`);
  return false;
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-tada-'));
try {
  for (const workspace of ['client', 'widget']) {
    if (!(await isCurrent(workspace, scratch))) process.exitCode = 1;
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

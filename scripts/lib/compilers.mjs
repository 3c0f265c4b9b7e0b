import fs from 'node:fs';
import path from 'node:path';
import { root } from './say.mjs';

const bin = (file) => path.join(root, 'node_modules', file);

/** How to compile a TypeScript project. */
export function tsc(project, ...args) {
  return { command: process.execPath, args: [bin('typescript/bin/tsc'), '-p', project, ...args], cwd: root };
}

/** How to build each page of a workspace, and each script of the widget: each has a Vite configuration of its own. */
export function viteBuilds(workspace, ...args) {
  const cwd = path.join(root, workspace);
  const configurations = fs.readdirSync(cwd).filter((name) => /^vite\..*config\.ts$/.test(name));
  const build = [bin('vite/bin/vite.js'), 'build', ...args, '--config'];
  return configurations.map((name) => ({ command: process.execPath, args: [...build, name], cwd }));
}

import fs from 'node:fs';
import path from 'node:path';
import { root } from './say.mjs';

const bin = (file) => path.join(root, 'node_modules', file);

/** How to compile a TypeScript project. */
export function tsc(project, ...args) {
  return { command: process.execPath, args: [bin('typescript/bin/tsc'), '-p', project, ...args], cwd: root };
}

/**
 * How to build each page of a workspace, and each script of the widget: each has a Vite configuration of its own. By name: the widget's loader
 * carries the name of the built app.
 */
export function viteBuilds(workspace) {
  const cwd = path.join(root, workspace);
  const configurations = fs
    .readdirSync(cwd)
    .filter((name) => /^vite\..*config\.ts$/.test(name))
    .sort();
  const build = [bin('vite/bin/vite.js'), 'build', '--config'];
  return configurations.map((name) => ({ command: process.execPath, args: [...build, name], cwd }));
}

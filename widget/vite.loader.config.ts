import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const built = fileURLToPath(new URL('dist/widget', import.meta.url));
const widgetFile = readdirSync(built).find((name) => /^app-.*\.js$/.test(name));
if (!widgetFile) throw new Error('Build the panel first: the loader carries its file name.');

/** The loader: the one file that every page of a customer's site pays for. */
export default defineConfig({
  publicDir: false,
  define: { WIDGET_FILE: JSON.stringify(widgetFile) },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    cssMinify: true,
    lib: { entry: 'src/loader/main.ts', formats: ['iife'], name: 'ringdownLoader', fileName: () => 'widget.js' },
  },
});

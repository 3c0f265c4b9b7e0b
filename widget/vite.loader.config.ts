import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { shortenGraphql } from './shorten-graphql.ts';
import { LANGUAGES } from './src/messages/languages.ts';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const widgetFile = readdirSync(place('dist/widget')).find((name) => /^app-.*\.js$/.test(name));
if (!widgetFile) throw new Error('Build the panel first: the loader carries its file name.');

/** Of every language only what the button itself says. */
const loaderTexts = LANGUAGES.map((language) => {
  const texts = JSON.parse(readFileSync(place(`src/messages/${language}.json`), 'utf8')) as Record<string, string>;
  return [texts.launcher, texts.notLoaded];
});

/** The loader: the one file that every page of a customer's site pays for. */
export default defineConfig({
  publicDir: false,
  plugins: [shortenGraphql()],
  json: { namedExports: false, stringify: false },
  define: { WIDGET_FILE: JSON.stringify(widgetFile), LOADER_TEXTS: JSON.stringify(loaderTexts) },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    cssMinify: true,
    lib: { entry: 'src/loader/main.ts', formats: ['iife'], name: 'ringdownLoader', fileName: () => 'widget.js' },
  },
});

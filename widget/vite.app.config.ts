import { defineConfig } from 'vite';
import { shortenGraphql } from './shorten-graphql.ts';

/**
 * The panel: one module that the loader imports on first opening, and one small file for each language, of which the panel
 * loads one. Their names change with their content, so they may be cached for ever.
 */
export default defineConfig({
  publicDir: false,
  plugins: [shortenGraphql()],
  json: { namedExports: false, stringify: false },
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: true,
    cssMinify: true,
    modulePreload: false,
    rollupOptions: {
      input: 'src/app/main.tsx',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'app-[hash].js', chunkFileNames: 'texts-[name]-[hash].js', format: 'es' },
    },
  },
});

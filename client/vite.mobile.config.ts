import { defineConfig } from 'vite';

/** The phone page: its own small entry on Preact, because an operator opens it from an SMS on a slow network. */
export default defineConfig({
  root: 'src/mobile',
  base: '/mobile/',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: '../../dist/mobile',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // An inlined image would be a data: address; nothing here needs one.
    assetsInlineLimit: 0,
  },
});

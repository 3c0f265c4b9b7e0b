import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The operator console: served at /, its assets under /console/. */
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
  build: {
    outDir: 'dist/console',
    emptyOutDir: true,
    target: 'es2023',
    // The security policy allows no inline script, which the polyfill would not be, but nor is it needed.
    modulePreload: { polyfill: false },
    // Icons and pictures stay files: the policy names data: for images only.
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'index.html' },
  },
});

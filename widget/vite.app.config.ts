import { defineConfig } from 'vite';

/** The panel: one module that the loader imports on first opening. Its name changes with its content, so it may be cached for ever. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: true,
    cssMinify: true,
    rollupOptions: {
      input: 'src/app/main.tsx',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'app-[hash].js', format: 'es' },
    },
  },
});

import { defineConfig } from 'vite';

/** The demo page. The shop on it carries the real widget, by the script tag a customer would paste. */
export default defineConfig({
  root: 'src/demo',
  base: '/demo-app/',
  publicDir: false,
  plugins: [
    {
      name: 'widget-tag',
      transformIndexHtml: () => [
        { tag: 'script', attrs: { async: true, src: '/widget.js', 'data-site': 'demo' }, injectTo: 'body' },
      ],
    },
  ],
  build: {
    target: 'es2022',
    outDir: '../../dist/demo',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});

import { defineConfig, type Plugin } from 'vite';

const SCRIPT = /<script type="module" crossorigin src="\/mobile\/([^"]+)"><\/script>\s*/;
const STYLES = /<link rel="stylesheet" crossorigin href="\/mobile\/([^"]+)">/;

/**
 * Puts script and styles into the page itself: on a phone with a slow network every further request costs more time than all of
 * it weighs. The server names their digests in the page's policy.
 */
function inOnePage(): Plugin {
  return {
    name: 'in-one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const take = (name: string | undefined): string => {
        const part = bundle[name ?? ''];
        delete bundle[name ?? ''];
        const text = part?.type === 'chunk' ? part.code : part?.source;
        if (typeof text !== 'string' || /<\/?(?:script|style|!--)/i.test(text)) this.error(`Cannot inline ${name}`);
        return text.trim();
      };
      const page = bundle['index.html'];
      if (page?.type !== 'asset' || typeof page.source !== 'string') return this.error('There is no page');
      const [tag, script] = SCRIPT.exec(page.source) ?? [];
      page.source = page.source
        .replace(tag ?? '', '')
        .replace(STYLES, (_link, styles: string) => `<style>${take(styles)}</style>`)
        .replace('</body>', () => `<script type="module">${take(script)}</script></body>`);
    },
  };
}

/** The phone page: its own small entry on Preact, because an operator opens it from an SMS on a slow network. */
export default defineConfig({
  root: 'src/mobile',
  base: '/mobile/',
  publicDir: false,
  plugins: [inOnePage()],
  build: {
    target: 'es2022',
    outDir: '../../dist/mobile',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // An inlined image would be a data: address; nothing here needs one.
    assetsInlineLimit: 0,
  },
});

import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

/** The gateway a development server passes API calls on to. */
const gateway = process.env.HALCYON_GATEWAY ?? 'http://127.0.0.1:7700'

/** What `src/ahead.ts` needs. It is read and run before the rest is. */
const AHEAD =
  /node_modules.((react|zustand|use-sync-external-store)[\\/]|@tanstack.(react-query|query-core|router-core.dist.esm.(searchParams|qss)))|studio.src.(ahead|api|features.(me.ask|fleet.(fleet-queries|feed))|scenes.\w+.(ahead|search)\.|ui.badge.health|app.(for-anybody|scenes))|preload-helper|rolldown-runtime/

/** Puts `src/ahead.ts` before everything else that the page loads. */
const loadAhead: Plugin = {
  name: 'load-ahead',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }): HtmlTagDescriptor[] {
      const built = Object.values(bundle ?? {}).find(
        (piece) => piece.type === 'chunk' && piece.name === 'ahead' && piece.isEntry,
      )
      const src = built === undefined ? '/src/ahead.ts' : `/${built.fileName}`
      return [{ tag: 'script', attrs: { type: 'module', crossorigin: true, src }, injectTo: 'head-prepend' }]
    },
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), loadAhead],
  build: {
    target: 'es2023',
    sourcemap: true,
    // Which file needs which: `npm run budget` weighs them.
    manifest: true,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      input: { index: 'index.html', ahead: 'src/ahead.ts' },
      output: {
        codeSplitting: {
          // Split by who shares what, it is many files, and a page waits for each of them.
          groups: [
            { name: 'early', test: AHEAD, tags: ['$initial'], priority: 3 },
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'icons', test: /@tabler.icons-react/, minShareCount: 2, priority: 1 },
            {
              name: 'common',
              test: /studio.src.(ui|features.(fleet|me|pages))|@mantine|@floating-ui|@tanstack|react-remove/,
              minShareCount: 6,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: gateway, changeOrigin: false }, '/graphql': { target: gateway, changeOrigin: false } },
  },
})

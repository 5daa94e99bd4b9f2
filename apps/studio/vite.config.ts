import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gateway a development server passes API calls on to. */
const gateway = process.env.HALCYON_GATEWAY ?? 'http://127.0.0.1:7700'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    sourcemap: true,
    // Which file needs which: `npm run budget` weighs them.
    manifest: true,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      // What every page starts with is one file: split by who shares what, it is many, and larger.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: {
    proxy: { '/api': { target: gateway, changeOrigin: false }, '/graphql': { target: gateway, changeOrigin: false } },
  },
})

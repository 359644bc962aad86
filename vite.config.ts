import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [remix(remixOptions)],
  publicDir: 'public',
  build: {
    // The content-security policy admits no data: scripts, and small images are not worth an exception.
    assetsInlineLimit: 0,
  },
})

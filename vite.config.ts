import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import remixOptions from './remix.config.js'

export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [
    remix(remixOptions),
    // Once, at the build, as small as it gets: the server only picks the file.
    !isSsrBuild && compression({ include: /\.(?:js|css|svg)$/, algorithms: [defineAlgorithm('brotliCompress')] }),
  ],
  publicDir: 'public',
  build: {
    // The content-security policy admits no data: scripts, and small images are not worth an exception.
    assetsInlineLimit: 0,
    // What browsers have read since 2022 need not be written in older and longer words.
    target: 'es2022',
    // A twentieth smaller than what esbuild writes.
    minify: isSsrBuild ? false : 'terser',
  },
}))

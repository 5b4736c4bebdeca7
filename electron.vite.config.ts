import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { bundledPackages } from './scripts/lib/bundledPackages.mjs'
import { entriesApart } from './scripts/lib/entriesApart.mjs'
import { lazyPackages, ownModulesByRequire } from './scripts/lib/lazyPackages.mjs'
import { lazyReaders } from './scripts/lib/lazyReaders.mjs'
import { helpPages } from './scripts/lib/helpPage.mjs'

// CommonJS for everything that Electron or Node runs: a sandboxed preload must be, and Electron 25 has no ES main.
const cjs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const

/**
 * A package that needs the bundler's helpers in a chunk of its own gives those one too. Else they lie in the entry of the command line,
 * and every other entry that needs them starts it.
 */
const APART = { groups: [{ name: 'commander', test: /node_modules[\\/]commander/ }] }

/** What each part of the build bundles; `scripts/notices.mjs` makes the third-party notices of it. */
const noted = (part: string) => bundledPackages(__dirname, resolve('out', 'packages', `${part}.json`))

export default defineConfig({
  main: {
    plugins: [noted('main'), entriesApart(), lazyPackages(), lazyReaders(), ownModulesByRequire()],
    resolve: { alias: { fflate: resolve('node_modules/fflate/esm/browser.js') } },
    build: {
      target: 'node18',
      outDir: 'out/main',
      minify: true,
      // Bundled, so that the command line starts without walking node_modules and the package ships none.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: resolve('src/main/main.ts'),
          cli: resolve('src/cli/cli.ts'),
          loadWorker: resolve('src/node/load/loadWorker.ts'),
          trendWorker: resolve('src/node/history/trendWorker.ts'),
        },
        output: { ...cjs, codeSplitting: APART },
      },
    },
  },
  preload: {
    plugins: [noted('preload')],
    build: {
      target: 'node18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: { input: { preload: resolve('src/preload/preload.ts') }, output: cjs },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), helpPages(), noted('renderer')],
    worker: { format: 'es', plugins: () => [noted('worker')] },
    build: {
      target: 'chrome114',
      minify: true,
      outDir: 'out/renderer',
      // Read from disk, never over a line.
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

// CommonJS for everything that Electron or Node runs: a sandboxed preload must be, and Electron 25 has no ES main.
const cjs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      outDir: 'out/main',
      // Bundled, so that the command line starts without walking node_modules and the package ships none.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: resolve('src/main/main.ts'),
          cli: resolve('src/cli/cli.ts'),
          loadWorker: resolve('src/node/load/loadWorker.ts'),
        },
        output: cjs,
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: { input: { preload: resolve('src/preload/preload.ts') }, output: cjs },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      outDir: 'out/renderer',
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})

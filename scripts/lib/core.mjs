// Makes the core's TypeScript importable from scripts: bundled once a run, without the app's build.

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache')

/** The exports of a module of the project, with everything it imports bundled in. */
export async function importCore(entry) {
  // A folder of its own: a second run at the same time must not see half a file.
  await mkdir(CACHE, { recursive: true })
  const outDir = await mkdtemp(join(CACHE, 'core-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, target: 'node20', minify: false, rollupOptions: { output: { entryFileNames: 'core.mjs' } } },
  })
  const core = await import(pathToFileURL(join(outDir, 'core.mjs')).href)
  await rm(outDir, { recursive: true })
  return core
}

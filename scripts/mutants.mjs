// `npm run mutants [ROOM [FILE…]]`: changes the code in small ways, one at a time, and asks whether a test notices.

import { Stryker } from '@stryker-mutator/core'
import { fileURLToPath } from 'node:url'
import { ROOMS } from './mutants/rooms.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
process.chdir(ROOT)
const [room, ...files] = process.argv.slice(2)
const { mutate, tests } = ROOMS[room]
process.env['MUTANTS_TESTS'] = tests.join(',')
const results = await new Stryker({
  mutate: files.length > 0 ? files : [`${mutate}/**/*.ts`, `!${mutate}/**/*.test.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutants/vitest.config.mts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['progress-append-only'],
  ignorePatterns: ['out', 'dist', 'e2e', 'docs', 'examples', 'test-results', 'bench-results'],
  ignoreStatic: false,
  timeoutMS: 5000,
  thresholds: { high: 100, low: 0, break: null },
  tempDirName: '.stryker-tmp',
  allowEmpty: true,
}).runMutationTest()
const by = {}
for (const { status } of results) by[status] = (by[status] ?? 0) + 1
console.log(by)
for (const { status, fileName, location, mutatorName, replacement } of results) {
  if (status !== 'Survived' && status !== 'NoCoverage') continue
  console.log(`${status} ${fileName.replace(ROOT, '')}:${location.start.line + 0}:${location.start.column} ${mutatorName} ${replacement}`)
}

// `npm run mutants [ROOM [FILE…]]`: changes the code in small ways, one at a time, and asks whether a test notices.
// Slow (minutes a room), so not part of `npm test`. `--fresh` forgets what earlier runs found out.

import { Stryker } from '@stryker-mutator/core'
import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { percentKilled, ROOMS, withScores } from './mutants/rooms.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SCORES = new URL('mutants/scores.json', import.meta.url)
const ARCHITECTURE = new URL('../docs/architecture.md', import.meta.url)

/** A mutant that loops is stopped by its number of steps; this is for what waits, and generous, since other work may slow a run down. */
const TIMEOUT_MS = 60_000

process.chdir(ROOT)
const words = process.argv.slice(2)
const [room, ...files] = words.filter(word => word !== '--fresh')
if (room !== undefined && !Object.hasOwn(ROOMS, room)) {
  console.error(`no room ${room}; there are ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}
for (const name of room === undefined ? Object.keys(ROOMS) : [room]) {
  const results = await tested(name)
  const lived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  for (const { status, fileName, location, replacement } of lived) {
    const place = `${relative(ROOT, fileName)}:${location.start.line}:${location.start.column}`
    console.log(
      `${place}: ${status === 'NoCoverage' ? 'no test runs' : 'lives'}: ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 100)}`,
    )
  }
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const score = { killed, all: killed + lived.length }
  console.log(`${name}: ${percentKilled(score)} % killed (${killed} of ${score.all})`)
  // Of some files, it says nothing of the room.
  if (files.length === 0) hold(name, score)
}

async function tested(name) {
  const { mutate, tests } = ROOMS[name]
  process.env['MUTANTS_TESTS'] = tests.join(',')
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : [`${mutate}/**/*.ts`, `!${mutate}/**/*.test.ts`],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutants/vitest.config.mts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    incremental: true,
    incrementalFile: `node_modules/.cache/mutants/${name}.json`,
    force: words.includes('--fresh'),
    reporters: ['progress-append-only'],
    ignorePatterns: ['out', 'dist', 'e2e', 'docs', 'examples', 'test-results', 'bench-results'],
    timeoutMS: TIMEOUT_MS,
    tempDirName: '.stryker-tmp',
  })
  return stryker.runMutationTest()
}

/** Writes a better score down, here and in the docs; fails on a worse one. */
function hold(name, score) {
  const scores = JSON.parse(readFileSync(SCORES, 'utf8'))
  const before = scores[name]
  if (before !== undefined && percentKilled(score) < percentKilled(before)) {
    console.error(`${name}: it was ${percentKilled(before)} %, and may only rise: see CONTRIBUTING.md, "Mutants"`)
    process.exitCode = 1
    return
  }
  scores[name] = score
  writeFileSync(SCORES, `${JSON.stringify(scores, null, 2)}\n`)
  writeFileSync(ARCHITECTURE, withScores(readFileSync(ARCHITECTURE, 'utf8'), scores))
}

// `npm run mutants [ROOM [FILE…]] [-- --fresh] [--cores N] [--one-in N] [--draw K]`: changes the code in small ways, one at a time, and asks
// whether a test notices. Slow (minutes a room), so not part of `npm test`. `--fresh` forgets what earlier runs found out. `--one-in` and
// `--draw` try others than those that the score is of: what has been mended because it was drawn says little of what has not.

import { Stryker } from '@stryker-mutator/core'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isInSample, mutatedBy, percentKilled, ROOMS, testsOf, withScores } from './mutants/rooms.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SCORES = new URL('mutants/scores.json', import.meta.url)
const SHOWN = new URL('../docs/testing.md', import.meta.url)

/** For what the runner itself cannot end: then its process is. */
const TIMEOUT_MS = 60_000

process.chdir(ROOT)
const { values: options, positionals } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    cores: { type: 'string', default: String(availableParallelism()) },
    'one-in': { type: 'string' },
    draw: { type: 'string', default: '0' },
  },
  allowPositionals: true,
})
const [room, ...files] = positionals
if (room !== undefined && !Object.hasOwn(ROOMS, room)) {
  console.error(`no room ${room}; there are ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}
for (const name of room === undefined ? Object.keys(ROOMS) : [room]) {
  // Of some files all are tried.
  const usual = files.length > 0 ? 1 : (ROOMS[name].oneIn ?? 1)
  const sample = { oneIn: Number(options['one-in'] ?? usual), draw: Number(options.draw) }
  const results = (await tested(name, sample)).filter(mutant => isInSample(mutant, sample))
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
  // Of some files, it says nothing of the room; of another sample, nothing that can be compared.
  if (files.length === 0 && sample.oneIn === usual && sample.draw === 0) hold(name, score)
}

async function tested(name, { oneIn, draw }) {
  const { only = null, without = null, fixtures = null } = ROOMS[name]
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : mutatedBy(name),
    testRunner: 'in-process',
    plugins: [fileURLToPath(new URL('mutants/inProcess.mjs', import.meta.url))],
    inProcess: { tests: testsOf(name), only, without, fixtures, oneIn, draw },
    // It would write into the scripts of pages, which fixtures are.
    disableTypeChecks: false,
    coverageAnalysis: 'perTest',
    concurrency: Number(options.cores),
    incremental: true,
    ignoreStatic: true,
    incrementalFile: `node_modules/.cache/mutants/${name}-${oneIn}${draw === 0 ? '' : `-${draw}`}.json`,
    force: options.fresh,
    reporters: ['progress-append-only'],
    ignorePatterns: ['out', 'dist', 'e2e', 'test-results', 'bench-results'],
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
  writeFileSync(SHOWN, withScores(readFileSync(SHOWN, 'utf8'), scores))
}

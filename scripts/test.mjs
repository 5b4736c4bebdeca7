// `npm test [-- STEP…]`: every check, each in one line; goes on after a failure, so that one run shows all that is wrong.

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './findBrowser.mjs'
import { noCounts, playwrightCounts, vitestCounts } from './testCounts.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, 'test-results')

/** What a failed step is shown of: enough for every failed test's own words. */
const SHOWN_LINES = 120
/** A step that hangs fails, and the others are still heard. The longest takes eight minutes on two cores, and several times that on slow ones. */
const STEP_LIMIT_MS = 45 * 60_000

const bin = (name, file) => [process.execPath, join(ROOT, 'node_modules', name, file)]
const script = name => [process.execPath, join(ROOT, 'scripts', name)]
const results = name => join(RESULTS, name)

/** Each answers `{ passed, failed, skipped, notes }`: one check, or as many as it has tests. */
const STEPS = {
  format: () => check([...bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  lint: () => check([...bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.']),
  types: () => check([...bin('typescript', 'bin/tsc'), '--build', '--pretty', 'false']),
  imports: () => check(script('check-imports.mjs')),
  exports: () => check(script('check-exports.mjs')),
  ratchet: () => check(script('ratchet.mjs')),
  unit: async () => {
    const json = results('unit.json')
    const command = [...bin('vitest', 'vitest.mjs'), 'run', '--reporter=json', `--outputFile=${json}`, '--silent=passed-only']
    return counted(await run(command), json, vitestCounts)
  },
  build: () => check(script('build.mjs')),
  fuzz: () => check(script('fuzz.mjs')),
  e2e: endToEnd,
}

/** What has one thread, side by side, as long one as the other; the built program is there before it is attacked or tested. */
const ONE_CORE = [
  ['lint', 'build', 'fuzz'],
  ['types', 'format', 'imports', 'exports', 'ratchet'],
]
const TWO_CORES = ['unit', 'e2e']

async function endToEnd() {
  const browser = findBrowser()
  if (browser === null) return { ...noCounts, failed: 1, notes: ['no Chromium found, and none could be installed'] }
  console.log(`       browser: ${browser.path} (${browser.how})`)
  const json = results('e2e.json')
  const command = [...bin('playwright', 'cli.js'), 'test', '--reporter=json']
  const ended = await run([...displayFor(process.env), ...command], {
    FLAMEWISE_TEST_BROWSER: browser.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: json,
  })
  return counted(ended, json, playwrightCounts)
}

/** Electron needs a display, and a virtual one will do. */
function displayFor(env) {
  if (process.platform !== 'linux' || env['DISPLAY'] !== undefined) return []
  return spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0 ? ['xvfb-run', '-a'] : []
}

async function check(command) {
  const { isOk, output } = await run(command)
  return { ...noCounts, passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, notes: isOk ? [] : [output] }
}

/** A run that broke down before it could count has failed once. */
function counted({ isOk, output }, json, counts) {
  try {
    const found = counts(JSON.parse(readFileSync(json, 'utf8')), ROOT)
    return isOk || found.failed > 0 ? found : { ...found, failed: 1, notes: [...found.notes, output] }
  } catch {
    return { ...noCounts, failed: 1, notes: [output] }
  }
}

/** @param {readonly string[]} command */
function run([command = '', ...args], env = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: '1', ...env }, timeout: STEP_LIMIT_MS })
    let output = ''
    const take = data => (output += data)
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', error => resolve({ isOk: false, output: String(error) }))
    child.on('close', (code, signal) => {
      const end = signal === null ? '' : `\nstopped after ${STEP_LIMIT_MS / 60_000} minutes`
      resolve({ isOk: code === 0, output: output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n') + end })
    })
  })
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(STEPS, name))
if (unknown.length > 0) {
  console.error(`no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`)
  process.exit(2)
}
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const sum = { passed: 0, failed: 0, skipped: 0 }

/** @param {string} name */
async function take(name) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  const startMs = performance.now()
  const { passed, failed, skipped, notes } = await STEPS[name]()
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  const tests = passed + failed + skipped > 1 ? `, ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}` : ''
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s${tests})`)
  for (const note of notes) console.log(note.replace(/^/gm, '       '))
}

async function takeInTurn(names) {
  for (const name of names) await take(name)
}

await Promise.all(ONE_CORE.map(takeInTurn))
await takeInTurn(TWO_CORES)
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed === 0 ? 0 : 1

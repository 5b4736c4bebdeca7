// Results of benchmark tools, for the commands' golden files: Go's own runner and hyperfine, before and after a change.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuseLocalTraces } from './fixtureFolder.mjs'
import { REPOSITORY, STAGE } from './stage.mjs'
import { run } from './tools.mjs'

const INPUTS = path.join(REPOSITORY, 'fixtures/commands/inputs')
const PROGRAM = 'orders-bench-go'

export function recordBenchmarks() {
  const folder = path.join(STAGE, PROGRAM)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(STAGE, { recursive: true })
  cpSync(path.join(REPOSITORY, 'fixtures/programs', PROGRAM), folder, { recursive: true })
  for (const release of ['before', 'after']) {
    const environment = { ORDERS: release, GOCACHE: `${STAGE}/.go-cache`, GOFLAGS: '-trimpath' }
    write(`go-bench-${release}.txt`, run('go test -bench . -count 8 -benchtime 20ms', { folder, environment }))
    write(`hyperfine-${release}.json`, hyperfine(folder, release === 'before' ? '0.02' : '0.03'))
  }
}

/**
 * @param {string} folder
 * @param {string} seconds
 */
function hyperfine(folder, seconds) {
  run(`hyperfine -N --runs 10 --export-json results.json 'sleep ${seconds}'`, { folder })
  return run('cat results.json', { folder })
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function write(name, bytes) {
  refuseLocalTraces(name, bytes)
  writeFileSync(path.join(INPUTS, name), bytes)
  process.stdout.write(`commands/inputs/${name}: ${bytes.length} bytes\n`)
}

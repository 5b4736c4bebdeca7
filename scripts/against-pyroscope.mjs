// `node scripts/against-pyroscope.mjs [ADDRESS]`: what is tested against the stand-in for Pyroscope, against a real server as well: the one at the
// address, or a `pyroscope` that is on the PATH, started for it on this machine alone and ended afterwards. It pushes a day of profiles
// of a service with a name of its own (`flamewise-test-…`).

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const TESTS = ['src/node/sources/pyroscope.test.ts', 'src/cli/spans.test.ts']
const READY_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 500
/** Where its parts tell each other that they are to be found; else that is the address of a network card. */
const ADVERTISED = [
  'compactor.ring.instance-addr',
  'distributor.ring.instance-addr',
  'ingester.lifecycler.addr',
  'overrides-exporter.ring.instance-addr',
  'query-frontend.instance-addr',
  'query-scheduler.ring.instance-addr',
  'segment-writer.lifecycler.addr',
  'store-gateway.sharding-ring.instance-addr',
]
/** How long a part waits for others of a cluster before it says that it is ready. */
const WAITS = ['ingester.min-ready-duration', 'metastore.min-ready-duration', 'segment-writer.min-ready-duration']

/** The storages of 2.x, each with what is written to it. Both at once, its default, shows what was pushed when it was compacted, which is later. */
const STORAGES = [
  ['-architecture.storage=v2', '-write-path=segment-writer'],
  ['-architecture.storage=v1', '-write-path=ingester'],
]

const [given] = process.argv.slice(2)
if (given !== undefined) process.exitCode = tested(given.replace(/\/$/, ''))
else {
  const { error, stdout } = spawnSync('pyroscope', ['-help-all'], { encoding: 'utf8' })
  if (error !== undefined) console.log('skipped: no pyroscope on the PATH, and no address was given')
  else {
    // Not every version has every setting: only 2.x chooses among storages.
    const known = new Set(Array.from(stdout.matchAll(/^\s*(-[\w.-]+)/gm), ([, name]) => name))
    for (const storage of known.has('-architecture.storage') ? STORAGES : [[]]) {
      console.log(`a pyroscope of its own, ${storage[0] ?? 'of version 1'}`)
      process.exitCode = (await testedOwn(known, storage)) || process.exitCode
    }
  }
}

/** @param {string} address @returns {number} */
function tested(address) {
  const env = { ...process.env, FLAMEWISE_TEST_PYROSCOPE: address }
  return spawnSync('npx', ['vitest', 'run', ...TESTS], { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1
}

/** @param {ReadonlySet<string>} known @param {readonly string[]} storage */
async function testedOwn(known, storage) {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-pyroscope-'))
  const [http, grpc, raft, gossip] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const wanted = [...storage, ...settingsOf(folder, http, grpc, raft, gossip)]
  const settings = wanted.filter(setting => known.has(setting.slice(0, setting.indexOf('='))))
  const said = join(folder, 'said.log')
  const server = spawn('pyroscope', settings, { cwd: folder, stdio: ['ignore', 'ignore', openSync(said, 'w')] })
  const ended = new Promise(resolve => server.once('exit', resolve))
  const address = `http://127.0.0.1:${http}`
  try {
    if (await isReady(address, server)) return tested(address)
    console.error(`${readFileSync(said, 'utf8')}pyroscope did not become ready`)
    return 1
  } finally {
    // Nothing of it is kept: it need not write down what it holds, nor tell anybody that it leaves.
    server.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Loopback alone, nothing reported to anybody, everything in the folder, and profiles of a day ago taken.
 * @param {string} folder @param {number} http @param {number} grpc @param {number} raft @param {number} gossip
 */
function settingsOf(folder, http, grpc, raft, gossip) {
  const local = '127.0.0.1'
  return [
    `-server.http-listen-address=${local}`,
    `-server.http-listen-port=${http}`,
    `-server.grpc-listen-address=${local}`,
    `-server.grpc-listen-port=${grpc}`,
    `-memberlist.bind-addr=${local}`,
    `-memberlist.advertise-addr=${local}`,
    `-memberlist.bind-port=${gossip}`,
    `-metastore.address=${local}:${grpc}`,
    `-metastore.raft.bind-address=${local}:${raft}`,
    `-metastore.raft.advertise-address=${local}:${raft}`,
    `-metastore.raft.server-id=${local}:${grpc}`,
    `-query-backend.address=${local}:${grpc}`,
    ...ADVERTISED.map(name => `-${name}=${local}`),
    `-metastore.data-dir=${join(folder, 'metastore')}`,
    `-metastore.raft.dir=${join(folder, 'raft')}`,
    `-metastore.raft.snapshots-dir=${join(folder, 'snapshots')}`,
    `-storage.filesystem.dir=${join(folder, 'shared')}`,
    `-pyroscopedb.data-path=${join(folder, 'db')}`,
    ...WAITS.map(name => `-${name}=0s`),
    '-log.level=error',
    '-usage-stats.enabled=false',
    '-tracing.enabled=false',
    '-self-profiling.disable-push=true',
    '-validation.reject-older-than=0',
  ]
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const taken = createServer().once('error', reject)
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      taken.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

/** @param {string} address @param {import('node:child_process').ChildProcess} server */
async function isReady(address, server) {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS && server.exitCode === null; waitedMs += LOOK_EVERY_MS) {
    const answer = await fetch(`${address}/ready`).catch(() => null)
    if (answer?.ok === true) return true
    await setTimeout(LOOK_EVERY_MS)
  }
  return false
}

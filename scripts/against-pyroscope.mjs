// `node scripts/against-pyroscope.mjs [ADDRESS]`: what is tested against the stand-in for Pyroscope, against a real server as well: the one at the
// address, or a `pyroscope` that is on the PATH, started for it on this machine alone and ended afterwards. It pushes a day of profiles
// of a service with a name of its own (`flamewise-test-…`).

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const TESTS = ['src/cli/spans.test.ts']
const READY_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 500

const [given] = process.argv.slice(2)
if (given !== undefined) process.exitCode = tested(given.replace(/\/$/, ''))
else if (spawnSync('pyroscope', ['-version'], { stdio: 'ignore' }).error !== undefined)
  console.log('skipped: no pyroscope on the PATH, and no address was given')
else process.exitCode = await testedOwn()

/** @param {string} address @returns {number} */
function tested(address) {
  const env = { ...process.env, FLAMEWISE_TEST_PYROSCOPE: address }
  return spawnSync('npx', ['vitest', 'run', ...TESTS], { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1
}

async function testedOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'flamewise-pyroscope-'))
  const [http, grpc, raft, gossip] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const server = spawn('pyroscope', settings(folder, http, grpc, raft, gossip), { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise(resolve => server.once('exit', resolve))
  const address = `http://127.0.0.1:${http}`
  try {
    if (await isReady(address, server)) return tested(address)
    console.error('pyroscope did not become ready; what it said is above')
    return 1
  } finally {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Loopback alone, nothing reported to anybody, everything in the folder, and profiles of a day ago taken.
 * @param {string} folder @param {number} http @param {number} grpc @param {number} raft @param {number} gossip
 */
function settings(folder, http, grpc, raft, gossip) {
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
    `-query-backend.address=${local}:${grpc}`,
    ...['segment-writer.lifecycler.addr', 'query-frontend.instance-addr'].map(name => `-${name}=${local}`),
    `-metastore.data-dir=${join(folder, 'metastore')}`,
    `-metastore.raft.dir=${join(folder, 'raft')}`,
    `-metastore.raft.snapshots-dir=${join(folder, 'snapshots')}`,
    `-storage.filesystem.dir=${join(folder, 'shared')}`,
    `-pyroscopedb.data-path=${join(folder, 'db')}`,
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

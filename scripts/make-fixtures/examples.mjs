// The profiles that the first run opens: the same service twice, before and after a release that made it slower.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { WITHOUT_INLINING, recordNode } from './cpuprofile.mjs'
import { refuseLocalTraces } from './fixtureFolder.mjs'
import { goOrderService } from './goProfiles.mjs'
import { REPOSITORY } from './stage.mjs'

/** The signal that Go stops its own loops with lands in the profile as a function of its own, here one sample in ten. */
const WITHOUT_PREEMPTION = { GODEBUG: 'asyncpreemptoff=1' }

/** About twenty seconds of work for each: enough samples that a percent is a percent. */
const GO_REQUESTS = 24_000
const NODE_REQUESTS = 12_000
const NODE_INTERVAL_US = 5000

const RELEASES = /** @type {const} */ (['baseline', 'current'])

export function recordGoExamples() {
  for (const release of RELEASES) {
    add(`order-service-go.${release}.pb.gz`, goOrderService(release, GO_REQUESTS, WITHOUT_PREEMPTION).read('cpu.pb.gz'))
  }
}

/** V8 samples by the clock on the wall, so that another busy program shows: wait until the machine is quiet. */
export function recordNodeExamples() {
  const options = `--cpu-prof --cpu-prof-interval ${NODE_INTERVAL_US} ${WITHOUT_INLINING}`
  for (const release of RELEASES) {
    const program = `server.js ${release} ${NODE_REQUESTS}`
    add(`order-service-node.${release}.cpuprofile`, recordNode('order-service-node', `${release}-example`, options, program))
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function add(name, bytes) {
  const folder = path.join(REPOSITORY, 'examples')
  mkdirSync(folder, { recursive: true })
  refuseLocalTraces(name, bytes)
  writeFileSync(path.join(folder, name), bytes)
  process.stdout.write(`examples/${name}: ${bytes.length} bytes\n`)
}

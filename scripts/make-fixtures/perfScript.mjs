// `perf script` in the variants that people paste: fields missing or added, several events, inlined functions, and the
// languages whose symbols look unlike C's.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { collapsed } from './perfOracle.mjs'
import { PERF_RECORDINGS } from './perfRecordings.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

export function recordPerfScript() {
  stage('order-service-c', 'category-tree-c', 'pricing-cpp', 'order-service-go', 'order-service-node', 'order-service-java')
  const folder = fixtureFolder('perf-script')
  const version = versionOf('perf --version')
  for (const { name, record, program, prints } of PERF_RECORDINGS) {
    recordingFolder('go')
    const data = path.join(recordingFolder('perf'), `${name}.data`)
    const programFolder = program.startsWith('node') ? path.join(STAGE, 'order-service-node') : STAGE
    run(`perf record -q -o ${data} ${record} ${program}`, { folder: programFolder })
    const events = run(`perf script -F tid,event -i ${data}`).toString().trim().split('\n').length
    for (const { case: caseName, about, print, gzip: isGzip = false, first = Infinity, noOracle } of prints) {
      const text = firstEvents(run(print.replace('%', data)), first)
      folder.add({
        case: caseName,
        extension: isGzip ? 'txt.gz' : 'txt',
        bytes: isGzip ? gzip(text) : text,
        about,
        tool: 'perf script',
        version,
        command: `perf record ${record} ${program}; ${print.replace(' -i %', '')}${first < events ? `, its first ${first} events` : ''}`,
        ...collapsed(text, Math.min(events, first), noOracle),
      })
    }
    removePerfMaps(data)
  }
  addNeighbours(version)
}

/**
 * @param {Buffer} text
 * @param {number} count
 */
function firstEvents(text, count) {
  if (count === Infinity) return text
  const events = text.toString('latin1').split('\n\n').slice(0, count)
  return Buffer.from(`${events.join('\n\n')}\n\n`, 'latin1')
}

/**
 * Removes the maps of compiled code that the programs of a recording left behind.
 * @param {string} data
 */
function removePerfMaps(data) {
  const pids = new Set(run(`perf script -F pid -i ${data}`).toString().match(/\d+/g))
  for (const pid of pids) rmSync(`/tmp/perf-${pid}.map`, { force: true })
}

/**
 * What people drop on the window instead of `perf script`: to be recognised and answered, not read.
 * @param {string} version
 */
function addNeighbours(version) {
  const data = path.join(recordingFolder('perf'), 'debug.data')
  fixtureFolder('perf-report').add({
    case: 'c-default',
    extension: 'txt',
    bytes: run(`perf report --stdio -i ${data}`),
    about: 'the report instead of the script',
    tool: 'perf report',
    version,
    command: 'perf report --stdio',
  })
}

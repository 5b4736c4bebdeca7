// The Go order service, recorded once a release, and what `go tool pprof` says of a profile.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run } from './tools.mjs'

/** Asks for plain integers where pprof would otherwise round. */
const EXACT_UNITS = new Map([
  ['nanoseconds', 'ns'],
  ['bytes', 'B'],
])

/** Nothing left out for being small, nothing looked up in programs that only this machine has. */
const WHOLE = '-symbolize=none -nodecount=0 -nodefraction=0 -edgefraction=0'

/**
 * @param {'baseline' | 'current'} release
 * @param {number} requests
 * @param {Readonly<Record<string, string>>} [environment]
 */
export function goOrderService(release, requests, environment = {}) {
  stage('order-service-go')
  const folder = recordingFolder(`go-${release}-${requests}`)
  run(`${STAGE}/bin/order-service ${release} ${requests} ${folder}`, { environment })
  return {
    folder,
    command: `order-service ${release} ${requests} .`,
    /** @param {string} file */
    read: file => readFileSync(path.join(folder, file)),
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} extension
 */
export function pprofOracle(bytes, extension) {
  const profile = path.join(recordingFolder('pprof-oracle'), `profile.${extension}`)
  writeFileSync(profile, bytes)
  const raw = run(`go tool pprof -symbolize=none -raw ${profile}`).toString()
  const { names, samples } = rawHeader(raw)
  const sampleTypes = names.map(([name, unit]) => {
    const exact = EXACT_UNITS.has(unit) ? `-unit=${EXACT_UNITS.get(unit)}` : ''
    const rows = topRows(run(`go tool pprof -top ${WHOLE} ${exact} -sample_index=${name} ${profile}`).toString())
    return { name, unit, total: rows.total, rows: rows.rows }
  })
  const totals = Object.fromEntries(sampleTypes.map(({ name, total }) => [name, total]))
  return {
    figures: { tool: `go tool pprof -top ${WHOLE} -sample_index=T`, samples, totals, labels: labelTotals(profile) },
    file: { extension: 'oracle.json', text: `${JSON.stringify({ sampleTypes }).replaceAll('},{', '},\n{')}\n` },
  }
}

/**
 * The sample types and the number of samples, from the listing of a whole profile.
 * @param {string} raw
 */
function rawHeader(raw) {
  const lines = raw.split('\n')
  const start = lines.indexOf('Samples:')
  const end = lines.indexOf('Locations')
  const types = lines[start + 1].replaceAll('[dflt]', '').trim().split(/\s+/)
  // A sample is "values: locations"; the lines between are its labels.
  const samples = lines.slice(start + 2, end).filter(line => /^\s*-?\d+(\s+-?\d+)*:/.test(line)).length
  return { names: types.map(type => type.split('/')), samples }
}

/** @param {string} text */
function topRows(text) {
  const rows = []
  const lines = text.split('\n')
  const header = lines.findIndex(line => /^\s+flat\s+flat%/.test(line))
  for (const line of lines.slice(header + 1)) {
    const columns = /^\s*(-?[\d.]+)\S*\s+\S+\s+\S+\s+(-?[\d.]+)\S*\s+\S+ {2}(.+)$/.exec(line)
    if (columns === null) continue
    rows.push({ name: columns[3].replace(/ \((partial-)?inline\)$/, ''), flat: Number(columns[1]), cum: Number(columns[2]) })
  }
  const total = /accounting for \S+, \S+ of (-?[\d.]+)\S* total/.exec(text)
  return { total: total === null ? 0 : Number(total[1]), rows }
}

/**
 * How much of the profile each label has, as pprof prints it.
 * @param {string} profile
 */
function labelTotals(profile) {
  /** @type {Record<string, Record<string, string>>} */
  const labels = {}
  let label = ''
  for (const line of run(`go tool pprof -symbolize=none -tags ${profile} 2>&1`).toString().split('\n')) {
    const head = /^ (\S.*): Total /.exec(line)
    if (head !== null) labels[(label = head[1])] = {}
    const value = /^\s+(\S+) \([^)]*\): (.+)$/.exec(line)
    if (value !== null && label !== '') labels[label][value[2]] = value[1]
  }
  return labels
}

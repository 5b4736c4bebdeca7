// How fast the program is: whole commands in processes of their own, and the parts of it in one, on inputs made from a seed.
//   npm run bench -- [--size MB] [--runs N] [--only WORD] [--compare OLD.json] [--doubling]
//   npm run bench -- --peers [--scripts FLAMEGRAPH_FOLDER] [--inferno FOLDER] [--converter JFR_CONVERTER.jar]

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeCpuprofile, writeFolded, writePerfScript, writePprof } from './bench/generators.mjs'
import { measure } from './bench/measure.mjs'
import {
  writeCallgrind,
  writeFirefox,
  writeHeaptrack,
  writeMemrayCsv,
  writePyinstrument,
  writeRepeated,
  writeSpeedscope,
  writeTrace,
} from './bench/moreGenerators.mjs'
import { writePerfData, writeThreadDumps, writeV8Log } from './bench/machineGenerators.mjs'
import { doubled, doublingChart } from './bench/doubling.mjs'
import { writePair } from './bench/pair.mjs'
import { canMeasurePeers, peerPairs, ratioOf } from './bench/peers.mjs'
import { importCore } from './lib/core.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const INPUTS = join(ROOT, 'node_modules/.cache/bench')
const RESULTS = join(ROOT, 'bench-results')
const CLI = join(ROOT, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).bin.flamewise)
const CHART = join(ROOT, 'docs/images/doubling.svg')
const BYTE_LOOP = join(import.meta.dirname, 'bench/byteLoop.cjs')
/** A million samples and a 100 MB text file are what people call large. */
const PPROF_SAMPLES = 1_000_000
/** As many as a service's profile of a day has. */
const PPROF_MANY = 600_000
/** What two profiles of a busy service come to; comparing them is to take less than two seconds. */
const PAIR_NODES = 200_000
const LEAST_PART_RUNS = 9
const CPUPROFILE_SAMPLES = [200_000, 2_000_000]

const RECORDING = join(ROOT, 'fixtures/jfr/order-service-current.jfr.gz')

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    compare: { type: 'string' },
    peers: { type: 'boolean', default: false },
    scripts: { type: 'string' },
    inferno: { type: 'string' },
    converter: { type: 'string' },
    doubling: { type: 'boolean', default: false },
  },
})
const sizeBytes = Number(values.size) * 1e6
const runs = Number(values.runs)

if (!existsSync(CLI)) throw new Error('run npm run build first')
mkdirSync(INPUTS, { recursive: true })
mkdirSync(RESULTS, { recursive: true })

const folded = input(`${values.size}.folded`, path => writeFolded(path, sizeBytes))
const foldedAgain = input(`${values.size}b.folded`, path => writeFolded(path, sizeBytes, 7))
const perf = input(`${values.size}.perf.txt`, path => writePerfScript(path, sizeBytes))
const pprof = input(`${PPROF_SAMPLES}.pb.gz`, path => writePprof(path, PPROF_SAMPLES))
const report = join(INPUTS, 'report.svg')
const fixture = (/** @type {string} */ name) => join(ROOT, 'fixtures', name)

/** @typedef {(path: string, bytes: number) => void} Write */
/** A name, how its files end, and who writes them. @type {readonly (readonly [string, string, Write])[]} */
const FORMATS = [
  ['JFR', '.jfr', (path, bytes) => writeRepeated(path, RECORDING, bytes)],
  ['jfr print', '.jfr.txt', (path, bytes) => writeRepeated(path, fixture('jfr-print/text.txt.gz'), bytes)],
  ['speedscope', '.speedscope.json', writeSpeedscope],
  ['Chrome trace', '.trace.json', writeTrace],
  ['Firefox', '.firefox.json', writeFirefox],
  ['callgrind', '.callgrind.out', writeCallgrind],
  ['heaptrack', '.heaptrack', writeHeaptrack],
  ['pyinstrument', '.pyisession', writePyinstrument],
  ['perf.data', '.perf.data', (path, bytes) => writePerfData(path, fixture('perf-data/c-threads.data'), bytes)],
  ['V8 log', '.v8.log', writeV8Log],
  ['thread dumps', '.threads.txt', writeThreadDumps],
  ['memray CSV', '.memray.csv', writeMemrayCsv],
]

/** What takes a size; of pprof and .cpuprofile their samples are as many as come to about that size. @type {readonly (readonly [string, string, Write])[]} */
const SIZED = [
  ['folded', '.folded', writeFolded],
  ['perf script', '.perf.txt', writePerfScript],
  ['pprof', '.pb.gz', (path, bytes) => writePprof(path, Math.round(bytes / 100))],
  ['.cpuprofile', '.cpuprofile', (path, bytes) => writeCpuprofile(path, Math.round(bytes / 12), 20_000)],
  ...FORMATS,
]

/** Made when they are measured: all of them take minutes. @returns {Command[]} */
function allCommands() {
  const pair = ['base', 'current'].map(side => join(INPUTS, `${PAIR_NODES}.${side}.folded`))
  if (!pair.every(path => existsSync(path))) writePair(pair[0], pair[1], PAIR_NODES)
  const cpuprofiles = CPUPROFILE_SAMPLES.map(count => input(`${count}.cpuprofile`, path => writeCpuprofile(path, count, 20_000)))
  const others = FORMATS.map(([name, end, write]) => ({ name: `${name}: top`, path: sized(end, write, sizeBytes) }))
  const small = join(ROOT, 'examples/order-service-go.current.pb.gz')
  /** @type {(name: string, path: string) => Command} */
  const topOf = (name, path) => [name, CLI, ['top', path], path]
  return [
    ['byte loop over the folded file', BYTE_LOOP, [folded], folded],
    ['folded: top', CLI, ['top', folded], folded],
    ['folded: report', CLI, ['report', folded, '--output', report], folded],
    ['folded: diff of two', CLI, ['diff', foldedAgain, folded], folded],
    ['diff of two trees of 200,000 nodes', CLI, ['diff', ...pair], pair[1]],
    ['byte loop over perf script', BYTE_LOOP, [perf], perf],
    ['perf script: folded', CLI, ['folded', perf], perf],
    ['pprof, a million samples: top', CLI, ['top', pprof], pprof],
    ...cpuprofiles.map(path => topOf(`.cpuprofile, ${statSync(path).size >> 20} MiB: top`, path)),
    ...others.map(({ name, path }) => topOf(name, path)),
    ['small file: info', CLI, ['info', small], small],
  ]
}

/** @typedef {[name: string, program: string, args: string[], path: string]} Command */
/** @typedef {ReturnType<typeof measure> & { bytes: number }} Cost */
/** @type {{ node: string, commands: Record<string, Cost>, parts: { nodes: number, times: Record<string, number> } | null, peers: import('./bench/peers.mjs').Ratio[], formats: { format: string, bytes: number, cpuMs: number }[] }} */
const result = { node: process.version, commands: {}, parts: null, peers: [], formats: [] }
if (values.peers) measurePeers()
else if (values.doubling) await measureDoubling()
else {
  for (const [name, program, args, path] of allCommands()) {
    if (values.only !== undefined && !name.includes(values.only)) continue
    const cost = measure(program, args, runs)
    result.commands[name] = { ...cost, bytes: statSync(path).size }
    print(name, result.commands[name])
  }
  if (values.only === undefined || values.only === 'parts') {
    const { timeParts } = await importCore(join(import.meta.dirname, 'bench/parts.mjs'))
    const parts = timeParts(folded, foldedAgain, runs)
    result.parts = parts
    console.log(`\nparts, on a call tree of ${parts.nodes.toLocaleString('en')} nodes, best of ${runs}`)
    for (const [name, ms] of Object.entries(parts.times)) console.log(`${name.padEnd(32)} ${ms.toFixed(0).padStart(7)} ms`)
  }
  if (values.only === undefined || values.only === 'formats') {
    const { timeFormats } = await importCore(join(import.meta.dirname, 'bench/formats.mjs'))
    result.formats = timeFormats(join(ROOT, 'fixtures'))
    console.log('\nreading, by format: the largest fixture, unpacked, again and again')
    for (const { format, bytes, cpuMs } of result.formats) {
      const cells = [`${(bytes / 1e3).toFixed(1)} kB`, `${cpuMs.toFixed(2)} ms cpu`, `${(bytes / 1e3 / cpuMs).toFixed(1)} MB/s`]
      console.log(format.padEnd(24) + cells.map(cell => cell.padStart(14)).join(''))
    }
  }
}
const file = join(RESULTS, `${new Date().toISOString().replaceAll(':', '-')}.json`)
writeFileSync(file, JSON.stringify(result, null, 2))
console.log(`\nsaved as ${file}`)
if (values.compare !== undefined) compareWith(JSON.parse(readFileSync(values.compare, 'utf8')))

async function measureDoubling() {
  const sizes = [sizeBytes / 2, sizeBytes]
  const rows = []
  const add = (name, commandOf) => {
    if (values.only !== undefined && !name.includes(values.only)) return
    const row = doubled(name, CLI, sizes.map(commandOf), runs)
    rows.push(row)
    console.log(`${name.padEnd(40)}${row.cpu.toFixed(2)}× cpu ${row.memory.toFixed(2)}× memory`)
  }
  for (const [name, end, write] of SIZED) add(`${name}: top`, bytes => ['top', sized(end, write, bytes)])
  const one = bytes => sized('.folded', writeFolded, bytes)
  const two = bytes => sized('b.folded', (path, size) => writeFolded(path, size, 7), bytes)
  for (const command of ['info', 'insights', 'folded']) add(`folded: ${command}`, bytes => [command, one(bytes)])
  add('folded: report', bytes => ['report', one(bytes), '--output', report])
  add('folded: convert', bytes => ['convert', one(bytes), '--to', 'pprof', '--output', join(INPUTS, 'converted.pb')])
  add('folded: diff', bytes => ['diff', two(bytes), one(bytes)])
  add('folded: report of a comparison', bytes => ['report', one(bytes), '--base', two(bytes), '--output', report])
  const { timeParts } = await importCore(join(import.meta.dirname, 'bench/parts.mjs'))
  // Milliseconds: the best of few is the machine's noise.
  const [single, twice] = sizes.map(bytes => timeParts(one(bytes), two(bytes), Math.max(runs, LEAST_PART_RUNS)))
  for (const [name, ms] of Object.entries(twice.times)) rows.push({ name: `view: ${name}`, cpu: ms / single.times[name], memory: NaN })
  const title = `What twice the input costs: from ${sizes[0] / 1e6} to ${values.size} MB`
  writeFileSync(CHART, doublingChart(rows, title))
  console.log(`drawn as ${CHART}`)
}

/** @param {string} end @param {Write} write @param {number} bytes */
function sized(end, write, bytes) {
  return input(`${bytes / 1e6}${end}`, path => write(path, bytes))
}

function measurePeers() {
  if (!canMeasurePeers()) throw new Error('GNU time is needed to measure other programs')
  const pprofMany = input(`${PPROF_MANY}.pb.gz`, path => writePprof(path, PPROF_MANY))
  const jfr = input(`${values.size}.jfr`, path => writeRepeated(path, RECORDING, sizeBytes))
  for (const { theirs, ...pair } of peerPairs(values, { folded, foldedAgain, perf, pprof, pprofMany, jfr }, CLI)) {
    const name = `${pair.work.padEnd(34)}${pair.peer.padEnd(36)}`
    if (values.only !== undefined && !name.includes(values.only)) continue
    if (theirs === null) {
      console.log(`${name}not there`)
      continue
    }
    const ratio = ratioOf({ ...pair, theirs }, runs)
    result.peers.push(ratio)
    const cells = [
      `${ratio.oursS.toFixed(2)} s`,
      `${ratio.theirsS.toFixed(2)} s`,
      `${ratio.cpu.toFixed(2)}×`,
      `memory ${ratio.memory.toFixed(2)}×`,
    ]
    console.log(name + cells.map(cell => cell.padStart(14)).join(''))
  }
}

function input(name, write) {
  const path = join(INPUTS, name)
  if (!existsSync(path)) write(path)
  return path
}

function print(name, { cpuMs, wallMs, peakBytes, bytes }) {
  const speed = `${(bytes / 1e3 / wallMs.median).toFixed(0)} MB/s`
  const cells = [`${cpuMs.median.toFixed(0)} ms cpu`, `${wallMs.median.toFixed(0)} ms`, speed, `${(peakBytes / 2 ** 20).toFixed(0)} MiB`]
  console.log(name.padEnd(40) + cells.map(cell => cell.padStart(13)).join(''))
}

/** Ratios to the byte loop of the same run where there is one, because machines differ from day to day. */
function compareWith(old) {
  const yardstick = run => run.commands['byte loop over the folded file']?.cpuMs.median ?? 1
  console.log('\nnow against before, cpu as a multiple of the byte loop in the same run')
  for (const [name, now] of Object.entries(result.commands)) {
    const before = old.commands[name]
    if (before === undefined) continue
    const ratio = now.cpuMs.median / yardstick(result) / (before.cpuMs.median / yardstick(old))
    console.log(`${name.padEnd(40)} ${ratio.toFixed(2).padStart(6)}×  memory ${(now.peakBytes / before.peakBytes).toFixed(2)}×`)
  }
}

// How fast the program is: whole commands in processes of their own, and the parts of it in one, on inputs made from a seed.
//   npm run bench -- [--size MB] [--runs N] [--only WORD] [--compare OLD.json]

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
import { writePair } from './bench/pair.mjs'
import { importCore } from './lib/core.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const INPUTS = join(ROOT, 'node_modules/.cache/bench')
const RESULTS = join(ROOT, 'bench-results')
const CLI = join(ROOT, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).bin.flamewise)
const BYTE_LOOP = join(import.meta.dirname, 'bench/byteLoop.cjs')
/** A million samples and a 100 MB text file are what people call large. */
const PPROF_SAMPLES = 1_000_000
/** What two profiles of a busy service come to; comparing them is to take less than two seconds. */
const PAIR_NODES = 200_000
const CPUPROFILE_SAMPLES = [200_000, 2_000_000]

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    compare: { type: 'string' },
  },
})
const sizeBytes = Number(values.size) * 1e6
const runs = Number(values.runs)

if (!existsSync(CLI)) throw new Error('run npm run build first')
mkdirSync(INPUTS, { recursive: true })
mkdirSync(RESULTS, { recursive: true })

const folded = input(`${values.size}.folded`, path => writeFolded(path, sizeBytes))
const pair = ['base', 'current'].map(side => join(INPUTS, `${PAIR_NODES}.${side}.folded`))
if (!pair.every(path => existsSync(path))) writePair(pair[0], pair[1], PAIR_NODES)
const foldedAgain = input(`${values.size}b.folded`, path => writeFolded(path, sizeBytes, 7))
const perf = input(`${values.size}.perf.txt`, path => writePerfScript(path, sizeBytes))
const pprof = input(`${PPROF_SAMPLES}.pb.gz`, path => writePprof(path, PPROF_SAMPLES))
const cpuprofiles = CPUPROFILE_SAMPLES.map(count => input(`${count}.cpuprofile`, path => writeCpuprofile(path, count, 20_000)))
const fixture = name => join(ROOT, 'fixtures', name)
/** By name: the file, and the command that reads it whole and prints little. */
const others = [
  ['JFR', `${values.size}.jfr`, path => writeRepeated(path, fixture('jfr/order-service-current.jfr.gz'), sizeBytes)],
  ['jfr print', `${values.size}.jfr.txt`, path => writeRepeated(path, fixture('jfr-print/text.txt.gz'), sizeBytes)],
  ['speedscope', `${values.size}.speedscope.json`, path => writeSpeedscope(path, sizeBytes)],
  ['Chrome trace', `${values.size}.trace.json`, path => writeTrace(path, sizeBytes)],
  ['Firefox', `${values.size}.firefox.json`, path => writeFirefox(path, sizeBytes)],
  ['callgrind', `${values.size}.callgrind.out`, path => writeCallgrind(path, sizeBytes)],
  ['heaptrack', `${values.size}.heaptrack`, path => writeHeaptrack(path, sizeBytes)],
  ['pyinstrument', `${values.size}.pyisession`, path => writePyinstrument(path, sizeBytes)],
  ['perf.data', `${values.size}.perf.data`, path => writePerfData(path, fixture('perf-data/c-threads.data'), sizeBytes)],
  ['V8 log', `${values.size}.v8.log`, path => writeV8Log(path, sizeBytes)],
  ['thread dumps', `${values.size}.threads.txt`, path => writeThreadDumps(path, sizeBytes)],
  ['memray CSV', `${values.size}.memray.csv`, path => writeMemrayCsv(path, sizeBytes)],
].map(([name, file, write]) => ({ name: `${name}: top`, path: input(file, write) }))
const small = join(ROOT, 'examples/order-service-go.current.pb.gz')
const report = join(INPUTS, 'report.svg')

/** @typedef {[name: string, program: string, args: string[], path: string]} Command */
/** @type {(name: string, path: string) => Command} */
const topOf = (name, path) => [name, CLI, ['top', path], path]
/** @type {Command[]} */
const commands = [
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

/** @typedef {ReturnType<typeof measure> & { bytes: number }} Cost */
/** @type {{ node: string, commands: Record<string, Cost>, parts: { nodes: number, times: Record<string, number> } | null, formats: { format: string, bytes: number, cpuMs: number }[] }} */
const result = { node: process.version, commands: {}, parts: null, formats: [] }
for (const [name, program, args, path] of commands) {
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
const file = join(RESULTS, `${new Date().toISOString().replaceAll(':', '-')}.json`)
writeFileSync(file, JSON.stringify(result, null, 2))
console.log(`\nsaved as ${file}`)
if (values.compare !== undefined) compareWith(JSON.parse(readFileSync(values.compare, 'utf8')))

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

// What memory profilers of native programs write: Valgrind's DHAT and massif, heaptrack, jemalloc.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { has, run, versionOf } from './tools.mjs'

const PROGRAM = 'bin/pricing 3'
/** heaptrack's own names for what it counts, and ours. */
const COSTS = { allocations: 'alloc', temporary: 'temporary-alloc', leaked: 'leaked-bytes', peak: 'in-use-at-peak-bytes' }
/** DHAT's fields of a place. */
const FIELDS = {
  tb: 'alloc-bytes',
  tbk: 'alloc',
  gb: 'in-use-at-peak-bytes',
  gbk: 'in-use-at-peak',
  eb: 'in-use-at-end-bytes',
  ebk: 'in-use-at-end',
}

export function recordNativeMemory() {
  stage('pricing-cpp')
  const folder = recordingFolder('native-memory')
  const version = versionOf('valgrind --version')
  for (const tool of ['dhat', 'massif']) {
    const output = path.join(folder, `${tool}.out`)
    const command = `valgrind -q --tool=${tool} --${tool}-out-file=${output} ${PROGRAM}`
    run(command, { folder: STAGE })
    const bytes = readFileSync(output)
    const oracle = tool === 'dhat' ? dhatOracle(bytes) : massifOracle(bytes, run(`ms_print ${output}`).toString())
    fixtureFolder(tool).add({
      case: 'order-service',
      extension: tool === 'dhat' ? 'out.json.gz' : 'out.gz',
      bytes: gzip(bytes),
      about: tool === 'dhat' ? 'all places that allocate, leaf first' : 'snapshots, one of them the peak',
      tool: `valgrind --tool=${tool}`,
      version,
      command: `valgrind --tool=${tool} ${PROGRAM}`,
      oracle,
    })
  }
  const recorded = path.join(folder, 'order-service')
  run(`rm -f ${recorded}*; heaptrack -o ${recorded} ${PROGRAM}`, { folder: STAGE })
  const packed = run(`ls ${recorded}.*`).toString().trim()
  const sums = Object.fromEntries(Object.entries(COSTS).map(([cost, name]) => [name, heaptrackSum(packed, cost)]))
  fixtureFolder('heaptrack').add({
    case: 'order-service',
    extension: 'txt.gz',
    bytes: gzip(run(`${packed.endsWith('.zst') ? 'zstdcat' : 'zcat'} ${packed}`)),
    about: 'interpreted, version 3: every allocation and release, with inlined functions',
    tool: 'heaptrack',
    version: versionOf('heaptrack --version'),
    command: `heaptrack ${PROGRAM}`,
    oracle: { tool: 'heaptrack_print -F FILE --flamegraph-cost-type', sums },
  })
  if (has('jeprof')) recordJemalloc(folder)
}

/** @param {string} folder */
function recordJemalloc(folder) {
  const library = run('ls /usr/lib/*/libjemalloc.so.2').toString().trim()
  run(
    `rm -f ${folder}/je*; MALLOC_CONF=prof:true,lg_prof_sample:10,prof_accum:true,prof_final:true,prof_prefix:${folder}/je LD_PRELOAD=${library} ${PROGRAM}`,
    {
      folder: STAGE,
    },
  )
  const output = run(`ls ${folder}/je*.heap`).toString().trim()
  const collapsed = run(`jeprof --collapsed bin/pricing ${output}`, { folder: STAGE }).toString()
  fixtureFolder('pprof').add({
    case: 'jemalloc',
    extension: 'heap',
    bytes: readFileSync(output),
    about: 'jemalloc: sampled stacks of addresses with the memory map',
    tool: 'jemalloc',
    version: versionOf('jeprof --version'),
    command: `MALLOC_CONF=prof:true,lg_prof_sample:10,prof_accum:true,prof_final:true LD_PRELOAD=libjemalloc.so.2 ${PROGRAM}`,
    oracle: { tool: 'jeprof --collapsed', sums: { inuse_space: foldedSum(collapsed) }, within: 1 },
  })
}

/** @param {Buffer} bytes */
function dhatOracle(bytes) {
  const { pps } = JSON.parse(bytes.toString())
  const sums = Object.entries(FIELDS).map(([key, name]) => [
    name,
    pps.reduce((/** @type {number} */ sum, /** @type {Record<string, number>} */ pp) => sum + pp[key], 0),
  ])
  return { tool: 'the totals that dh_view.html shows', sums: Object.fromEntries(sums) }
}

/** @param {Buffer} bytes @param {string} printed */
function massifOracle(bytes, printed) {
  const peak = /snapshot=(\d+)\n#-+\ntime=\d+\nmem_heap_B=(\d+)\nmem_heap_extra_B=\d+\nmem_stacks_B=\d+\nheap_tree=peak/.exec(
    bytes.toString(),
  )
  if (peak === null || !printed.includes(`${peak[1]} (peak)`)) throw new Error('massif has no peak')
  return { tool: 'ms_print', sums: { 'in-use-bytes': Number(peak[2]) } }
}

/** @param {string} file @param {string} cost */
function heaptrackSum(file, cost) {
  const output = `${file}.${cost}.folded`
  run(`heaptrack_print -f ${file} --flamegraph-cost-type ${cost} -F ${output}`)
  return foldedSum(readFileSync(output, 'utf8'))
}

/** @param {string} text */
function foldedSum(text) {
  return text
    .split('\n')
    .filter(line => line !== '')
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}

// Inputs in the formats that people meet less often: of about the size asked for, from a seed, as their writers lay them out.

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { seededRandom } from '../lib/random.mjs'
import { functionNames, stackSource } from './stacks.mjs'

const SEED = 20250101
const FUNCTIONS = 20_000
const MAX_DEPTH = 60
const MEAN_DEPTH = 20
/** One write a record would measure the system. */
const PIECE_CHARS = 1 << 20

/** Several times the same: recordings are chunks behind each other, printed ones are events behind each other. */
export function writeRepeated(path, fixture, sizeBytes) {
  const bytes = gunzipSync(readFileSync(fixture))
  const fd = openSync(path, 'w')
  for (let written = 0; written < sizeBytes; written += bytes.length) writeSync(fd, bytes)
  closeSync(fd)
}

/** speedscope's own form, sampled. A third of the file is weights. */
export function writeSpeedscope(path, sizeBytes) {
  const next = stackSource(seededRandom(SEED), FUNCTIONS, MAX_DEPTH, MEAN_DEPTH)
  const frames = functionNames(FUNCTIONS).map(name => JSON.stringify({ name, file: 'shop.go', line: 12 }))
  const head = `{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[${frames}]},"profiles":[{"type":"sampled","name":"cpu","unit":"nanoseconds","startValue":0,"endValue":1,"samples":[`
  writePieces(path, sizeBytes, {
    head,
    record: at => `${at === 0 ? '' : ','}[${next()}]`,
    tail: count => `],"weights":[${new Array(count).fill(10000000)}]}]}`,
  })
}

/** Complete events of a few threads, as Bazel, viztracer and others write them. */
export function writeTrace(path, sizeBytes) {
  const random = seededRandom(SEED)
  const names = functionNames(FUNCTIONS)
  const startOf = new Float64Array(8)
  writePieces(path, sizeBytes, {
    head: '{"traceEvents":[\n',
    record(at) {
      const thread = at % startOf.length
      startOf[thread] += random() * 90
      const name = names[Math.floor(FUNCTIONS * random() ** 3)]
      const durationUs = (random() ** 4 * 9000).toFixed(3)
      return `${at === 0 ? '' : ',\n'}{"name":"${name}","cat":"shop","ph":"X","ts":${startOf[thread].toFixed(3)},"dur":${durationUs},"pid":1,"tid":${thread}}`
    },
    tail: () => '\n]}',
  })
}

/** Costs and calls of a program whose functions call functions of higher numbers. */
export function writeCallgrind(path, sizeBytes) {
  const random = seededRandom(SEED)
  const names = functionNames(FUNCTIONS)
  const isNamed = new Uint8Array(FUNCTIONS)
  const named = fn => (isNamed[fn]++ === 0 ? `(${fn + 1}) ${names[fn]}` : `(${fn + 1})`)
  writePieces(path, sizeBytes, {
    head: 'version: 1\ncreator: callgrind-3.19\npositions: line\nevents: Ir Dr\n\nfl=(1) shop.c\n',
    record(at) {
      const caller = at % (FUNCTIONS - 1)
      const callee = caller + 1 + Math.floor(random() * (FUNCTIONS - caller - 1))
      return `fn=${named(caller)}\n${12 + (at % 80)} ${100 + (at % 9)} 3\n+1 40 2\ncfn=${named(callee)}\ncalls=${1 + (at % 5)} 7\n* ${1000 + (at % 77)} 9\n\n`
    },
    tail: () => '',
  })
}

/** heaptrack's, interpreted: tables, then blocks that come and go. */
export function writeHeaptrack(path, sizeBytes) {
  const random = seededRandom(SEED)
  const hex = value => value.toString(16)
  const names = functionNames(FUNCTIONS)
  const strings = ['main', ...names].map(name => `s ${hex(name.length)} ${name}\n`).join('')
  const places = Array.from({ length: FUNCTIONS }, (_, at) => `i ${hex(0x5000 + at * 16)} 0 ${hex(at + 1)} 0 ${hex(1 + (at % 90))}\n`).join(
    '',
  )
  const traces = Array.from({ length: FUNCTIONS }, (_, at) => `t ${hex(at + 1)} ${hex(Math.floor(at * random()))}\n`).join('')
  const kinds = Array.from({ length: FUNCTIONS }, (_, at) => `a ${hex(16 + (at % 4000))} ${hex(at + 1)}\n`).join('')
  const live = []
  writePieces(path, sizeBytes, {
    head: `v 10400 3\nX ./shop\n${strings}${places}${traces}${kinds}`,
    record() {
      const isRelease = live.length > 0 && random() < 0.48
      if (!isRelease) live.push(Math.floor(FUNCTIONS * random() ** 3))
      return isRelease ? `- ${hex(live.pop())}\n` : `+ ${hex(live[live.length - 1])}\n`
    },
    tail: () => 'c 3e8\n',
  })
}

/** A session of pyinstrument: every stack in full. */
export function writePyinstrument(path, sizeBytes) {
  const next = stackSource(seededRandom(SEED), FUNCTIONS, MAX_DEPTH, MEAN_DEPTH)
  const frames = functionNames(FUNCTIONS).map((name, at) =>
    JSON.stringify(`${name}\u0000/srv/shop/${at % 97}.py\u0000${at % 900}\u0001l${1 + (at % 900)}`),
  )
  writePieces(path, sizeBytes, {
    head: '{"start_time":1795917297.9,"duration":60,"sample_count":1,"start_call_stack":[],"cpu_time":50,"frame_records":[',
    record: at =>
      `${at === 0 ? '' : ','}[["MainThread\\u0000<thread>\\u000014",${next()
        .map(fn => frames[fn])
        .join(',')}],0.001]`,
    tail: () => ']}',
  })
}

/** memray's CSV, leaf first. */
export function writeMemrayCsv(path, sizeBytes) {
  const next = stackSource(seededRandom(SEED), FUNCTIONS, MAX_DEPTH, MEAN_DEPTH)
  const names = functionNames(FUNCTIONS)
  writePieces(path, sizeBytes, {
    head: 'allocator,num_allocations,size,tid,thread_name,stack_trace\n',
    record: at =>
      `MALLOC,${1 + (at % 5)},${64 * (1 + (at % 500))},1,0x1,${next()
        .toReversed()
        .map(fn => `${names[fn]};/srv/shop/${fn % 97}.py;${1 + (fn % 900)}`)
        .join('|')}\n`,
    tail: () => '',
  })
}

/** A profile as the Firefox Profiler saves it, one thread. */
export function writeFirefox(path, sizeBytes) {
  const random = seededRandom(SEED)
  const stacks = 4 * FUNCTIONS
  const rows = (count, cell) => `[${Array.from({ length: count }, (_, row) => cell(row))}]`
  const nulls = rows(FUNCTIONS, () => 'null')
  const prefix = rows(stacks, row => (row === 0 ? 'null' : Math.floor(row * (1 - random() ** 2 * 0.3)) % row))
  const tables = [
    `"stringArray":${JSON.stringify(functionNames(FUNCTIONS))}`,
    `"funcTable":{"length":${FUNCTIONS},"name":${rows(FUNCTIONS, row => row)},"resource":${rows(FUNCTIONS, () => -1)},"fileName":${nulls},"lineNumber":${nulls}}`,
    `"frameTable":{"length":${FUNCTIONS},"func":${rows(FUNCTIONS, row => row)},"line":${nulls},"category":${nulls}}`,
    `"stackTable":{"length":${stacks},"frame":${rows(stacks, row => row % FUNCTIONS)},"prefix":${prefix}}`,
  ]
  writePieces(path, sizeBytes, {
    head: `{"meta":{"interval":1,"startTime":1700000000000,"version":27,"preprocessedProfileVersion":47,"categories":[]},"libs":[],"threads":[{"name":"GeckoMain","pid":1,"tid":1,${tables},"samples":{"stack":[`,
    record: at => `${at === 0 ? '' : ','}${Math.floor(random() * stacks)}`,
    tail: count => `],"length":${count},"timeDeltas":[${new Array(count).fill(1)}],"weight":null}}]}`,
  })
}

function writePieces(path, sizeBytes, { head, record, tail }) {
  const fd = openSync(path, 'w')
  let piece = head
  let written = 0
  let count = 0
  while (written + piece.length < sizeBytes) {
    piece += record(count++)
    if (piece.length < PIECE_CHARS) continue
    written += writeSync(fd, piece)
    piece = ''
  }
  writeSync(fd, piece + tail(count))
  closeSync(fd)
}

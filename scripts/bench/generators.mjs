// The benchmark's inputs, written from a seed: the same bytes on every machine, in the shapes that the profilers themselves write.

import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { protobuf } from './protobuf.mjs'
import { seededRandom } from '../lib/random.mjs'
import { functionNames, stackSource } from './stacks.mjs'

const SEED = 20250101
const FUNCTIONS = 20_000
const MAX_DEPTH = 200
/** One write a line would measure the system, not the disk. */
const PIECE_CHARS = 1 << 20

/** Collapsed stacks of about `sizeBytes`; another `seed` gives another run of the same program. */
export function writeFolded(path, sizeBytes, seed = SEED) {
  const random = seededRandom(seed)
  const names = functionNames(FUNCTIONS)
  const next = stackSource(random, FUNCTIONS, MAX_DEPTH, 18)
  writeText(path, sizeBytes, () => {
    const stack = next()
    let line = names[stack[0]]
    for (let i = 1; i < stack.length; i++) line += ';' + names[stack[i]]
    return `${line} ${1 + Math.floor(random() * 50)}\n`
  })
}

/** `perf script` with time, period and 30 frames a sample, of about `sizeBytes`. */
export function writePerfScript(path, sizeBytes) {
  const random = seededRandom(SEED)
  const names = functionNames(FUNCTIONS)
  const next = stackSource(random, FUNCTIONS, 64, 36)
  let microseconds = 0
  writeText(path, sizeBytes, () => {
    microseconds += Math.floor(random() * 2000)
    const time = (1000 + microseconds / 1e6).toFixed(6)
    let event = `shop-worker ${4200 + Math.floor(random() * 8)} [00${Math.floor(random() * 2)}] ${time}:     250000 cycles:u: \n`
    const stack = next()
    for (let i = stack.length - 1; i >= 0; i--) {
      const fn = stack[i]
      event += `\t    ${(0x55d0_0000_0000 + fn * 64).toString(16)} ${names[fn].replace(/[()*]/g, '')}+0x${(fn % 61).toString(16)} (/opt/shop/bin/worker)\n`
    }
    return event + '\n'
  })
}

/** A gzipped pprof profile with `samples` samples of two values and up to 60 locations. */
export function writePprof(path, samples) {
  const random = seededRandom(SEED)
  const names = functionNames(FUNCTIONS)
  const next = stackSource(random, FUNCTIONS, 64, 36)
  const strings = ['', 'samples', 'count', 'cpu', 'nanoseconds', ...names]
  const out = protobuf()
  out.message(1, [
    [1, 1],
    [2, 2],
  ])
  out.message(1, [
    [1, 3],
    [2, 4],
  ])
  for (let i = 0; i < samples; i++) {
    const stack = next()
    const locations = stack.map(fn => fn + 1).reverse()
    const count = 1 + Math.floor(random() * 3)
    out.sample(locations, [count, count * 10_000_000])
  }
  for (let fn = 0; fn < FUNCTIONS; fn++) out.location(fn + 1, fn + 1, (fn % 900) + 1)
  for (let fn = 0; fn < FUNCTIONS; fn++)
    out.message(5, [
      [1, fn + 1],
      [2, fn + 5],
      [3, fn + 5],
    ])
  for (const text of strings) out.text(6, text)
  out.number(12, 10_000_000)
  const fd = openSync(path, 'w')
  writeSync(fd, gzipSync(out.finish(), { level: 1 }))
  closeSync(fd)
}

/** A `.cpuprofile` with `samples` samples over a tree of `nodes` nodes. */
export function writeCpuprofile(path, samples, nodes) {
  const random = seededRandom(SEED)
  /** @type {number[][]} */
  const children = [[]]
  for (let node = 1; node < nodes; node++) {
    const parent = Math.floor(node * (1 - random() ** 2 * 0.3))
    children.push([])
    children[Math.min(parent, node - 1)].push(node + 1)
  }
  const names = functionNames(FUNCTIONS)
  const pieces = [
    '{"nodes":[',
    children
      .map((list, node) => {
        const fn = (node * 31) % FUNCTIONS
        const frame = `{"functionName":"${node === 0 ? '(root)' : names[fn]}","scriptId":"${fn % 90}","url":"file:///app/${fn % 90}.js","lineNumber":${fn % 800},"columnNumber":${fn % 40}}`
        return `{"id":${node + 1},"callFrame":${frame},"hitCount":0${list.length > 0 ? `,"children":[${list}]` : ''}}`
      })
      .join(','),
    '],"startTime":1000000,"endTime":',
    String(1_000_000 + samples * 125),
    ',"samples":[',
  ]
  const ids = new Array(samples)
  const deltas = new Array(samples)
  for (let i = 0; i < samples; i++) {
    ids[i] = 2 + Math.floor(random() * (nodes - 1))
    deltas[i] = 100 + Math.floor(random() * 50)
  }
  pieces.push(ids.join(','), '],"timeDeltas":[', deltas.join(','), ']}')
  const fd = openSync(path, 'w')
  for (const piece of pieces) writeSync(fd, piece)
  closeSync(fd)
}

function writeText(path, sizeBytes, nextRecord) {
  const fd = openSync(path, 'w')
  let written = 0
  let piece = ''
  while (written + piece.length < sizeBytes) {
    piece += nextRecord()
    if (piece.length < PIECE_CHARS) continue
    written += writeSync(fd, piece)
    piece = ''
  }
  writeSync(fd, piece)
  closeSync(fd)
}

// Recordings of addresses and dumps: perf.data, V8's log and thread dumps, of about the size asked for, from a seed.

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { seededRandom } from '../lib/random.mjs'
import { functionNames, stackSource } from './stacks.mjs'

const SEED = 20250101
const FUNCTIONS = 20_000
const MAX_DEPTH = 60
const MEAN_DEPTH = 20
/** One write a record would measure the system. */
const PIECE_BYTES = 1 << 20
const SAMPLE = 9
const ROUND = 68
/** Samples between two ends of a round, as perf flushes them. */
const ROUND_SAMPLES = 5000
const DATA_AT = 40

/**
 * A real recording's header, processes and maps, and its samples again and again.
 * @param {string} path
 * @param {string} fixture
 * @param {number} sizeBytes
 */
export function writePerfData(path, fixture, sizeBytes) {
  const source = readFileSync(fixture)
  const dataAt = Number(source.readBigUInt64LE(DATA_AT))
  const end = dataAt + Number(source.readBigUInt64LE(DATA_AT + 8))
  const records = []
  for (let at = dataAt; at < end; at += source.readUInt16LE(at + 6)) records.push(source.subarray(at, at + source.readUInt16LE(at + 6)))
  const kindOf = record => record.readUInt32LE(0)
  const samples = records.filter(record => kindOf(record) === SAMPLE)
  const round = Buffer.from([ROUND, 0, 0, 0, 0, 0, 8, 0])
  const head = Buffer.from(source.subarray(0, dataAt))
  const others = Buffer.concat(records.filter(record => kindOf(record) !== SAMPLE && kindOf(record) !== ROUND))
  const all = Buffer.concat([...Array.from({ length: ROUND_SAMPLES }, (_, at) => samples[at % samples.length]), round])
  const fd = openSync(path, 'w')
  const rounds = Math.max(1, Math.floor(sizeBytes / all.length))
  head.writeBigUInt64LE(BigInt(others.length + rounds * all.length), DATA_AT + 8)
  writeSync(fd, head)
  writeSync(fd, others)
  for (let written = 0; written < rounds; written++) writeSync(fd, all)
  closeSync(fd)
}

/** Code of scripts that comes, and ticks that fall into it. */
export function writeV8Log(path, sizeBytes) {
  const random = seededRandom(SEED)
  const next = stackSource(random, FUNCTIONS, MAX_DEPTH, MEAN_DEPTH)
  const place = fn => `0x${(0x10000 + fn * 256).toString(16)}`
  const code = functionNames(FUNCTIONS)
    .map((name, fn) => `code-creation,JS,11,${fn},${place(fn)},200,${name} /srv/shop/${fn % 97}.js:${1 + (fn % 900)}:3,0x1,*\n`)
    .join('')
  writeLines(path, sizeBytes, `v8-version,11,3,244,8,-node.38,0\n${code}`, at => {
    const [leaf, ...callers] = next().toReversed()
    return `tick,${place(leaf)},${1000 + at * 1000},0,0x0,${at % 9 === 0 ? 6 : 0},${callers.map(place).join(',')}\n`
  })
}

/** Dumps of two hundred threads. */
export function writeThreadDumps(path, sizeBytes) {
  const next = stackSource(seededRandom(SEED), FUNCTIONS, MAX_DEPTH, MEAN_DEPTH)
  const names = functionNames(FUNCTIONS).map(name => name.replace(/[^\w.]/g, '_'))
  const threads = 200
  writeLines(path, sizeBytes, '', at => {
    const thread = at % threads
    const head = thread === 0 ? `\n2026-11-28 20:12:19\nFull thread dump OpenJDK 64-Bit Server VM (17):\n\n` : ''
    const frames = next()
      .toReversed()
      .map(fn => `\tat shop.${names[fn]}(Shop.java:${1 + (fn % 900)})\n`)
    return `${head}"worker-${thread}" #${thread} prio=5 cpu=${at}.00ms elapsed=1.0s tid=0x${thread.toString(16)} nid=0x1 runnable [0x0]\n   java.lang.Thread.State: RUNNABLE\n${frames.join('')}\n`
  })
}

/**
 * @param {string} path
 * @param {number} sizeBytes
 * @param {string} head
 * @param {(at: number) => string} lineOf
 */
function writeLines(path, sizeBytes, head, lineOf) {
  const fd = openSync(path, 'w')
  let piece = head
  let written = 0
  for (let at = 0; written + piece.length < sizeBytes; at++) {
    piece += lineOf(at)
    if (piece.length < PIECE_BYTES) continue
    written += writeSync(fd, piece)
    piece = ''
  }
  writeSync(fd, piece)
  closeSync(fd)
}

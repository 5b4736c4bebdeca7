// What the records of the kernel do, once they are in order: processes begin, load files and are named, and samples are taken of them.

import { textOf } from '../../base/utf8'
import { hexOf } from '../../bytes/elf/elfFile'
import type { ProfileBuilder } from '../../profile/builder'
import type { Thread } from '../../profile/profile'
import type { ReadError, Report } from '../format'
import type { Samples } from '../perfScript/samples'
import type { Chains } from './chains'
import type { Events } from './events'
import type { Features } from './features'
import type { Places } from '../symbols/places'
import { signedAt, unsignedAt } from './longs'
import { readSample, sampleRecord, timeAt } from './sampleRecord'
import { processSpaces } from './spaces'

export type ProcessRecords = {
  /** One record of a kind that matters. */
  record(view: DataView): void
  places(): Places
  readonly kernelText: () => number
  /** By the rows that the samples were given. */
  eventNames(features: Features): readonly string[]
  addThreads(builder: ProfileBuilder): void
  /** Why the recording must be printed by perf itself, or null. */
  refusal(isTraced: boolean): ReadError | null
}

const KIND = { mmap: 1, lost: 2, comm: 3, fork: 7, sample: 9, mmap2: 10, lostSamples: 13, ksymbol: 17 } as const
/** Of `misc`: who was running. */
const CPU_MODE = 7
const KERNEL_MODE = 1
const USER_MODE = 2
/** … what else a record is: a map of data; a name by `exec`; a map with a build id. */
const IS_DATA = 1 << 13
const IS_EXEC = 1 << 13
const HAS_BUILD_ID = 1 << 14
const IS_GONE = 1
/** Of a map's protection. */
const EXECUTABLE = 4
/** In a stack: what follows was in … */
const CONTEXT = { kernel: -128, user: -512 } as const
const FIRST_CONTEXT = -4095
/** Of kernel.perf_event_max_stack: a stack with that many addresses most likely had more. */
const MAX_ADDRESSES = 127
const LONG = 8
const ADVICE = '`perf script -i FILE > FILE.txt` makes it readable'

export function processRecords(isLittle: boolean, events: Events, samples: Samples, chains: Chains, report: Report): ProcessRecords {
  const spaces = processSpaces()
  const threads: Thread[] = []
  const threadRows = new Map<string, number>()
  /** Rows of events with samples: those that have none are no sample types. */
  const eventRows = new Map<number, number>()
  const fields = sampleRecord()
  const chain: number[] = []
  let unwound = 0
  let branched = 0
  let read = 0
  let first = { high: NaN, low: NaN }

  function int(view: DataView, at: number): number {
    return view.getInt32(at, isLittle)
  }

  /** Up to the next zero. */
  function textFrom(view: DataView, at: number): string {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, Math.max(0, view.byteLength - at))
    const zero = bytes.indexOf(0)
    return textOf(bytes.subarray(0, zero === -1 ? bytes.length : zero))
  }

  function map(view: DataView, misc: number, isSecond: boolean): void {
    const nameAt = isSecond ? 72 : 40
    if (view.byteLength <= nameAt) return skip()
    const processId = int(view, 8)
    const isKernel = (misc & CPU_MODE) === KERNEL_MODE || processId === -1
    if (isSecond ? (int(view, 64) & EXECUTABLE) === 0 && !isKernel : (misc & IS_DATA) !== 0) return
    const hasBuildId = isSecond && (misc & HAS_BUILD_ID) !== 0
    const start = signedAt(view, 16, isLittle)
    spaces.map(processId, isKernel, {
      start,
      length: unsignedAt(view, 24, isLittle),
      offset: signedAt(view, 32, isLittle),
      path: textFrom(view, nameAt),
      buildId: hasBuildId ? buildIdAt(view) : null,
      inode: isSecond && !hasBuildId ? inodeAt(view) : '',
    })
  }

  function buildIdAt(view: DataView): string {
    const size = Math.min(20, view.getUint8(40))
    return hexOf(new Uint8Array(view.buffer, view.byteOffset + 44, size))
  }

  function inodeAt(view: DataView): string {
    return [40, 44, 48, 52, 56, 60].map(at => view.getUint32(at, isLittle).toString(16)).join(':')
  }

  function skip(): void {
    report('records that are too short for what they should hold, left out', null)
  }

  function sample(view: DataView, misc: number): void {
    const row = events.rowOf(view)
    if (row === -1) return report('samples of events that the recording does not list, left out', null)
    const attr = events.attr(row)
    if (!readSample(view, attr, isLittle, fields)) return skip()
    if (attr.leavesUserStacks) unwound++
    if (attr.isBranchStack) branched++
    read++
    const at = timeAt(view, true, attr)
    chains.start()
    collect(view, misc & CPU_MODE)
    for (let frame = chain.length - 1; frame >= 0; frame--) chains.add(chain[frame])
    const comm = spaces.commOf(fields.threadId)
    const event = eventRow(row)
    samples.add(chains.end(comm), thread(comm), event, fields.period, at === -1 ? NaN : 0, at === -1 ? NaN : timeNs(view, at))
    if (chain.length === 0) report('events without a stack', null)
    if (fields.period > Number.MAX_SAFE_INTEGER) report('periods past 2^53, rounded', null)
    if (chain.length >= MAX_ADDRESSES) report(`stacks of ${MAX_ADDRESSES} frames or more, where perf cuts them by default`, null)
  }

  /** Since the first sample. */
  function timeNs(view: DataView, at: number): number {
    const high = view.getUint32(isLittle ? at + 4 : at, isLittle)
    const low = view.getUint32(isLittle ? at : at + 4, isLittle)
    if (Number.isNaN(first.high)) first = { high, low }
    return (high - first.high) * 2 ** 32 + (low - first.low)
  }

  /** Leaf first. Marks between the addresses say whose those that follow are. */
  function collect(view: DataView, mode: number): void {
    chain.length = 0
    const { processId } = fields
    if (fields.chainAt === -1) {
      if (!Number.isNaN(fields.ip)) chain.push(placeOf(processId, mode, fields.ip))
      return
    }
    let where = mode
    for (let row = 0; row < fields.chainLength; row++) {
      const address = signedAt(view, fields.chainAt + row * LONG, isLittle)
      if (address < 0 && address >= FIRST_CONTEXT) {
        where = address === CONTEXT.kernel ? KERNEL_MODE : address === CONTEXT.user ? USER_MODE : 0
      } else chain.push(placeOf(processId, where, address))
    }
  }

  function placeOf(processId: number, mode: number, address: number): number {
    if (mode !== KERNEL_MODE && mode !== USER_MODE) return spaces.place(NaN, false, address)
    return spaces.place(processId, mode === KERNEL_MODE, address)
  }

  function eventRow(row: number): number {
    const known = eventRows.get(row)
    if (known !== undefined) return known
    eventRows.set(row, eventRows.size)
    return eventRows.size - 1
  }

  function thread(name: string): number {
    const key = `${fields.processId} ${fields.threadId} ${name}`
    const known = threadRows.get(key)
    if (known !== undefined) return known
    const row = threads.push({ name, processId: fields.processId, threadId: fields.threadId }) - 1
    threadRows.set(key, row)
    return row
  }

  return {
    record(view) {
      const kind = view.getUint32(0, isLittle)
      const misc = view.getUint16(4, isLittle)
      const isLongerThan = (bytes: number) => view.byteLength >= bytes
      if (kind === KIND.sample) sample(view, misc)
      else if (kind === KIND.mmap || kind === KIND.mmap2) map(view, misc, kind === KIND.mmap2)
      else if (kind === KIND.comm && isLongerThan(17)) spaces.comm(int(view, 8), int(view, 12), textFrom(view, 16), (misc & IS_EXEC) !== 0)
      else if (kind === KIND.fork && isLongerThan(24)) spaces.fork(int(view, 8), int(view, 12), int(view, 16), int(view, 20))
      else if (kind === KIND.lost && isLongerThan(24)) report('lost events', null, unsignedAt(view, 16, isLittle))
      else if (kind === KIND.lostSamples && isLongerThan(16)) report('lost events', null, unsignedAt(view, 8, isLittle))
      else if (kind === KIND.ksymbol && isLongerThan(25)) {
        const isGone = (view.getUint16(22, isLittle) & IS_GONE) !== 0
        spaces.kernelSymbol(textFrom(view, 24), signedAt(view, 8, isLittle), view.getUint32(16, isLittle), isGone)
      }
    },
    places: () => spaces.places,
    kernelText: spaces.kernelText,
    eventNames(features) {
      const all = events.names(features)
      const found = Array.from(eventRows.keys(), row => all[row])
      return found.map((name, row) => (found.indexOf(name) < row ? `${name} (${row + 1})` : name))
    },
    addThreads(builder) {
      for (const row of threads) builder.thread(row)
    },
    refusal(isTraced) {
      if (unwound > 0)
        return {
          kind: 'unsupported',
          what: 'a perf.data recorded with DWARF stacks (--call-graph dwarf), which only perf unwinds',
          advice: ADVICE,
        }
      if (branched > 0)
        return {
          kind: 'unsupported',
          what: 'a perf.data recorded with stacks of branches (--call-graph lbr), which only perf puts together',
          advice: ADVICE,
        }
      if (isTraced && read === 0)
        return {
          kind: 'unsupported',
          what: 'a perf.data with a trace of the processor (Intel PT or ARM SPE), which only perf decodes',
          advice: '`perf script --itrace=i100usg -i FILE > FILE.txt` prints samples of it',
        }
      return null
    },
  }
}

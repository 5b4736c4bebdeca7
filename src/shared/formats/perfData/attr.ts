// What was recorded of an event: which fields its samples have, and in which order. Rules: Linux, `include/uapi/linux/perf_event.h`.

import { unsignedAt } from './longs'

export type Attr = {
  readonly type: number
  readonly config: number
  /** What each sample stands for; 0 where perf chose it to come as often as was wanted. */
  readonly period: number
  /** Bits of `Has`. */
  readonly sampleType: number
  readonly readFormat: number
  readonly isExecutable: boolean
  /** Records that are no samples end with who wrote them and when. */
  readonly hasSampleId: boolean
  /** The kernel did not walk the program's stack: perf was to unwind it later. */
  readonly leavesUserStacks: boolean
  /** Stacks come from the processor's record of branches. */
  readonly isBranchStack: boolean
  readonly ids: readonly number[]
}

/** Fields of samples, as bits of `sampleType`. */
export const HAS = {
  ip: 1 << 0,
  tid: 1 << 1,
  time: 1 << 2,
  addr: 1 << 3,
  read: 1 << 4,
  callchain: 1 << 5,
  id: 1 << 6,
  cpu: 1 << 7,
  period: 1 << 8,
  stream: 1 << 9,
  branches: 1 << 11,
  userStack: 1 << 13,
  identifier: 1 << 16,
} as const

const FREQUENCY = 10
const EXCLUDE_USER_CHAIN = 22
const SAMPLE_ID_ALL = 18
const MMAP = 8
/** Of `branch_sample_type`. */
const CALL_STACK = 1 << 11

export function readAttr(view: DataView, at: number, sizeBytes: number, ids: readonly number[], isLittle: boolean): Attr {
  /** Compilers of the other byte order count the bits of such a field from the other end of each byte. */
  const flag = (bit: number): boolean => {
    const byte = view.getUint8(at + 40 + (bit >> 3))
    return ((isLittle ? byte >> (bit & 7) : byte >> (7 - (bit & 7))) & 1) === 1
  }
  const sampleType = view.getUint32(isLittle ? at + 24 : at + 28, isLittle)
  const branches = sizeBytes >= 80 ? unsignedAt(view, at + 72, isLittle) : 0
  const isSampled = (bit: number) => (sampleType & bit) !== 0
  return {
    type: view.getUint32(at, isLittle),
    config: unsignedAt(view, at + 8, isLittle),
    period: flag(FREQUENCY) ? 0 : unsignedAt(view, at + 16, isLittle),
    sampleType,
    readFormat: view.getUint32(isLittle ? at + 32 : at + 36, isLittle),
    isExecutable: flag(MMAP),
    hasSampleId: flag(SAMPLE_ID_ALL),
    leavesUserStacks: isSampled(HAS.userStack) && flag(EXCLUDE_USER_CHAIN),
    isBranchStack: isSampled(HAS.branches) && (branches & CALL_STACK) !== 0,
    ids,
  }
}

const HARDWARE = [
  'cycles',
  'instructions',
  'cache-references',
  'cache-misses',
  'branches',
  'branch-misses',
  'bus-cycles',
  'stalled-cycles-frontend',
  'stalled-cycles-backend',
  'ref-cycles',
]
const SOFTWARE = [
  'cpu-clock',
  'task-clock',
  'page-faults',
  'context-switches',
  'cpu-migrations',
  'minor-faults',
  'major-faults',
  'alignment-faults',
  'emulation-faults',
  'dummy',
  'bpf-output',
  'cgroup-switches',
]
const KINDS = ['hardware', 'software', 'tracepoint', 'cache', 'raw', 'breakpoint']

/** For a recording that does not name its events. */
export function eventNameOf({ type, config }: Attr): string {
  const known = type === 0 ? HARDWARE[config] : type === 1 ? SOFTWARE[config] : undefined
  return known ?? `${KINDS[type] ?? `pmu ${type}`}:0x${config.toString(16)}`
}

// VisualVM's snapshots of the CPU (`.nps`). Rules: oracle/visualvm, `LoadedSnapshot`, `CPUResultsSnapshot`.

import { fail, ok, type Result } from '../base/result'
import { bytesOf, textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { unzlib } from './packed/unpacked'
import { eachCall } from './visualVm/nodes'
import { readSnapshot, type Snapshot } from './visualVm/snapshot'
import { wholeFile } from './wholeFile'

const ID = 'visualvm'
const MARK = bytesOf('nBpRoFiLeR')
const MINOR_VERSION_AT = 11
const WITH_COMMENT = 2
const TYPE_AT = 12
const HEADER_BYTES = 24
/** Of the whole program, or of a part of it; all others are of memory. */
const CPU_TYPES = [1, 2]
/** Far more than any snapshot unpacks to. */
const MAX_UNPACKED_BYTES = 2 ** 31
const NATIVE = '[native]'
const NS_PER_MS = 1e6
const SETTING = /^profiler\.settings\.(?:settings\.name|profiling\.type)=(.*)$/gm

export const visualVm: Format = {
  id: ID,
  title: 'VisualVM snapshot (.nps)',
  looksLike: head => (MARK.every((byte, at) => head[at] === byte) ? 'yes' : 'no'),
  open: report => wholeFile(ID, bytes => readNps(bytes, report)),
}

function readNps(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  if (bytes.length < HEADER_BYTES) return fail(malformed(ID, 'the file ends in its header', 'byte', bytes.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = view.getInt32(TYPE_AT)
  if (!CPU_TYPES.includes(type)) {
    const advice = '`jcmd PID JFR.start settings=profile duration=30s filename=FILE.jfr` records allocation with its stacks'
    return fail({ kind: 'unsupported', what: 'a snapshot of VisualVM of memory, which cannot be read', advice })
  }
  const packedBytes = view.getInt32(TYPE_AT + 4)
  if (packedBytes < 0 || packedBytes > bytes.length - HEADER_BYTES)
    return fail(malformed(ID, 'the file ends in its snapshot', 'byte', bytes.length))
  const inside = unzlib(bytes.subarray(HEADER_BYTES, HEADER_BYTES + packedBytes), MAX_UNPACKED_BYTES)
  if (!inside.ok) return fail(malformed(ID, inside.error, 'byte', HEADER_BYTES))
  const snapshot = readSnapshot(inside.value)
  if (!snapshot.ok) return fail(malformed(ID, snapshot.error.what, 'byte', snapshot.error.byte))
  if (!hasEnd(view, HEADER_BYTES + packedBytes))
    report('no end behind the snapshot (settings, comment): the file was cut', { unit: 'byte', at: bytes.length })
  const settings = textOf(bytes.subarray(HEADER_BYTES + packedBytes))
  const facts = Array.from(settings.matchAll(SETTING), ([, said]) => ['settings', said] as const)
  return profileOf(snapshot.value, facts, report)
}

/** Behind the snapshot stand a text of settings and, since the second version, a comment, each after its length. */
function hasEnd(view: DataView, start: number): boolean {
  if (start + 4 > view.byteLength) return false
  const comment = start + 4 + view.getUint32(start)
  if (view.getUint8(MINOR_VERSION_AT) < WITH_COMMENT) return comment <= view.byteLength
  return comment + 2 <= view.byteLength && comment + 2 + view.getUint16(comment) <= view.byteLength
}

function profileOf(snapshot: Snapshot, facts: readonly (readonly [string, string])[], report: Report): Result<Profile, ReadError> {
  const { hasTwoClocks, methods, threads, startMs, takenMs } = snapshot
  const builder = profileBuilder(ID)
  const type = (name: string, unit: string) => builder.sampleType({ name, unit, weight: null, event: null })
  const wall = type('wall', 'microseconds')
  const cpu = hasTwoClocks ? type('cpu', 'microseconds') : NONE
  const calls = type('calls', 'count')
  const frames = methods.map(([owner, method]) => {
    const isNative = method.endsWith(NATIVE)
    const name = isNative ? method.slice(0, -NATIVE.length) : method
    const dot = owner.lastIndexOf('.')
    const fn = builder.fn({ name: owner === '' ? name : `${owner}.${name}`, module: dot > 0 ? owner.slice(0, dot) : null })
    return builder.frame(fn, NONE, NONE, frameFlags(isNative ? 'native' : 'jit'))
  })
  for (const { id, name, nodes } of threads) {
    const thread = builder.thread({ name, processId: null, threadId: id })
    const isWhole = eachCall(nodes, hasTwoClocks, NONE, (node, caller) => {
      // The root stands for the thread.
      if (node.method === 0 && caller === NONE) return NONE
      const frame = frames[node.method]
      if (frame === undefined) report('methods that are not in the file', null)
      const stack = builder.stack(caller, frame ?? builder.frame(builder.fn({ name: '(unknown)' }), NONE, NONE, 0))
      if (node.selfUs > 0 || node.cpuSelfUs > 0 || node.calls > 0) {
        const row = builder.sample(stack, { thread })
        builder.weigh(row, wall, node.selfUs)
        if (cpu !== NONE) builder.weigh(row, cpu, node.cpuSelfUs)
        builder.weigh(row, calls, node.calls)
      }
      return stack
    })
    if (!isWhole) return fail(malformed(ID, `the calls of thread ${JSON.stringify(name)} lie outside of it`, 'byte', HEADER_BYTES))
  }
  const durationNs = takenMs > startMs ? (takenMs - startMs) * NS_PER_MS : null
  const profile = builder.finish({ facts, startMs: startMs > 0 ? startMs : null, durationNs })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}

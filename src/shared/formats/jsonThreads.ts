// Threads as JSON: Spring's `actuator/threaddump`, and `jcmd PID Thread.dump_to_file -format=json`. Rules: Java, `ThreadInfo`; OpenJDK,
// `jdk.internal.vm.ThreadDumper`.

import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { threadDumps } from './threadDump/dumps'
import { JAVA_STATES, javaThreadName, lockNamed, waitsToBeTold } from './threadDump/identity'
import { javaFrame, methodFrame } from './threadDump/javaFrame'

const ID = 'jvm-threads-json'
export const jsonThreads: Format = { id: ID, title: 'JVM thread dump (JSON)', looksLike, open: openThreads }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  const isSpring = paths.has('threads.threadName') && (paths.has('threads.threadState') || paths.has('threads.stackTrace'))
  return isSpring || paths.has('threadDump.threadContainers') || paths.has('threadDump.runtimeVersion') ? 'yes' : 'no'
}

/** `told`: what it waits to be told of, having let go of it. */
type Open = {
  name: string
  id: string
  state: string
  lock: string
  told: string
  holds: string[]
  frames: number[]
  isVirtual: boolean
}
type Method = { className: string; methodName: string; fileName: string; line: number; isNative: boolean }

function openThreads(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const dumps = threadDumps(ID, builder, report, 'threads')
  dumps.begin(null)
  let open: Open = emptyThread()
  let method: Method = emptyMethod()

  const textTo = (take: (text: string) => void): JsonSink => jsonText((bytes, start, end) => take(textOf(bytes.subarray(start, end))))
  const stackTrace = jsonObject(
    {
      className: textTo(text => (method.className = text)),
      methodName: textTo(text => (method.methodName = text)),
      fileName: textTo(text => (method.fileName = text)),
      lineNumber: jsonNumber(line => (method.line = line)),
      nativeMethod: { ...SKIP, word: value => (method.isNative = value === true) },
    },
    {
      open: () => (method = emptyMethod()),
      close() {
        const { className, methodName, fileName, line, isNative } = method
        open.frames.push(methodFrame(`${className}.${methodName}`, fileName || null, line > 0 ? line : NONE, isNative, builder))
      },
    },
  )
  const line = textTo(text => {
    const frame = javaFrame(text, builder)
    if (frame !== null) open.frames.push(frame)
  })
  const id: JsonSink = { ...textTo(text => (open.id = text)), number: value => (open.id = String(value)) }
  const monitor = jsonObject({ identityHashCode: jsonNumber(hash => open.holds.push(hash.toString(16))) })
  // Since Java 24: by depth of the stack, what a thread holds.
  const owned = jsonObject({ locks: jsonList(() => textTo(text => open.holds.push(lockNamed(text).lock))) })
  const lockTo = textTo(text => (open.lock = text))
  const thread = jsonObject(
    {
      threadName: textTo(text => (open.name = text)),
      threadId: id,
      threadState: textTo(text => (open.state = text)),
      lockName: lockTo,
      blockedOn: lockTo,
      waitingOn: textTo(text => (open.told = text)),
      parkBlocker: jsonObject({ object: lockTo }),
      monitorsOwned: jsonList(() => owned),
      virtual: { ...SKIP, word: value => (open.isVirtual = value === true) },
      lockedMonitors: jsonList(() => monitor),
      lockedSynchronizers: jsonList(() => monitor),
      stackTrace: jsonList(() => stackTrace),
      tid: id,
      name: textTo(text => (open.name = text)),
      state: textTo(text => (open.state = text)),
      stack: jsonList(() => line),
    },
    {
      open: () => (open = emptyThread()),
      close() {
        const { name, id, state, frames, lock, told, holds, isVirtual } = open
        const locks = told === '' ? { waitsFor: lock === '' ? null : lockNamed(lock), holds } : waitsToBeTold(told, holds)
        dumps.thread({
          name: javaThreadName(name, id, isVirtual),
          key: id,
          threadId: Number.isSafeInteger(Number(id)) && id !== '' ? Number(id) : null,
          state: JAVA_STATES.get(state) ?? null,
          frames,
          cpuNs: null,
          ...locks,
        })
      },
    },
  )
  const container = jsonObject({ threads: jsonList(() => thread) })
  const root = jsonObject({ threads: jsonList(() => thread), threadDump: jsonObject({ threadContainers: jsonList(() => container) }) })
  return jsonReader(ID, root, report, () => dumps.finish())
}

function emptyThread(): Open {
  return { name: '', id: '', state: '', lock: '', told: '', holds: [], frames: [], isVirtual: false }
}

function emptyMethod(): Method {
  return { className: '', methodName: '', fileName: '', line: NONE, isNative: false }
}

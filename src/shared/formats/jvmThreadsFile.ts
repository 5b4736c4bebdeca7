// What `jcmd PID Thread.dump_to_file` writes as text (Java 21 and later), with virtual threads. Rules: OpenJDK,
// `jdk.internal.vm.ThreadDumper`.

import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'
import { threadDumps } from './threadDump/dumps'
import { JAVA_STATES, javaThreadName, lockNamed, waitsToBeTold } from './threadDump/identity'
import { javaFrame } from './threadDump/javaFrame'

const ID = 'jvm-threads-file'
/** The process, the time, the version, and the first thread. */
const HEAD = /^\d{1,19}\r?\n\d{4}-\d\d-\d\dT[\d:.]{5,20}Z\r?\n\S[^\n]{0,200}\r?\n\r?\n#\d{1,19} "/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/
/** States and times are written since Java 24. */
const THREAD = /^#(\d{1,19}) "(.{0,1000})"( virtual)?(?: ([A-Z_]+)(?: \S+)?)?$/
const LOCK = /^\s+- (parking to wait for|waiting to lock|waiting on|locked) <([^>]{1,1000})>/
const MAX_LINE_CHARS = 20_000

export const jvmThreadsFile: Format = {
  id: ID,
  title: 'JVM thread dump (jcmd, to a file)',
  looksLike: head => (HEAD.test(textOf(head.subarray(0, 2000))) ? 'yes' : 'no'),
  open: openDump,
}

type Open = { name: string; id: string; state: string; frames: number[]; blocked: string; told: string; holds: string[] }

function openDump(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const dumps = threadDumps(ID, builder, report, 'threads')
  let thread: Open | null = null
  let version = ''
  let isVersion = false

  function endThread(): void {
    if (thread === null) return
    const { name, id, state, frames, blocked, told, holds } = thread
    const own = { name, key: id, threadId: Number(id), state: JAVA_STATES.get(state) ?? null, frames, cpuNs: null }
    const locks = told === '' ? { waitsFor: blocked === '' ? null : lockNamed(blocked), holds } : waitsToBeTold(told, holds)
    dumps.thread({ ...own, ...locks })
    thread = null
  }

  function inThread(open: Open, text: string): void {
    const [, how, identity = ''] = LOCK.exec(text) ?? []
    if (how === 'locked') open.holds.push(lockNamed(identity).lock)
    else if (how === 'waiting on') open.told = identity
    else if (how !== undefined) open.blocked = identity
    else {
      const frame = javaFrame(text.trim().replace(/^at /, ''), builder)
      if (frame !== null) open.frames.push(frame)
    }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_CHARS)))
    const [, id, name = '', virtual, state = ''] = THREAD.exec(text) ?? []
    if (id !== undefined || text === '') endThread()
    if (id !== undefined) {
      thread = { name: javaThreadName(name, id, virtual !== undefined), id, state, frames: [], blocked: '', told: '', holds: [] }
    } else if (TIME.test(text)) {
      dumps.begin(Date.parse(text))
      isVersion = version === ''
    } else if (isVersion) {
      version = text
      isVersion = false
    } else if (thread !== null) inThread(thread, text)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (dumps.isCutOff(walker.isTorn() && thread !== null)) thread = null
      endThread()
      return dumps.finish([['JVM', version]])
    },
  }
}

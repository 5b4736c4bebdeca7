// Thread dumps of a JVM (`jstack`, `jcmd Thread.print`, `kill -3`), one or many, also within a log. Rules: OpenJDK, `Threads::print_on`,
// `JavaThread::print_on`, `ObjectMonitor`; FlameGraph, `stackcollapse-jstack.pl`.

import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { threadDumps, type DumpedThread, type State } from './threadDump/dumps'
import { JAVA_STATES } from './threadDump/identity'
import { javaFrame, javaMethod } from './threadDump/javaFrame'
import { logPrefix, MAX_PREFIX_CHARS } from './threadDump/logPrefix'

const ID = 'jvm-threads'
const MARK = 'Full thread dump '
const THREAD = /^[^\n"]{0,120}"[^"\n]{1,300}" [^\n]{0,200}\b(?:tid|prio)=/m
const DATE = /(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/
const STATE = /^\s+java\.lang\.Thread\.State: (\w+)/
const LOCK =
  /^\s+- (locked|waiting to lock|waiting on|parking to wait for|waiting to re-lock in wait\(\)|locked ownable synchronizer|eliminated)?\s*<(0x[\da-f]+)> \(a ([^)]{1,500})\)/
/** What is printed again, or is no thread: the dump's tail. */
const TAIL = /^(?:Found (?:one|\d+) (?:Java-level )?deadlock|JNI global ref|Found \d+ deadlock)/
/** By the words of the thread's own line, where the state is not printed. */
const HEADER_STATES: readonly (readonly [RegExp, State])[] = [
  [/\brunnable\b/, 'runnable'],
  [/waiting for monitor entry/, 'blocked'],
  [/waiting on condition|in Object\.wait\(\)|sleeping/, 'waiting'],
]
/** Native code that waits, of which the JVM does not know it. */
const POLLS = /(?:epollWait|EPoll\.wait|KQueue\.(?:poll|keventPoll)|WEPoll\.wait|PollArrayWrapper\.poll0)$/
const NETWORK = /(?:socketAccept|Socket.*accept0|socketRead0)$/
/** Threads of the JVM that always say that they run. */
const BACKGROUND = /C[12] CompilerThread|Signal Dispatcher|Service Thread|Attach Listener/
/** Classes of the JDK: what they do, they do for whoever called them. */
const LIBRARY = /^(?:java|javax|jdk|sun|com\.sun)\./
const NS_PER_MS = 1e6
const MAX_LINE_CHARS = 20_000

export const jvmThreads: Format = { id: ID, title: 'JVM thread dump', looksLike, inLogs: MARK, open: openDumps }

function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head)
  const at = text.indexOf(MARK)
  if (at === -1 || at - (text.lastIndexOf('\n', at) + 1) > MAX_PREFIX_CHARS) return 'no'
  return THREAD.test(text.slice(at)) ? 'yes' : 'no'
}

type Open = {
  name: string
  tid: string
  nid: number | null
  cpuNs: number | null
  state: State | null
  frames: number[]
  waitsFor: DumpedThread['waitsFor']
  holds: string[]
  released: string
  top: string
  doing: string
}

function openDumps(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const dumps = threadDumps(ID, builder, report, null)
  const facts: (readonly [string, string])[] = []
  let prefix = logPrefix('')
  let before = ''
  let isIn = false
  let thread: Open | null = null
  let inSynchronizers = false

  function endThread(): void {
    if (thread === null) return
    const { name, tid, nid, cpuNs, frames, waitsFor, holds, top, doing } = thread
    const state = stateOf(thread, top)
    dumps.thread({ name, key: tid, threadId: nid, state, frames, cpuNs, waitsFor, holds, doing: doing || top })
    thread = null
    inSynchronizers = false
  }

  function startDump(text: string, at: number): void {
    endThread()
    prefix = logPrefix(text.slice(0, at))
    const time = DATE.exec(prefix.strip(before).trim())
    dumps.begin(time === null ? null : Date.UTC(+time[1], +time[2] - 1, +time[3], +time[4], +time[5], +time[6]))
    if (facts.length === 0) facts.push(['JVM', text.slice(at + MARK.length).replace(/:$/, '')])
    isIn = true
  }

  function inThread(open: Open, text: string): void {
    const state = STATE.exec(text)?.[1]
    if (state !== undefined) {
      open.state = JAVA_STATES.get(state) ?? null
      return
    }
    const trimmed = text.trim()
    if (trimmed.startsWith('at ')) {
      const frame = javaFrame(trimmed.slice(3), builder)
      if (frame === null) return
      const method = javaMethod(trimmed.slice(3))
      if (open.frames.length === 0) open.top = method
      if (open.doing === '' && !LIBRARY.test(method)) open.doing = method
      open.frames.push(frame)
      return
    }
    if (trimmed.startsWith('Locked ownable synchronizers')) inSynchronizers = true
    const [, how = '', lock, type = ''] = LOCK.exec(text) ?? []
    if (lock === undefined) return
    if (inSynchronizers || how === 'locked') {
      if (open.released !== lock) open.holds.push(lock)
    } else if (how === 'waiting on') {
      // Until it is told to go on: it has let go of the lock, and whoever holds it is not who it waits for.
      open.released = lock
      open.waitsFor ??= { lock: '', type }
    } else if (how !== 'eliminated') open.waitsFor ??= { lock, type }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    const whole = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_CHARS)))
    const at = whole.indexOf(MARK)
    if (at !== -1 && at <= MAX_PREFIX_CHARS) {
      startDump(whole, at)
      return
    }
    const text = prefix.strip(whole)
    before = whole
    if (!isIn) return
    if (text.startsWith('"')) {
      endThread()
      thread = threadOf(text)
    } else if (TAIL.test(text)) {
      endThread()
      isIn = false
    } else if (thread !== null) inThread(thread, text)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (dumps.isCutOff(walker.isTorn() && thread !== null)) thread = null
      endThread()
      if (isIn) report('a dump without its end (`JNI global refs`): the file was cut, or holds a part of it', null)
      return dumps.finish(facts)
    },
  }
}

/** `"name" #12 daemon prio=5 os_prio=0 cpu=54.53ms elapsed=4.58s tid=0x… nid=0x… runnable [0x…]`; null for something else. */
function threadOf(text: string): Open | null {
  const end = text.indexOf('" ', 1)
  if (end === -1) return null
  const rest = text.slice(end + 2)
  const [, tid] = /\btid=(0x[\da-f]+)/.exec(rest) ?? []
  if (tid === undefined) return null
  const [, cpu] = /\bcpu=(\d{1,12}(?:\.\d{1,9})?)ms/.exec(rest) ?? []
  const [, nid] = /\bnid=(0x[\da-f]+|\d+)/.exec(rest) ?? []
  const state = HEADER_STATES.find(([pattern]) => pattern.test(rest))?.[1] ?? null
  return {
    name: text.slice(1, end),
    tid,
    nid: nid === undefined ? null : Number(nid),
    cpuNs: cpu === undefined ? null : Math.round(Number(cpu) * NS_PER_MS),
    state,
    frames: [],
    waitsFor: null,
    holds: [],
    released: '',
    top: '',
    doing: '',
  }
}

function stateOf({ name, state }: Open, top: string): State | null {
  if (BACKGROUND.test(name)) return null
  if (state !== 'runnable') return state
  if (POLLS.test(top)) return 'waiting'
  return NETWORK.test(top) ? 'network' : state
}

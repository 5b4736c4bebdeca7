// Dumps of Go's goroutines: `debug/pprof/goroutine?debug=2`, what a panic or SIGQUIT prints, one or many, also within a log. Rules: Go,
// `runtime/traceback.go` (goroutineheader, traceback).

import { textOf } from '../base/utf8'
import type { Label } from '../profile/labelColumns'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { threadDumps, type State } from './threadDump/dumps'
import { logPrefix } from './threadDump/logPrefix'

const ID = 'goroutine-dump'
const HEADER = /goroutine (\d{1,19}) (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[([^\]\n]{1,200})\]:$/
const IN_HEAD =
  /^[^\n]{0,120}goroutine \d{1,19} (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[[^\]\n]{1,200}\]:\r?\n[^\n]{0,120}\S[^\n]*\)\r?\n[^\n]{0,120}\t/m
const PLACE = /^\t(.{1,4000}?):(\d{1,9})(?: \+0x[\da-f]+)?(?: fp=.*)?$/
const CREATED_BY = /^created by (.+?)(?: in goroutine \d+)?$/
const ELIDED = /^\.\.\.(?:additional|\d+) frames elided/
const MAX_LINE_CHARS = 20_000
const RUNS = /^(?:running|runnable|syscall|copystack|preempted)\b/
const LOCKS = /^(?:semacquire|sync\.)/

export const goroutineDump: Format = {
  id: ID,
  title: 'Go goroutine dump',
  looksLike: (head): Verdict => (IN_HEAD.test(textOf(head)) ? 'yes' : 'no'),
  inLogs: 'goroutine ',
  open: openDump,
}

type Open = { readonly id: string; readonly state: string; readonly frames: number[]; readonly labels: Label[]; called: string | null }

function openDump(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const dumps = threadDumps(ID, builder, report, 'goroutines')
  let prefix = logPrefix('')
  let ids = new Set<string>()
  let open: Open | null = null

  function start(id: string, state: string): void {
    end()
    // An id that comes again is of the next dump.
    if (ids.size === 0 || ids.has(id)) {
      ids = new Set()
      dumps.begin(null)
    }
    ids.add(id)
    const [why, ...since] = state.split(', ')
    const labels: Label[] = [{ key: 'state', text: why }]
    for (const word of since) if (word.endsWith('minutes')) labels.push({ key: 'waits since', text: word })
    open = { id, state: why, frames: [], labels, called: null }
  }

  function frame(goroutine: Open, file: string | null, line: number): void {
    if (goroutine.called === null) return
    goroutine.frames.push(builder.frame(builder.fn({ name: goroutine.called, file, module: packageOf(goroutine.called) }), line, NONE, 0))
    goroutine.called = null
  }

  function end(): void {
    if (open === null) return
    frame(open, null, NONE)
    dumps.thread({
      name: '',
      key: open.id,
      threadId: null,
      state: stateOf(open.state),
      frames: open.frames,
      cpuNs: null,
      waitsFor: null,
      holds: [],
      labels: open.labels,
    })
    open = null
  }

  function inGoroutine(goroutine: Open, text: string): void {
    const [, file, line] = PLACE.exec(text) ?? []
    const [, creator] = CREATED_BY.exec(text) ?? []
    if (file !== undefined) frame(goroutine, file, Number(line))
    else if (creator !== undefined) {
      frame(goroutine, null, NONE)
      goroutine.labels.push({ key: 'created by', text: creator })
    } else if (text.trim() === '') end()
    else if (ELIDED.test(text)) report('frames that Go left out of a long stack', null)
    else {
      frame(goroutine, null, NONE)
      goroutine.called = text.startsWith('\t') ? null : withoutArguments(text)
    }
  }

  const walker = endedLines(report, (bytes, from, to) => {
    const whole = textOf(bytes.subarray(from, Math.min(to, from + MAX_LINE_CHARS)))
    const [header, id, state] = HEADER.exec(whole) ?? []
    if (header !== undefined) {
      prefix = logPrefix(whole.slice(0, whole.length - header.length))
      start(id, state)
    } else if (open !== null) inGoroutine(open, prefix.strip(whole))
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (dumps.isCutOff(open !== null && (open.called !== null || walker.isTorn()))) open = null
      end()
      return dumps.finish()
    },
  }
}

function stateOf(state: string): State {
  if (RUNS.test(state)) return 'runnable'
  return LOCKS.test(state) ? 'blocked' : 'waiting'
}

/** `net/http.(*conn).serve(0xc000000000, {0x75f2e0, 0xc00006f3b0})`: the last parentheses are the arguments. Null for what is no call. */
function withoutArguments(text: string): string | null {
  if (!text.endsWith(')')) return null
  let depth = 0
  for (let at = text.length - 1; at > 0; at--) {
    const char = text.charAt(at)
    if (char === ')') depth++
    else if (char === '(' && --depth === 0) return text.slice(0, at)
  }
  return null
}

/** `net/http` of `net/http.(*conn).serve`. */
function packageOf(name: string): string | null {
  const slash = name.lastIndexOf('/') + 1
  const dot = name.indexOf('.', slash)
  return dot === -1 ? null : name.slice(0, dot)
}

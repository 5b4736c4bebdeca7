// Papyrus' profiles (the scripts of Skyrim and Fallout 4): `ms:PUSH:stack:depth:form:script..function`, an event a line. Rules: UESP's Creation Kit wiki, "StartScriptProfiling"; speedscope's papyrus.ts.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'

const ID = 'papyrus'
const MARK = /^(?:[^\n]{0,200} log opened[^\n]{0,50}\n)?\d{1,15}:(?:PUSH|POP|START|QUEUE_PUSH|QUEUE_POP):\d/
const EVENT = /^(\d{1,15}):(PUSH|POP|START|STOP|QUEUE_PUSH|QUEUE_POP):(\d{1,15})(?::.*:([^:]*))?$/
const NS_PER_MS = 1e6
/** Longer lines are no function's. */
const MAX_LINE_BYTES = 8192

export const papyrus: Format = {
  id: ID,
  title: 'Papyrus',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 512))) ? 'yes' : 'no'),
  open: openLog,
}

/** Each of the game's stacks runs by itself: a thread. `since` is its last event, `open` how often a function is among the open ones. */
type GameStack = {
  readonly thread: number
  readonly names: string[]
  readonly open: Map<string, number>
  readonly rows: number[]
  sinceMs: number
}

function openLog(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const wall = builder.sampleType({ name: 'wall', unit: 'nanoseconds', weight: null, event: null })
  const stacks = new Map<string, GameStack>()
  let startMs = NaN
  let endMs = NaN
  let line = 0

  function stackOf(id: string): GameStack {
    const known = stacks.get(id)
    if (known !== undefined) return known
    const stack: GameStack = {
      thread: builder.thread({ name: `stack ${id}`, processId: null, threadId: Number(id) }),
      names: [],
      open: new Map(),
      rows: [],
      sinceMs: 0,
    }
    stacks.set(id, stack)
    return stack
  }

  /** What was on top since the stack's last event ran until now. */
  function spend({ thread, rows, sinceMs }: GameStack, nowMs: number): void {
    const row = rows.at(-1)
    if (row === undefined || !(nowMs > sinceMs)) return
    builder.weigh(builder.sample(row, { thread, timeNs: (sinceMs - startMs) * NS_PER_MS }), wall, (nowMs - sinceMs) * NS_PER_MS)
  }

  function pop({ names, open, rows }: GameStack, name: string): void {
    if ((open.get(name) ?? 0) === 0) {
      report('ends of functions that did not begin in the file', { unit: 'line', at: line })
      return
    }
    if (names.at(-1) !== name) report('functions that did not end before their caller', { unit: 'line', at: line })
    for (let last = names.pop(); last !== undefined; last = last === name ? undefined : names.pop()) {
      rows.pop()
      open.set(last, (open.get(last) ?? 1) - 1)
    }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const [, ms, kind, id, name = ''] = EVENT.exec(textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).trim()) ?? []
    if (ms === undefined) return
    const nowMs = Number(ms)
    if (Number.isNaN(startMs)) startMs = nowMs
    endMs = nowMs
    if (kind !== 'PUSH' && kind !== 'POP') return
    const stack = stackOf(id)
    spend(stack, nowMs)
    stack.sinceMs = nowMs
    if (kind === 'POP') pop(stack, name)
    else {
      const script = name.slice(0, Math.max(0, name.indexOf('.')))
      const fn = builder.fn({ name: name === '' ? '(unknown)' : name, module: script })
      stack.rows.push(builder.stack(stack.rows.at(-1) ?? NONE, builder.frame(fn, NONE, NONE, frameFlags('interpreted'))))
      stack.names.push(name)
      stack.open.set(name, (stack.open.get(name) ?? 0) + 1)
    }
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      for (const stack of stacks.values()) spend(stack, endMs)
      const profile = builder.finish({ durationNs: endMs > startMs ? (endMs - startMs) * NS_PER_MS : null })
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}

// What of a trace lasted from when to when: complete events say it themselves, begun ones are ended by another event.

import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { BEGIN, COMPLETE, type TraceColumns } from './traceColumns'

export type Span = { readonly event: number; readonly fromNs: number; readonly toNs: number }

const NS_PER_US = 1000

/** Of one thread's events, outer before inner. */
export function spansOf(
  events: readonly number[],
  { names, durations: { kind, name, lengthUs } }: TraceColumns,
  atNs: (event: number) => number,
  report: Report,
): readonly Span[] {
  const spans: Span[] = []
  const begun = begunEvents(row => row === NONE || names.text(row) === '', name.get)
  // Events of one time stay in the order of the file: it is the only one that says which of them is inside the other.
  const inOrder = [...events].sort((a, b) => atNs(a) - atNs(b) || a - b)
  for (const event of inOrder) {
    const fromNs = atNs(event)
    if (kind.get(event) === COMPLETE) spans.push({ event, fromNs, toNs: fromNs + lengthUs.get(event) * NS_PER_US })
    else if (kind.get(event) === BEGIN) begun.begin(event)
    else {
      const beginning = begun.end(event)
      if (beginning === null) report('ends of events that did not begin', null)
      else spans.push({ event: beginning, fromNs: atNs(beginning), toNs: fromNs })
    }
  }
  const left = begun.left()
  if (left.length > 0) report('events without an end, taken to last until the last event', null, left.length)
  const lastNs = spans.reduce((latest, { toNs }) => Math.max(latest, toNs), atNs(inOrder[inOrder.length - 1]))
  for (const event of left) spans.push({ event, fromNs: atNs(event), toNs: lastNs })
  return spans.sort((a, b) => a.fromNs - b.fromNs || b.toNs - a.toNs || a.event - b.event)
}

/** An end without a name ends the event that began last, one with a name the last of that name. */
function begunEvents(isUnnamed: (name: number) => boolean, nameOf: (event: number) => number) {
  const open: number[] = []
  const openOfName = new Map<number, number[]>()
  const ended = new Set<number>()

  function dropEnded(list: number[]): number | null {
    for (let event = list.pop(); event !== undefined; event = list.pop()) {
      if (!ended.delete(event)) return event
    }
    return null
  }

  return {
    begin(event: number): void {
      open.push(event)
      const name = nameOf(event)
      const list = openOfName.get(name)
      if (list === undefined) openOfName.set(name, [event])
      else list.push(event)
    },
    /** The event that it ends, or null. */
    end(event: number): number | null {
      const name = nameOf(event)
      if (isUnnamed(name)) {
        const last = dropEnded(open)
        if (last !== null) openOfName.get(nameOf(last))?.pop()
        return last
      }
      const last = openOfName.get(name)?.pop() ?? null
      if (last !== null && open[open.length - 1] === last) open.pop()
      else if (last !== null) ended.add(last)
      return last
    },
    left: (): readonly number[] => open.filter(event => !ended.has(event)),
  }
}

// Who holds the lock that others wait for, and threads that wait for each other in a circle: said by dumps of threads, whatever is looked at.

import { NONE, stringAt, type Profile } from '../../profile/profile'
import type { Detail, Said, Severity } from '../rule/draft'
import { defineRule } from '../rule/rule'

/** Labels of dumps. */
const HOLDER = 'lock held by'
const WHERE = 'lock held in'
const TYPE = 'waits for'
/** The receipt's own words. */
const CIRCLE = 'deadlock: '
/** Holders of a card. */
const MOST_SHOWN = 5

export const heldLock = defineRule({
  kind: 'note',
  reports: ['held-lock'],
  limits: {
    /** A thread that waits once may have come at a bad moment. */
    minWaits: 2,
  },
  find({ facts: { profile } }, { minWaits }) {
    const circle = profile.meta.notes.find(({ what }) => what.startsWith(CIRCLE))
    if (circle !== undefined) {
      const chain = circle.what.slice(CIRCLE.length)
      return draft(
        'high',
        'Deadlock: threads wait for each other',
        `${chain}: none of them can ever go on.`,
        'Take the locks in the same order everywhere, or one lock for both.',
        [],
      )
    }
    const { waits, holders, types } = waitsOf(profile)
    if (waits < minWaits) return null
    const [most] = holders
    const type = types.length === 0 ? 'a lock' : types[0].name
    return draft(
      'medium',
      `Threads wait for a lock that ${most.name} holds`,
      `${waits} times a thread waited for ${type}, which another one held: ${most.count} times ${most.name}.`,
      'Hold the lock for less: no sleeping, no files and no network under it; or give each its own.',
      holders.slice(0, MOST_SHOWN).map(({ name, count }) => ({ label: `Held by ${name}`, value: `${count} of ${waits}` })),
    )
  },
})

type Count = { readonly name: string; readonly count: number }

function waitsOf({ samples, labels, strings }: Profile): {
  readonly waits: number
  readonly holders: readonly Count[]
  readonly types: readonly Count[]
} {
  const holders = new Map<string, number>()
  const types = new Map<string, number>()
  let waits = 0
  for (const set of samples.labelSet ?? []) {
    const found = new Map<string, string>()
    for (let row = labels.start[set]; row < labels.start[set + 1]; row++) {
      found.set(strings[labels.key[row]], stringAt({ strings }, labels.text[row]) ?? '')
    }
    const holder = found.get(HOLDER)
    if (holder === undefined) continue
    waits++
    const where = found.get(WHERE)
    add(holders, where === undefined ? holder : `${holder} in ${where}`)
    const type = found.get(TYPE)
    if (type !== undefined) add(types, type)
  }
  return { waits, holders: sorted(holders), types: sorted(types) }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function sorted(counts: ReadonlyMap<string, number>): readonly Count[] {
  return Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

function draft(severity: Severity, title: string, what: string, action: string, details: readonly Detail[]): Said {
  const none = { symbol: NONE, node: NONE, value: 0, tradeOff: null, nodes: new Int32Array(0), inherited: [] }
  return { kind: 'note', severity, title, what, action, details, ...none }
}

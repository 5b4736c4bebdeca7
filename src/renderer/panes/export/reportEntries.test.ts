import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { buildChosenTree, selectStacks, type TreeChoice } from '../../../shared/analysis/selectStacks'
import { cutPlace, type Place } from '../../../shared/analysis/places'
import { findInsights } from '../../../shared/insights/findInsights'
import { NO_CHANGES } from '../../../shared/insights/settings'
import { functionName } from '../../../shared/profile/profile'
import { findingList } from '../../state/findings/findingList'
import { NO_NOTES, withDismissed, withNote } from '../../state/findings/noteBook'
import { firstChoice } from './reportChoice'
import { offeredFindings, reportEntries } from './reportEntries'

const NAMES = profileOf('main;order;tax;query 6000\nmain;order;tax 100\nmain;order;log 2000\nmain;idle 100\n')
const PLAIN: TreeChoice = { sampleType: 0, threads: null, timeNs: null, transforms: [], isInverted: false, order: 'heaviest' }
const VIEW = selectStacks(NAMES, PLAIN)
const FOUND = findInsights(NAMES, VIEW, 0, { rules: NO_CHANGES })
const [FIRST] = findingList(FOUND.insights, NO_NOTES).cards

function drawn(choice: TreeChoice) {
  return { tree: buildChosenTree(NAMES, VIEW, choice), choice, profile: { names: NAMES } }
}

function named(place: Place | null): string {
  return (place?.path ?? []).map(fn => functionName(NAMES, fn)).join(';')
}

test('offers what was dismissed last, and leaves it out at first', () => {
  const list = findingList(FOUND.insights, withDismissed(NO_NOTES, FIRST.key))
  const offered = offeredFindings(list)
  expect(offered.at(-1)?.id).toBe(FIRST.id)
  expect(offered).toHaveLength(FOUND.insights.length)
  expect(firstChoice(list, 'module').findings.has(FIRST.id)).toBe(false)
})

test('puts notes on findings with them, and notes on frames after them, at their frame', () => {
  const onFinding = withNote(NO_NOTES, { kind: 'finding', finding: FIRST.key }, 'known since May')
  const notes = withNote(onFinding, { kind: 'frame', frame: cutPlace('log', ['main', 'order', 'log']) }, 'ask Maria')
  const entries = reportEntries({ findings: [FIRST], of: FOUND, notes }, drawn(PLAIN))
  expect(entries.map(({ kind, note, place }) => [kind, note, named(place)])).toEqual([
    ['finding', 'known since May', named({ fn: FIRST.insight.fn, path: FIRST.insight.stack })],
    ['note', 'ask Maria', 'main;order;log'],
  ])
  const [inverted] = reportEntries({ findings: [], of: FOUND, notes }, drawn({ ...PLAIN, isInverted: true }))
  expect(inverted.place).toEqual({ fn: NAMES.functions.name.findIndex((_, fn) => functionName(NAMES, fn) === 'log'), path: null })
})

test('takes no note along when the person leaves them out', () => {
  const entries = reportEntries({ findings: [FIRST], of: FOUND, notes: null }, drawn(PLAIN))
  expect(entries.map(({ note }) => note)).toEqual([''])
})

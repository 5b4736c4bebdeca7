// What each finding of a comparison says, of pairs whose answer can be read off.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { explainsStack, type Insight } from '../insights/insight'
import { functionName, type Profile } from '../profile/profile'
import { changeInsights, differenceReport } from './changeInsights'
import type { Changes } from './changes'

/** Three functions that agree: both sides recorded as much. */
const REST = 'm;b 4000\nm;c 3000\nm;d 2000\n'

function found(changes: Changes): readonly Insight[] {
  return changeInsights(changes).insights
}

function stackOf({ comparison }: Changes, { stack }: Insight): string {
  return stack.map(fn => functionName(comparison.union, fn)).join(';')
}

/** The stacks that a finding explains, as the sides wrote them. */
function explained({ comparison: { union, current } }: Changes, insight: Insight): readonly string[] {
  const { parent, frame } = current.mean
  const nameOf = (stack: number): string =>
    (parent[stack] === -1 ? '' : `${nameOf(parent[stack])};`) + functionName(union, union.frames.fn[frame[stack]])
  return Array.from(parent.keys()).flatMap(stack => (explainsStack(insight, stack) ? [nameOf(stack)] : []))
}

test('what rose is shown where it is heaviest now, and asks for a look at it; what fell where it was, and asks for nothing', () => {
  const changes = compared(`${REST}m;x;a 100\nm;y;a 300\nm;e 1000\n`, `${REST}m;x;a 900\nm;y;a 200\nm;e 100\n`)
  const [fell, rose] = found(changes)
  expect(fell).toMatchObject({
    ...{ rule: 'improved', kind: 'change', severity: 'medium', title: 'Improved: e', functionName: 'e', details: [], tradeOff: null },
    what: 'Its own work went from 1,000 to 100 (×0.10), called by m.',
    more: ['Samples: 1,000 and 100.'],
    action: 'Nothing to do; keep a profile of this as the next baseline.',
    help: 'improved',
    weight: { value: -900, share: -900 / 10_400, of: 'baseline' },
  })
  expect(rose).toMatchObject({
    ...{ rule: 'regressed', kind: 'change', severity: 'medium', title: 'Regressed: a', functionName: 'a', details: [], tradeOff: null },
    what: 'Its own work went from 400 to 1,100 (×2.75), called by x.',
    more: ['Samples: 400 and 1,100.'],
    action: 'Look at what changed in a and in how often it is called.',
    help: 'regressed',
    weight: { value: 700, share: 700 / 10_400, of: 'baseline' },
  })
  expect([stackOf(changes, fell), stackOf(changes, rose)]).toEqual(['m;e', 'm;x;a'])
  expect([explained(changes, fell), explained(changes, rose)]).toEqual([['m;e'], ['m;x;a', 'm;y;a']])
})

test('of what is not the program’s own, the action is about the nearest code that is', () => {
  const action = (name: string, caller = 'acme.com/tax.lookup') => {
    const [first] = found(compared(`${REST}m;${caller};${name} 100\n`, `${REST}m;${caller};${name} 1900\n`))
    return first.action
  }
  expect(action('runtime.memequal')).toBe(
    "Look at how often tax.lookup calls runtime.memequal, and with what: that code is not the program's own.",
  )
  expect(action('acme.com/tax.rate')).toBe('Look at what changed in tax.rate and in how often it is called.')
  // Through other code of the runtime, to whoever used it.
  expect(action('runtime.memequal', 'acme.com/tax.lookup;runtime.mapaccess2_faststr')).toContain(
    'how often tax.lookup calls runtime.memequal',
  )
})

test('a tenth of baseline is a change of high severity', () => {
  const severityOf = (value: number) => found(compared(`${REST}m;a 1000\n`, `${REST}m;a ${value}\n`)).map(({ severity }) => severity)
  expect([severityOf(1999), severityOf(2000), severityOf(1)]).toEqual([['medium'], ['high'], ['medium']])
})

test('what is new is compared with the heaviest of what is gone from the same caller', () => {
  const fresh = `${REST}m;fresh;deep 700\nm;fresh 100\nn;keep 500\n`
  const action = (before: string) => found(compared(`${REST}n;keep 500\n${before}`, fresh)).find(({ rule }) => rule === 'new')?.action
  const alone = 'Look at why fresh is called now, and whether it has to be.'
  const instead = (name: string) => `Look at whether fresh does what ${name} did, which is gone from the same caller.`
  expect(action('')).toBe(alone)
  expect(action('m;old 400\n')).toBe(instead('old'))
  expect(action('m;less 300\nm;old 400\nm;least 200\n')).toBe(instead('old'))
  expect(action('n;old 400\n')).toBe(alone)
  expect(action('old 400\n')).toBe(alone)
  // Still there, though for less; or too little to be sure of.
  expect(action('m;b;x 4\n')).toBe(alone)
  const changes = compared(`${REST}m;old 400\n`, `${REST}m;fresh;deep 700\nm;fresh 100\n`)
  const [isNew, isGone] = found(changes)
  expect(isNew).toMatchObject({ title: 'New cost: fresh', what: 'It and all that it calls went from 0 to 800, called by m.' })
  expect(isGone).toMatchObject({ title: 'Gone: old', what: 'It and all that it calls went from 400 to 0, called by m.' })
  expect(isGone.action).toBe('Nothing to do; keep a profile of this as the next baseline.')
  expect([stackOf(changes, isNew), stackOf(changes, isGone)]).toEqual(['m;fresh', 'm;old'])
  expect([explained(changes, isNew), explained(changes, isGone)]).toEqual([['m;fresh', 'm;fresh;deep'], ['m;old']])
})

test('a new root has no caller to look at', () => {
  const [isNew] = found(compared(REST, `${REST}fresh 800\n`))
  expect([isNew.what, isNew.action]).toEqual([
    'It and all that it calls went from 0 to 800.',
    'Look at why fresh is called now, and whether it has to be.',
  ])
})

test('of a baseline that was recorded for less, both what it holds and what is expected of it are said', () => {
  const twice = 'm;b 8000\nm;c 6000\nm;d 4000\n'
  const [rose] = found(compared(`${REST}m;a 400\n`, `${twice}m;a 2000\n`))
  expect(rose.what).toBe('Its own work went from 800 to 2,000 (×2.50), called by m.')
  expect(rose.more).toEqual(["Baseline holds 400 of it; it is shown at current's size (×2.00).", 'Samples: 400 and 2,000.'])
  const [isNew] = found(compared(REST, `${twice}m;fresh 2000\n`))
  expect(isNew.more).toEqual(['Samples: 0 and 2,000.'])
})

test('what grew alike in the same time is one remark, and no function is to blame', () => {
  const halved = 'm;b 2000\nm;c 1500\nm;d 1000\n'
  const remark = (before: Profile, after: Profile) => found(compared(before, after))
  expect(remark(lasting(10, halved), lasting(10, REST))).toEqual([
    {
      ...{ rule: 'grew', kind: 'note', severity: 'low', fn: -1, functionName: '', stack: [], weight: null, details: [], tradeOff: null },
      title: 'Everything grew by 100.0 %',
      what: 'Most functions weigh 2.00× as much a second as in baseline, alike: load, machine or build, not one function.',
      more: ['Other changes are against that.'],
      action: 'Compare load, machine and build of the two recordings before looking at single functions.',
      explains: new Uint8Array(1),
      help: 'grew',
    },
  ])
  expect(remark(lasting(10, REST), lasting(10, halved))).toMatchObject([{ rule: 'grew', title: 'Everything shrank by 50.0 %' }])
  const alike = 'm;b 4160\nm;c 3120\nm;d 2080\n'
  expect(remark(lasting(10, REST), lasting(10, alike))).toEqual([])
})

test('waiting that rose or fell is a remark, from a twentieth of all samples on', () => {
  const work = 'w;main;a 4000\nw;main;b 3000\n'
  const [fell] = found(compared(`${work}swapper;do_idle;halt 9000\n`, `${work}swapper;do_idle;halt 5000\n`))
  expect(fell).toMatchObject({
    ...{ rule: 'idle-changed', kind: 'note', severity: 'low', weight: null, stack: [], more: [] },
    title: 'Waiting fell from 56.3 % to 41.7 %',
    what: 'Samples that wait are left out: idle went from 56.3 % to 41.7 % of all samples.',
    action: 'Nothing to do in the code that runs; look at load and at what it waits for.',
  })
  const [rose] = found(compared(`${work}swapper;do_idle;halt 5000\n`, `${work}swapper;do_idle;halt 9000\n`))
  expect(rose.title).toBe('Waiting rose from 41.7 % to 56.3 %')
  expect(found(compared(`${work}swapper;do_idle;halt 5000\n`, `${work}swapper;do_idle;halt 5200\n`))).toEqual([])
})

test('a rename and a move are remarks with nothing to do', () => {
  const renamed = compared(`${REST}m;sum.totals 1000\n`, `${REST}m;sum.allTotals 1000\n`)
  expect(found(renamed)).toMatchObject([
    {
      ...{ rule: 'renamed', kind: 'note', severity: 'low', functionName: 'sum.allTotals', more: [] },
      title: 'Probably renamed: sum.totals to sum.allTotals',
      what: 'sum.totals is gone and sum.allTotals is new: they weigh about the same and keep the same company.',
      action: 'Nothing to do, if the rename was meant.',
      weight: { value: 1000, share: 0.1, error: null, of: 'current' },
    },
  ])
  const moved = compared(`${REST}m;x 10\nm;y 10\nm;x;a 1000\n`, `${REST}m;x 10\nm;y 10\nm;y;a 1000\n`)
  const [move] = found(moved)
  expect(move).toMatchObject({
    ...{ rule: 'moved', kind: 'note', severity: 'low', title: 'Moved: a', functionName: 'a' },
    what: 'It weighs about the same, but is called by y instead of x.',
    action: 'Nothing to do, if the move was meant.',
    weight: { value: 1000, error: null, of: 'current' },
  })
  expect([stackOf(moved, move), explained(moved, move)]).toEqual(['m;y;a', []])
  const fromRoot = compared(`${REST}m;x 10\na 1000\n`, `${REST}m;x 10\nm;x;a 1000\n`)
  expect(found(fromRoot).map(({ what }) => what)).toEqual(['It weighs about the same, but is called by x instead of the root.'])
})

test('where nothing tells how much each side recorded, that is said with both totals', () => {
  expect(found(compared('m;a 4000\nm;b 2000\n', 'm;a 4000\nm;b 6000\n'))).toMatchObject([
    {
      ...{ rule: 'unknown-size', kind: 'note', severity: 'low', title: 'How much each side recorded is not known' },
      what: 'Neither durations nor functions that agree say what counts as no change, so values are compared as they stand: 6,000 and 10,000.',
      more: ['Nothing is called regressed.'],
      action: 'Record both sides for the same time or the same work.',
    },
  ])
})

test('the report says what it is of', () => {
  const { insights: _, ...report } = changeInsights(compared(REST, `${REST}m;a 1000\n`))
  const samples = { samples: 10_000, sampleCount: 10_000, sureSamples: 10_000 }
  const facts = { isOfChange: true, unit: 'count', activeShare: 1, measure: 'cpu', measureTitle: 'CPU time', widest: null }
  expect(report).toEqual({ ...facts, ...samples, total: 10_000 })
  expect(differenceReport(-64, 'bytes', 'alloc')).toEqual({
    ...{ ...facts, isDifference: true, unit: 'bytes', total: -64, insights: [] },
    ...{ measure: 'alloc', measureTitle: 'allocation since the start' },
    ...{ samples: null, sampleCount: null, sureSamples: null },
  })
})

test('where nothing tells the sizes, a function that fell to a small part of either is said to have improved', () => {
  const render = 'm;color 942000\nm;hit 34000\nm;plane 24000\n'
  const fast = 'm;color 80\nm;hit 4700\nm;plane 1600\nm;dot 2000\n'
  const changes = compared(render, fast)
  expect(changes.size.factor).toBeNull()
  expect(found(changes)[0]).toMatchObject({ rule: 'improved', functionName: 'color' })
  expect(found(changes).some(({ rule }) => rule === 'regressed')).toBe(false)
})

test('what a function does below another that is new is said beside its own change', () => {
  const changes = compared(`${REST}m;hash 1000\n`, `${REST}m;hash 100\nm;fresh;work 900\nm;fresh;hash 300\n`)
  expect(found(changes).find(({ functionName }) => functionName === 'hash')?.what).toContain('to 100 (×0.10), beside 300 in what is new')
})

test('a wrapper that is new around what was there is no new cost, however few samples its leaves have', () => {
  const leaves = (from: string, to: number, shift: number) =>
    Array.from({ length: to }, (_, i) => `m;${from}keep;serve;leaf_${i + shift} 3\nm;${from}keep;serve;each_${i % 5} 2\n`).join('')
  const changes = compared(REST + leaves('', 60, 0), REST + leaves('wrap;', 60, 30))
  expect(found(changes).filter(({ functionName }) => functionName === 'wrap')).toEqual([])
})

test('what did as much below what is gone as it does now elsewhere has another caller, and did not get worse', () => {
  const changes = compared(`${REST}m;print;format 900\nm;print;malloc 800\n`, `${REST}m;grow;malloc 600\n`)
  expect(found(changes).filter(({ rule }) => rule === 'regressed')).toEqual([])
  expect(found(changes).find(({ rule }) => rule === 'gone')?.functionName).toBe('print')
})

test('of a program that is done in a fifth of the time nothing regressed by a few samples', () => {
  const rest = (scale: number) => `m;gc ${24 * scale}\nm;read ${15 * scale}\nm;fill ${10 * scale}\n`
  const changes = compared(lasting(4, `m;match 3900\n${rest(1)}`), lasting(0.8, `m;scan 60\nm;gc 40\nm;read 12\nm;fill 14\n`))
  expect(found(changes).filter(({ rule }) => rule === 'regressed')).toEqual([])
  expect(found(changes)[0]).toMatchObject({ rule: 'gone', functionName: 'match' })
})

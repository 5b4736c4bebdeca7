import { expect, test } from 'vitest'
import { pathTo, type CallTree } from '../../../shared/analysis/callTree'
import { buildChosenTree, selectStacks, type TreeChoice } from '../../../shared/analysis/selectStacks'
import { findInsights } from '../../../shared/insights/findInsights'
import { NO_CHANGES } from '../../../shared/insights/settings'
import { functionName, type Profile } from '../../../shared/profile/profile'
import { profileOf } from '../../../testing/reading'
import { findingNode, litNodes } from './findingNodes'

const SHOP = `main;handle;order;tax;database.query;recv 3000
main;handle;order;tax;database.query 3000
main;handle;order;tax 100
main;handle;render;template 1500
main;work;sweep 1500
main;work;sort 900`

const PLAIN: TreeChoice = { sampleType: 0, threads: null, timeNs: null, transforms: [], isInverted: false, order: 'heaviest' }

function shown(text: string, choice: TreeChoice = PLAIN) {
  const profile = profileOf(text)
  const view = selectStacks(profile, choice)
  const tree = buildChosenTree(profile, view, choice)
  const report = findInsights(profile, selectStacks(profile, { ...choice, transforms: [] }), 0, { rules: NO_CHANGES })
  return { profile, tree, choice, first: report.insights[0] }
}

function nameOf(profile: Profile, tree: CallTree, node: number): string {
  return functionName(profile, tree.fn[node])
}

function litNames({ profile, tree, choice, first }: ReturnType<typeof shown>): readonly string[] {
  return Array.from(litNodes({ tree, choice }, first, choice === PLAIN)).flatMap((lit, node) =>
    lit === 1 ? [nameOf(profile, tree, node)] : [],
  )
}

test('goes to the frame that the finding is about, by its stack', () => {
  const { profile, tree, choice, first } = shown(SHOP)
  const names = pathTo(tree, findingNode({ tree, choice }, first)).map(node => nameOf(profile, tree, node))
  expect(names).toEqual(['main', 'handle', 'order', 'tax', 'database.query'])
})

test('lights the function and what it calls, not those that only lead to it', () => {
  expect(litNames(shown(SHOP))).toEqual(['database.query', 'recv'])
})

test('lights the function alone where the stacks were changed or turned round', () => {
  const changed = shown(SHOP, { ...PLAIN, transforms: [{ kind: 'merge-recursion' }] })
  expect(litNames(changed)).toEqual(['database.query'])
  const inverted = shown(SHOP, { ...PLAIN, isInverted: true })
  expect(new Set(litNames(inverted))).toEqual(new Set(['database.query']))
})

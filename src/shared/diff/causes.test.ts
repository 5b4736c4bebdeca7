import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../analysis/callTree'
import { stackView } from '../analysis/stackView'
import { NONE } from '../profile/profile'
import { CALLS_CAUSE, causesOf, changedSubtree, IS_CAUSE, NO_CAUSE } from './causes'

// main > save (tax, audit > write), list
const profile = profileOf('main;save;tax 40\nmain;save;audit;write 30\nmain;list 20\n')
const tree = buildCallTree(profile, stackView(profile, 0))
const names = Array.from(tree.fn, fn => profile.strings[profile.functions.name[fn]])

type Node = { readonly base: number; readonly current: number; readonly total?: number; readonly self?: number }

/** By name: weights on either side, and by how much total and self changed where that is more than noise. */
function changes(nodes: Readonly<Record<string, Node>>) {
  const column = (of: (node: Node) => number) => Float64Array.from(names, name => of(nodes[name] ?? { base: 1, current: 1 }))
  const verdicts = (of: (node: Node) => number | undefined) => ({
    delta: column(node => of(node) ?? 0),
    isSure: Uint8Array.from(column(node => (of(node) === undefined ? 0 : 1))),
  })
  const [base, current] = [column(node => node.base), column(node => node.current)]
  return { base, current, baseSelf: base, currentSelf: current, ofTotal: verdicts(node => node.total), ofSelf: verdicts(node => node.self) }
}

const causeOf = (found: Uint8Array) => Object.fromEntries(names.map((name, node) => [name, found[node]]))

test('a frame whose own weight changed is the cause, its callers only call it', () => {
  const grown = changes({
    main: { base: 90, current: 120, total: 0.3 },
    save: { base: 70, current: 100, total: 0.3 },
    tax: { base: 10, current: 40, total: 0.3, self: 0.3 },
  })
  expect(causeOf(causesOf(grown))).toEqual({
    main: CALLS_CAUSE,
    save: CALLS_CAUSE,
    tax: IS_CAUSE,
    audit: NO_CAUSE,
    write: NO_CAUSE,
    list: NO_CAUSE,
  })
  expect(names[changedSubtree(tree, grown)]).toBe('tax')
})

test('what stands on one side only is a cause as a whole', () => {
  const added = changes({
    save: { base: 40, current: 70, total: 0.3 },
    audit: { base: 0, current: 30, total: 0.3 },
    write: { base: 0, current: 30, total: 0.3, self: 0.3 },
  })
  expect(causeOf(causesOf(added))).toMatchObject({ save: CALLS_CAUSE, audit: IS_CAUSE, write: IS_CAUSE })
})

test('opens at the frame below which nine tenths of the change are, and nowhere without one', () => {
  const two = changes({ tax: { base: 10, current: 40, self: 0.3, total: 0.3 }, write: { base: 30, current: 10, self: -0.2, total: -0.2 } })
  expect(names[changedSubtree(tree, two)]).toBe('save')
  expect(changedSubtree(tree, changes({}))).toBe(NONE)
})

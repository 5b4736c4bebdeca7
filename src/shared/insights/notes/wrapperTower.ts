// A long way in of frames that do nothing themselves, most of them a framework's: nothing to win, but much to look past.

import { titleOf, type Facts } from '../measures/facts'
import { packageOf } from '../measures/packages'
import { defineRule } from '../rule/rule'

export const wrapperTower = defineRule({
  kind: 'note',
  reports: ['wrapper-tower'],
  limits: {
    /** Shorter ways in are usual. */
    minFrames: 15,
    /** More is work, not passing on. */
    maxOwn: 0.005,
    /** Most of it is one framework, or names over and over. */
    minAlike: 0.5,
    /** With fewer, what looks like the only way in may be the only way seen. */
    minSamples: 100,
  },
  find({ facts }, { minFrames, maxOwn, minAlike, minSamples }) {
    if ((facts.sureSamples ?? Infinity) < minSamples) return null
    const tower = longestTower(facts, maxOwn)
    if (tower.length < minFrames) return null
    const { tree, all } = facts
    const names = new Set(tower.map(node => tree.symbol[node]))
    const [packageName, count] = commonPackage(facts, tower)
    const repeated = 1 - names.size / tower.length
    if (count < minAlike * tower.length && repeated < minAlike) return null
    const node = tower[tower.length - 1]
    const name = titleOf(facts, tree.symbol[node])
    return {
      kind: 'note',
      severity: 'low',
      title: `${tower.length} wrapper frames below ${name}`,
      symbol: tree.symbol[node],
      node,
      value: all.total[node],
      what:
        `${tower.length} frames in a row hold nearly everything and do nothing themselves;` +
        (repeated < minAlike
          ? ` ${count} are of ${packageName}.`
          : names.size === 1
            ? ' all have one name.'
            : ` only ${names.size} names are among them.`),
      details: [
        { label: 'Frames in a row', value: String(tower.length) },
        { label: 'Different names', value: String(names.size) },
      ],
      action: 'Fold these frames in the view: there is no time to win here.',
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

function longestTower({ spine, all, active }: Facts, maxOwn: number): readonly number[] {
  let longest: readonly number[] = []
  let current: number[] = []
  for (const node of spine.nodes) {
    if (all.self[node] <= maxOwn * active) current.push(node)
    else current = []
    if (current.length > longest.length) longest = current
  }
  return longest
}

function commonPackage({ tree, symbols, profile }: Facts, tower: readonly number[]): [string, number] {
  const counts = new Map<string, number>()
  for (const node of tower) {
    const name = packageOf(profile, symbols, tree.symbol[node])
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].reduce<[string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])
}

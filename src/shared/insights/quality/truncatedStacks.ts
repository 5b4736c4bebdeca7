// Stacks cut at the recorder's limit: their roots are missing, and what is left looks like many small programs.

import { NAMED } from '../measures/ruleNames'
import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import type { Said, Severity } from '../rule/draft'
import type { Facts } from '../measures/facts'
import { isOfPerf } from '../measures/recorder'
import { defineRule } from '../rule/rule'
import { PERF_LIMIT, PERF_TRUNCATION_REMEDY, TRUNCATION_REMEDIES } from './remedies'

/** Where recorders stop: perf 127, JFR and Go 64, newer Go 128, Go's heap and block profiles 32, DTrace scripts 100, async-profiler 2,048. */
const KNOWN_LIMITS: readonly number[] = [32, 64, 100, 127, 128, 512, 1024, 2048]

export const truncatedStacks = defineRule({
  kind: 'quality',
  reports: [NAMED.truncatedStacks],
  limits: {
    /** Of the weight, in stacks of exactly the limit. */
    minShare: 0.05,
    /** Whole stacks of one program begin alike; cut ones begin anywhere. */
    minRoots: 3,
    /** Of the samples that the file itself marks as cut. */
    minMarked: 0.01,
    mediumMarked: 0.05,
  },
  find({ facts }, limits) {
    const marked = markedShare(facts)
    if (marked >= limits.minMarked) {
      return draftOf(
        facts,
        marked * facts.total,
        marked,
        marked >= limits.mediumMarked ? 'medium' : 'low',
        'are marked as cut in the file',
        null,
      )
    }
    const cut = cutAtLimit(facts, limits.minRoots)
    if (cut === null || cut.value < limits.minShare * facts.total) return null
    return draftOf(
      facts,
      cut.value,
      cut.value / facts.total,
      'medium',
      `are exactly ${cut.depth} frames deep, a recorder’s limit, with different roots`,
      cut.depth,
    )
  },
})

/** Of the samples behind the sample type that is looked at, where the file tells them apart. */
function markedShare({ profile: { meta }, sampleType }: Facts): number {
  const own = meta.sampleTypes[sampleType]?.cutShare
  if (own !== undefined || meta.sampleTypes.some(({ cutShare }) => cutShare !== undefined)) return own ?? 0
  const count = meta.notes.filter(note => /truncat|cut (?:off|at|short)/i.test(note.what)).reduce((sum, note) => sum + note.count, 0)
  return meta.sampleCount > 0 ? Math.min(1, count / meta.sampleCount) : 0
}

type Cut = { readonly depth: number; readonly value: number }

/** The weight of stacks as deep as the deepest, when that depth is a known limit and they begin with different functions. */
function cutAtLimit(facts: Facts, minRoots: number): Cut | null {
  const { parent, self, depth, deepest, symbolOf } = stacksOf(facts)
  // Collapsers put the process's name under every stack: then the limit shows one frame later.
  return cutAbove(0) ?? cutAbove(1)

  /** `names`: of processes below the stacks. */
  function cutAbove(names: 0 | 1): Cut | null {
    if (!KNOWN_LIMITS.includes(deepest - names)) return null
    const roots = new Set<number>()
    let value = 0
    for (let stack = 0; stack < parent.length; stack++) {
      if (depth[stack] !== deepest - 1 || self[stack] === 0) continue
      value += self[stack]
      let root = stack
      let second = stack
      for (; parent[root] !== NONE; root = parent[root]) second = root
      if (names === 1 && facts.symbols.frameClass[symbolOf(root)] === 'entry') return null
      roots.add(symbolOf(names === 1 ? second : root))
    }
    return roots.size >= minRoots ? { depth: deepest - names, value } : null
  }
}

type Stacks = {
  readonly parent: Int32Array
  readonly self: Float64Array
  /** Frames below it. */
  readonly depth: Int32Array
  /** Frames of the deepest that weighs anything. */
  readonly deepest: number
  readonly symbolOf: (stack: number) => number
}

/** As the file has them. Where each is a node, the tree knows how deep they are. */
function stacksOf({ view, profile, symbols, tree }: Facts): Stacks {
  const { parent, self, frame } = view
  if (tree.length === parent.length) return { ...tree, deepest: tree.height, symbolOf: node => tree.symbol[node] }
  const depth = new Int32Array(parent.length)
  let deepest = 0
  for (let stack = 0; stack < depth.length; stack++) {
    depth[stack] = parent[stack] === NONE ? 0 : depth[parent[stack]] + 1
    if (self[stack] > 0 && depth[stack] >= deepest) deepest = depth[stack] + 1
  }
  return { parent, self, depth, deepest, symbolOf: stack => symbols.ofFunction[profile.frames.fn[frame[stack]]] }
}

function draftOf(facts: Facts, value: number, share: number, severity: Severity, how: string, limit: number | null): Said {
  const isPerfs = isOfPerf(facts.profile) || limit === PERF_LIMIT
  return {
    kind: 'quality',
    severity,
    title: `${formatShare(share)} of the stacks are cut`,
    symbol: NONE,
    node: NONE,
    value,
    what: `They ${how}: totals near the root are too small, and callers may be missing.`,
    more: ['Deep recursion may be the cause.'],
    details: [{ label: 'Cut stacks', value: formatShare(share) }],
    action: `${isPerfs ? PERF_TRUNCATION_REMEDY : TRUNCATION_REMEDIES[facts.runtime()]} Then record again.`,
    tradeOff: null,
    nodes: new Int32Array(0),
    inherited: [],
  }
}

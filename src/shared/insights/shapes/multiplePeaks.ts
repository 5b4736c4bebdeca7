// Several hot paths: no one fix is enough, so the widest comes first.

import { NAMED } from '../measures/ruleNames'
import { HALF_PRINTED_STEP } from '../../base/quantity'
import { errorOf, shareOf, surely, titleOf, type Facts } from '../measures/facts'
import { nodesOf } from '../measures/sampleTree'
import { nodesThrough } from '../measures/weights'
import type { Draft, Said } from '../rule/draft'
import { defineRule, type Case } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { gainText, samplesText, shareText, shortOf, speedText } from '../rule/wording'
import { hotLeafFacts, hotLeaves, LEAF_LIMITS } from './hotLeaf'

/** Findings that stand in one place. Other domains are scattered over the whole program. */
const LOCALISED_DOMAINS: readonly string[] = [NAMED.database, NAMED.nPlusOne]

export const multiplePeaks = defineRule({
  kind: 'shape',
  reports: [NAMED.multiplePeaks],
  limits: {
    /** Narrower is not a peak. */
    minShare: 0.08,
    /** More than all the rest together is one path, whatever stands beside it. */
    maxFirst: 0.5,
    /** Three are several. */
    minPeaks: 3,
    /** Of three or more, the second is more than this part of the first: else one peak stands out and is the finding. */
    minSecondOfMany: 1 / 3,
    /** Two are several when the second is at least half the first … */
    minSecondOfTwo: 0.5,
    /** … and together they are much of the whole. */
    minSumOfTwo: 0.4,
    /** A leaf that few samples keep below its own threshold is still a peak when it is seen this wide … */
    minUnsureShare: 0.1,
    /** … and is surely this wide. */
    minUnsureSurely: 0.05,
  },
  find(given, limits) {
    const { facts } = given
    // Paths whose callers are lost may be one.
    if (given.found.some(({ rule, severity }) => rule === NAMED.brokenStacks && severity === 'high')) return null
    const localised = given.found.filter(
      ({ kind, rule, value }) => (kind === 'shape' || LOCALISED_DOMAINS.includes(rule)) && shareOf(facts, value) >= limits.minShare,
    )
    if (localised.length === 0) return null
    const peaks = separate(facts, [...localised.map(peakOf), ...unsurePeaks(given, limits)]).sort((a, b) => b.value - a.value)
    if (peaks.length < 2) return null
    const [first, second] = peaks
    // What is printed as half is half.
    if (first.value >= (limits.maxFirst - HALF_PRINTED_STEP) * facts.active) return null
    const sum = peaks.reduce((total, peak) => total + peak.value, 0)
    const areMany = peaks.length >= limits.minPeaks && second.value > limits.minSecondOfMany * first.value
    const areTwo = second.value >= limits.minSecondOfTwo * first.value && shareOf(facts, sum) >= limits.minSumOfTwo
    const widest = localised.find(({ symbol }) => symbol === first.symbol)
    return (areMany || areTwo) && widest !== undefined ? draftOf(facts, peaks, sum, widest) : null
  },
})

type Peak = { readonly symbol: number; readonly value: number; readonly nodes: Int32Array }

function peakOf({ symbol, value, nodes }: Draft): Peak {
  return { symbol, value, nodes }
}

/** Below one of the others, at that of its samples, is no path of its own. */
const MOSTLY_BELOW = 0.5

/** Without what only calls another peak. */
function separate(facts: Facts, peaks: readonly Peak[]): Peak[] {
  const { tree, all } = facts
  return peaks.filter(peak => {
    const isThrough = new Uint8Array(tree.length)
    for (const node of nodesThrough(tree, all, nodesOf(tree, peak.symbol))) isThrough[node] = 1
    return peaks.every(other => {
      if (other.symbol === peak.symbol) return true
      let below = 0
      for (const node of other.nodes) if (isThrough[node] === 1) below += all.self[node]
      return below < MOSTLY_BELOW * other.value
    })
  })
}

function unsurePeaks(given: Case, limits: { readonly minUnsureShare: number; readonly minUnsureSurely: number }): Peak[] {
  const { facts, rest } = given
  return hotLeaves(given, { ...LEAF_LIMITS, minShare: limits.minUnsureSurely })
    .filter(symbol => shareOf(facts, rest.symbolSelf[symbol]) >= limits.minUnsureShare && surely(facts, rest.symbolSelf[symbol]) > 0)
    .map(symbol => ({ symbol, value: rest.symbolSelf[symbol], nodes: hotLeafFacts(given, symbol).nodes }))
}

function draftOf(facts: Facts, peaks: readonly Peak[], value: number, widest: Draft): Said {
  const name = titleOf(facts, widest.symbol)
  const [first, second] = peaks
  const gap = shareOf(facts, first.value) - shareOf(facts, second.value)
  const areClose = gap < (errorOf(facts, first.value) ?? 0) + (errorOf(facts, second.value) ?? 0)
  const close = `${shortOf(facts, first.symbol)} and ${shortOf(facts, second.symbol)} may be equally wide: ${samplesText(facts.sureSamples ?? 0)} do not tell.`
  const list = peaks.map(peak => `${shortOf(facts, peak.symbol)} (${shareText(facts, peak.value)})`)
  const caps = peaks.slice(1).map(peak => `${speedText(1 / (1 - shareOf(facts, peak.value)))} (${shortOf(facts, peak.symbol)})`)
  return {
    kind: 'shape',
    severity: severityOf(facts, value),
    title: `${peaks.length} hot paths, the widest ${name}`,
    symbol: widest.symbol,
    node: widest.node,
    value,
    what: `${list.slice(0, -1).join(', ')} and ${list[list.length - 1]} are separate paths, so no one change is enough.`,
    more: areClose ? [close] : [],
    details: [
      ...peaks.map(peak => ({ label: titleOf(facts, peak.symbol), value: shareText(facts, peak.value) })),
      { label: 'Gain from the widest', value: gainText(facts, first.value, null) },
      { label: 'Gain from all of them', value: gainText(facts, value, null) },
    ],
    action: `Prioritize the widest peak, ${shortOf(facts, widest.symbol)}, as its own finding says; alone the others give at most ${caps.join(', ')}.`,
    tradeOff: null,
    nodes: joined(peaks.map(peak => peak.nodes)),
    inherited: [],
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

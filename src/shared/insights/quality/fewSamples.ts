// Too few samples to be sure of anything small: said before somebody optimizes noise.

import { formatCount } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import type { Severity } from '../rule/draft'
import { samplesText } from '../rule/wording'
import { isOfSamples } from '../measures/facts'
import { samplesNeeded, shareError } from '../measures/statistics'
import { defineRule } from '../rule/rule'

/** What people want to know: whether a tenth is a tenth, to within two points. */
const WANTED = { share: 0.1, error: 0.02 }

export const fewSamples = defineRule({
  kind: 'quality',
  reports: ['few-samples'],
  limits: {
    /** Shares are guesses. */
    highBelow: 50,
    /** Shapes are not sure. */
    mediumBelow: 100,
    /** Small shares are not sure. */
    lowBelow: 1000,
  },
  find({ facts }, { highBelow, mediumBelow, lowBelow }) {
    if (!isOfSamples(facts.measure) || facts.samples === null || facts.sureSamples === null) return null
    const count = facts.samples
    if (count >= lowBelow) return null
    const severity: Severity = count < highBelow ? 'high' : count < mediumBelow ? 'medium' : 'low'
    const [range, wanted] = [shareError(WANTED.share, count), WANTED.error].map(rangeText)
    return {
      kind: 'quality',
      severity,
      title: facts.active < facts.total ? `Only ${samplesText(count)} were active` : `Only ${samplesText(count)}`,
      symbol: NONE,
      node: NONE,
      value: facts.active,
      what:
        count < 1
          ? 'Nothing can be said of what the program computes.'
          : `With ${samplesText(count)} a 10 % share could be ${range}${range === wanted ? '' : `; to know it to ${wanted} takes ${formatCount(samplesNeeded(WANTED.share, WANTED.error))}`}.`,
      details: [{ label: 'Samples', value: formatCount(Math.round(count)) }],
      action: 'Record longer or at a higher rate, under a load like that of production.',
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

/** `6–14 %`: where the wanted share may lie. */
function rangeText(error: number): string {
  const [from, to] = [Math.max(0, WANTED.share - error), Math.min(1, WANTED.share + error)].map(share => Math.round(share * 100))
  return `${from}–${to} %`
}

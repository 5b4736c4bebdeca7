// Too few samples to be sure of anything small: said before somebody optimizes noise.

import { formatCount } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import type { Severity } from '../insight'
import { samplesText } from '../wording'
import { isOfSamples } from '../measures/facts'
import { samplesNeeded, shareError } from '../measures/statistics'
import { defineRule } from '../rule'

/** What people want to know: whether a tenth is a tenth, to within two points. */
const WANTED = { share: 0.1, error: 0.02 }

export const fewSamples = defineRule({
  id: 'few-samples',
  kind: 'quality',
  limits: {
    /** Shares are guesses. */
    highBelow: 50,
    /** Shapes are not sure. */
    mediumBelow: 100,
    /** Small shares are not sure. */
    lowBelow: 1000,
  },
  find({ facts }, { highBelow, mediumBelow, lowBelow }) {
    if (facts.total <= 0 || !isOfSamples(facts.measure) || facts.samples === null || facts.sureSamples === null) return null
    const count = facts.samples
    if (count >= lowBelow) return null
    const severity: Severity = count < highBelow ? 'high' : count < mediumBelow ? 'medium' : 'low'
    const error = (shareError(WANTED.share, count) * 100).toFixed(1)
    const needed = formatCount(samplesNeeded(WANTED.share, WANTED.error))
    return {
      rule: 'few-samples',
      kind: 'quality',
      severity,
      title: `Only ${samplesText(count)}`,
      symbol: NONE,
      node: NONE,
      value: facts.active,
      evidence: `With ${samplesText(count)} a share of 10 % is known to ± ${error} points; ± 2 points take ${needed}.`,
      details: [{ label: 'Samples', value: formatCount(Math.round(count)) }],
      action: 'Record longer or at a higher rate, under a load like that of production.',
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

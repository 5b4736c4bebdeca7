// The file has weights and no number of samples: nobody can say how sure a share is, so nobody does.

import { NONE } from '../../profile/profile'
import { isOfSamples } from '../measures/facts'
import { defineRule } from '../rule/rule'

export const unknownSamples = defineRule({
  kind: 'quality',
  reports: ['unknown-samples'],
  limits: {},
  find({ facts }) {
    if (!isOfSamples(facts.measure) || facts.allSamples !== null || facts.isExact) return null
    return {
      kind: 'quality',
      severity: 'low',
      title: 'This file does not say how many samples it holds',
      symbol: NONE,
      node: NONE,
      value: facts.active,
      what: 'Its values are weights (cycles, time or bytes), so nobody can say how sure a share is: a small one may be chance.',
      details: [],
      action: 'Keep the recording itself, or the number of samples beside the weights, where small shares matter.',
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

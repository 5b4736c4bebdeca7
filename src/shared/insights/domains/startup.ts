// Loading code: modules that are imported, classes that are initialised. It is paid once a start, so short programs pay most.

import { NONE } from '../../profile/profile'
import { surely, type Facts } from '../measures/facts'
import { partsBy } from '../measures/groups'
import { enteredAt } from '../measures/loading'
import { nodesWhere, weightOf } from '../measures/weights'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { listText } from '../rule/wording'

export const startup = defineRule({
  kind: 'domain',
  reports: ['startup'],
  limits: {
    /** Less is in every short program. */
    minShare: 0.2,
  },
  find({ facts, rest }, { minShare }) {
    const { tree } = facts
    const entered = enteredAt(facts)
    if (entered === null) return null
    const nodes = nodesWhere(rest, node => entered[node] !== NONE)
    const value = weightOf(rest, nodes)
    if (value === 0 || surely(facts, value) < minShare) return null
    const group = { symbol: NONE, node: NONE, nodes, value }
    const ways = partsBy(facts, rest, group, node => entered[node])
    const askers = partsBy(facts, rest, group, node => tree.parent[entered[node]])
    const tops = partsBy(facts, rest, group, node => node)
    const [[symbol]] = ways
    const node = nodes.reduce(
      (best, at) => (tree.symbol[entered[at]] === symbol && rest.self[at] > (best === NONE ? 0 : rest.self[best]) ? at : best),
      NONE,
    )
    return {
      kind: 'domain',
      severity: severityOf(facts, value),
      title: 'Start-up: loading code',
      symbol,
      node: entered[node],
      value,
      what: `Most of it is in ${listText(facts, tops, value)}${askers.length === 0 ? '' : `, loaded by ${listText(facts, askers, value, 2)}`}.`,
      details: [{ label: 'Where it ends', value: listText(facts, tops, value, 5) }],
      action: `${adviceOf(facts)} If start-up is not the question, record after it.`,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

function adviceOf(facts: Facts): string {
  switch (facts.runtime()) {
    case 'python':
      return 'Import inside the function that needs it, leave heavy packages out (python -X importtime lists them), and do no work at module level.'
    case 'node':
      return 'Bundle the program into one file, require lazily, and use a compile cache or a snapshot.'
    case 'jvm':
      return 'Use class data sharing (-XX:SharedArchiveFile) or ahead-of-time compilation, and load fewer classes at the start.'
    case 'go':
      return 'Do less in init and in package variables: make them when they are first used.'
    case 'dotnet':
    case 'native':
    case 'ruby':
    case 'rust':
    case null:
      return 'Load later what is not needed at once, and do no work while loading.'
  }
}

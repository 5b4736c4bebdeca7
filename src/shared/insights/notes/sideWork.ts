// Threads that are not what the program is for: a metrics scraper, a poller, a logger that takes a fifth of it is news by itself.

import { formatShare } from '../../base/quantity'
import { askedOnce } from '../../base/remember'
import { NONE } from '../../profile/profile'
import { shareOf, surely, titleOf, type Facts } from '../measures/facts'
import { isSure } from '../measures/sampleCount'
import { ROUNDING, weightsBySymbol } from '../measures/weights'
import { defineRule } from '../rule/rule'
import { isOwn } from '../measures/groups'
import { listText, shortOf } from '../rule/wording'

/** Words of a name that say so: `MetricsReporter.run`, `scrape_loop`, `main.(*poller).loop`. */
const SIDE_WORDS: ReadonlySet<string> = new Set(
  (
    'metric metrics scrape scraper telemetry statsd stats exporter heartbeat health healthcheck poll poller polling monitor monitoring' +
    ' watchdog reporter logger appender janitor reaper cleaner housekeeping keepalive autosave'
  ).split(' '),
)

export const sideWork = defineRule({
  kind: 'note',
  reports: ['side-work'],
  limits: {
    /** Less is what watching a program costs. */
    minShare: 0.2,
    /** More, and it is what the program is for. */
    maxShare: 0.9,
  },
  find({ facts }, { minShare, maxShare }) {
    if (!isSure(facts.sureSamples)) return null
    const { tree, symbols, all } = facts
    // What begins in a function is part of what passes through it.
    const least = minShare * facts.active * (1 - ROUNDING)
    const mayLead = (name: string, symbol: number) => all.symbolTotal[symbol] >= least && isSideName(name)
    if (!symbols.name.some(mayLead)) return null
    const entries = ownEntries(facts)
    const weight = weightsBySymbol(tree, all.total, entries, node => node)
    const [first] = weight.filter(([symbol]) => isSideName(symbols.name[symbol])).sort((a, b) => b[1] - a[1])
    if (first === undefined) return null
    const [symbol, value] = first
    if (surely(facts, value) < minShare || shareOf(facts, value) > maxShare) return null
    const node = entries.find(at => tree.symbol[at] === symbol) ?? NONE
    const others = weight.filter(([other]) => other !== symbol).sort((a, b) => b[1] - a[1])
    return {
      kind: 'note',
      severity: 'low',
      title: `${formatShare(shareOf(facts, value))} is work on the side: ${titleOf(facts, symbol)}`,
      symbol,
      node,
      value,
      what: `A thread of its own begins in ${shortOf(facts, symbol)}, which does not sound like what the program is for; the rest begins in ${listText(facts, others, facts.active)}.`,
      details: [],
      action: `Do what ${shortOf(facts, symbol)} does less often or cheaper, or record without it.`,
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

/** The outermost own frames of all stacks that weigh anything, with nothing of the program before them. */
function ownEntries(facts: Facts): readonly number[] {
  const { tree, symbols, all } = facts
  const isOwnSymbol = askedOnce(symbols.length, symbol => isOwn(facts, symbol))
  const entries: number[] = []
  for (let node = 0; node < tree.length;) {
    if (all.total[node] <= 0) node = tree.subtreeEnd[node]
    else if (isOwnSymbol(tree.symbol[node])) {
      entries.push(node)
      node = tree.subtreeEnd[node]
    } else node++
  }
  return entries
}

function isSideName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some(word => SIDE_WORDS.has(word))
}

// Two runs of one program as folded stacks, each with a call tree of so many nodes: what a comparison's speed is measured on.

import { writeFileSync } from 'node:fs'
import { seededRandom } from '../lib/random.mjs'
import { functionNames, stackSource } from './stacks.mjs'

const FUNCTIONS = 20_000
const MAX_DEPTH = 60
const SEED = 7

/** The stacks are the same in both; a tenth of the counts differ more than by chance, and each run has stacks that the other misses. */
export function writePair(basePath, currentPath, nodes) {
  const random = seededRandom(SEED)
  const names = functionNames(FUNCTIONS)
  const next = stackSource(random, FUNCTIONS, MAX_DEPTH, 18)
  const seen = new Set()
  const base = []
  const current = []
  while (seen.size < nodes) {
    let path = ''
    for (const fn of next()) {
      path += path === '' ? names[fn] : `;${names[fn]}`
      seen.add(path)
    }
    const count = 1 + Math.floor(random() * 50)
    const isChanged = random() < 0.1
    if (random() > 0.02) base.push(`${path} ${count}\n`)
    if (random() > 0.02)
      current.push(
        `${path} ${isChanged ? Math.ceil(count * (0.5 + random() * 2)) : Math.max(1, count + Math.round((random() - 0.5) * Math.sqrt(count) * 2))}\n`,
      )
  }
  writeFileSync(basePath, base.join(''))
  writeFileSync(currentPath, current.join(''))
}

// Holds a profile to stacks and sums that another tool made of the same file.

import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { foldedLines } from './foldedLines'
import { sumOf } from '../shared/base/columns'
import { compareUtf8 } from '../shared/base/utf8'
import type { Profile } from '../shared/profile/profile'
import { recordOf, type Fixture } from './fixtures'

/**
 * `oracle.sums`: what each named sample type adds up to. `oracle.folded`: the sample type whose stacks are in the oracle's file, the
 * default one where it does not say. Sums of fractions may differ in their last digits (`within`).
 */
export function sameAsStacks(profile: Profile, { oracle, oraclePath }: Fixture): void {
  const within = Number(oracle?.['within'] ?? 0)
  const typeNamed = (name: string) => profile.meta.sampleTypes.findIndex(type => type.name === name)
  for (const [name, sum] of Object.entries(recordOf(oracle?.['sums'] ?? {}))) {
    const ours = sumOf(profile.samples.values[typeNamed(name)] ?? new Float64Array())
    expect(Math.abs(ours - Number(sum)), `${name}: ${ours} and ${String(sum)}`).toBeLessThanOrEqual(within)
  }
  if (oracle?.['samples'] !== undefined) expect(profile.meta.sampleCount).toBe(oracle['samples'])
  if (oraclePath === null) return
  const folded = oracle?.['folded']
  const lines = readFileSync(oraclePath, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .sort(compareUtf8)
  expect(foldedLines(profile, folded === undefined ? profile.meta.defaultSampleType : typeNamed(String(folded)))).toEqual(lines)
}

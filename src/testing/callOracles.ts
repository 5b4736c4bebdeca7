// Oracles of formats that hold who called whom: every function, as the format's own tool adds it up.

import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { functionWeights } from '../shared/analysis/functionTable'
import { stackView } from '../shared/analysis/stackView'
import { compareUtf8 } from '../shared/base/utf8'
import { functionName, stringAt, type Profile } from '../shared/profile/profile'
import { recordOf, recordsOf, type Fixture } from './fixtures'

/** Own time and calls of every function, and of the program's own functions the time with what they call. */
export function sameAsPstats(profile: Profile, { oraclePath }: Fixture): void {
  const { functions } = profile
  const [time, calls] = [0, 1].map(type => functionWeights(profile, stackView(profile, type)))
  const fnAt = new Map<string, number>()
  for (let fn = 0; fn < functions.name.length; fn++) {
    fnAt.set(`${stringAt(profile, functions.file[fn]) ?? '~'}:${Math.max(0, functions.startLine[fn])}:${functionName(profile, fn)}`, fn)
  }
  const rows = rowsOf(oraclePath, 'functions')
  expect(fnAt.size).toBe(rows.length)
  for (const row of rows) {
    // `profile` has no file for what is written in C.
    const fn = fnAt.get(`${String(row['file']) || '~'}:${String(row['line'])}:${String(row['name'])}`) ?? -1
    expect([time.self[fn], calls.self[fn]]).toEqual([Math.round(Number(row['selfSeconds']) * 1e9), row['calls']])
    // Importing a module runs it, which imports others: a circle, in whose functions the time is shared out by estimate.
    const totalNs = Number(row['totalSeconds']) * 1e9
    if (String(row['file']).startsWith('/srv/app/'))
      expect(Math.abs(time.total[fn] - totalNs), String(row['name'])).toBeLessThan(totalNs / 100)
  }
}

/** Every function's own time, processor time and memory, and how often it was called. */
export function sameAsXhprof(profile: Profile, { oraclePath }: Fixture): void {
  const names = ['wall', 'cpu', 'memory', 'calls']
  const own = names.map(name => {
    const type = profile.meta.sampleTypes.findIndex(known => known.name === name)
    return functionWeights(profile, stackView(profile, type)).self
  })
  const ours = Array.from(profile.functions.name, (_, fn) => [functionName(profile, fn), ...own.map(self => self[fn])])
  const theirs = rowsOf(oraclePath, 'functions').map(({ name, wt, cpu, mu, ct }) => [name, Number(wt) * 1000, Number(cpu) * 1000, mu, ct])
  const byName = (a: readonly unknown[], b: readonly unknown[]) => compareUtf8(String(a[0]), String(b[0]))
  expect(ours.sort(byName)).toEqual(theirs.sort(byName))
}

/** What an oracle's file lists. */
export function rowsOf(path: string | null, list: string): readonly Readonly<Record<string, unknown>>[] {
  return path === null ? [] : recordsOf(recordOf(JSON.parse(readFileSync(path, 'utf8')))[list])
}

// The example that a first run opens: a program before and after a slow release.

import type { HostFile } from '../../../shared/host/contract'

/** Baseline and current of the first program that has both, by the names of the files; null when none has. */
export function examplePair(examples: readonly HostFile[]): readonly [HostFile, HostFile] | null {
  for (const baseline of examples) {
    const current = examples.find(file => file !== baseline && file.name === baseline.name.replace('.baseline.', '.current.'))
    if (current !== undefined) return [baseline, current]
  }
  return null
}

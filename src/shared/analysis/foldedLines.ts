// A profile as folded stacks, the one form in which every format's result can be compared with every other's.

import { compareUtf8 } from '../base/utf8'
import { functionName, NONE, type Profile } from '../profile/profile'
import { stackView, type StackView } from './stackView'

/** `a;b;c VALUE`, root first, one line a distinct stack, sorted by bytes. Stacks that weigh 0 are left out. */
export function foldedLines(profile: Profile, sampleType: number, view: StackView = stackView(profile, sampleType)): string[] {
  const names = Array.from(profile.functions.name, (_, fn) => functionName(profile, fn).replaceAll(';', ':'))
  const sums = new Map<string, number>()
  const path: string[] = []
  for (let stack = 0; stack < view.self.length; stack++) {
    const value = view.self[stack]
    if (value === 0) continue
    path.length = 0
    for (let at = stack; at !== NONE; at = view.parent[at]) path.push(names[profile.frames.fn[view.frame[at]]])
    const text = path.reverse().join(';')
    sums.set(text, (sums.get(text) ?? 0) + value)
  }
  return Array.from(sums, ([stack, value]) => `${stack} ${value}`).sort(compareUtf8)
}

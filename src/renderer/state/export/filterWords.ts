// What a person chose and took away before they exported, in a sentence: whoever gets the file must know that it is a part.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import type { StackChoice } from '../../../shared/analysis/selectStacks'
import { transformText } from '../transformText'
import { formatDurationNs, shareOf } from '../../../shared/base/quantity'
import type { OpenProfile } from '../../worker/opened'

/** A name of 100 kB must not be the sentence. */
const MAX_NAME_CHARS = 80

/** Empty where everything is shown. `shown` and `whole`: what is left of the profile, in its unit. */
export function filterWords(
  { names }: Pick<OpenProfile, 'names'>,
  choice: StackChoice,
  { shown, whole }: { readonly shown: number; readonly whole: number },
): string {
  if (!isFiltered(choice)) return ''
  const threads = (choice.threads ?? [])
    .map(row => names.threads[row]?.name ?? '')
    .map(name => (name === '' ? 'one thread' : `thread ${short(name)}`))
  const time = choice.timeNs === null ? [] : [`${formatDurationNs(choice.timeNs[1] - choice.timeNs[0])} of the time`]
  const labels = [
    ...(choice.withoutIdle === true ? ['without (idle)'] : []),
    ...(choice.labels ?? []).map(({ key, value }) => short(`${key}: ${value}`)),
    ...(choice.withoutLabels ?? []).map(({ key, value }) => `without ${short(`${key}: ${value}`)}`),
  ]
  const groups = (choice.groupBy ?? []).map(key => `grouped by ${short(key)}`)
  const steps = choice.transforms.map(transform => {
    const { verb, name } = transformText(names, transform)
    return name === '' ? verb : `${verb} ${short(name)}`
  })
  // Compared as they are written: sums in another order differ in their last digits.
  const share = shareOf(shown, whole) === shareOf(whole, whole) ? '' : ` (${shareOf(shown, whole)} of the profile)`
  return `Filtered: ${[...threads, ...time, ...labels, ...groups, ...steps].join(' · ')}${share}.`
}

function short(name: string): string {
  return name.length <= MAX_NAME_CHARS ? name : `${name.slice(0, MAX_NAME_CHARS)}…`
}

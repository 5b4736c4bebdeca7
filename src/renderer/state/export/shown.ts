// What is looked at now, for whoever writes it to a file or the clipboard: what the file is called, and in a sentence what part it is.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { useAnswers } from '../answers'
import { useSession } from '../session'
import { selectionIn, useView } from '../view'
import type { Outcome } from '../../worker/analyst'
import type { DrawnTree, OpenProfile } from '../../worker/opened'
import type { Selection } from '../../../shared/analysis/selectStacks'
import { transformText } from '../transformText'
import { formatDurationNs, shareOf } from '../../../shared/base/quantity'
import { cutEnd } from '../../../shared/base/text/cut'

/** What is on screen: nothing can be exported before its first call tree is there. */
export function drawnNow(): DrawnTree | null {
  const { tree } = useAnswers.getState()
  return tree !== null && tree.profile === useSession.getState().current ? tree : null
}

/** What an export is named and called after. */
export function filterOf({ profile, tree, wholeValue }: DrawnTree): string {
  return filterWords(profile, selectionIn(useView.getState()), { shown: tree.totalValue, whole: wholeValue })
}

export function nameOf({ file }: OpenProfile, ending: string): string {
  return exportName(file.name, isFiltered(selectionIn(useView.getState())), ending)
}

/** An answer, or an exception with its reason: exports have one place where failures are said. */
export async function answered<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked
  if (outcome.kind === 'answer') return outcome.value
  throw new Error(outcome.kind === 'failed' ? outcome.message : 'another export took its place')
}

/** What profiles are called at their end. What stands before is the person's own name for it. */
const ENDINGS =
  /\.(?:gz|zst|pb|pprof|folded|collapsed|txt|log|out|data|perf|script|json|speedscope|cpuprofile|heapprofile|jfr|svg|html|trace)$/i
/** `profile.pb.gz`, `trace.speedscope.json`. */
const MAX_ENDINGS = 2
/** As the window names a comparison. */
const AGAINST = ' against '

/** `ending` begins with its point: `.report.svg`. */
export function exportName(profileName: string, isFiltered: boolean, ending: string): string {
  const stems = profileName.split(AGAINST).map(stemOf)
  return `${stems.join('-vs-')}${isFiltered ? '.filtered' : ''}${ending}`
}

function stemOf(name: string): string {
  let stem = name
  for (let count = 0; count < MAX_ENDINGS; count++) stem = stem.replace(ENDINGS, '')
  return stem === '' ? 'profile' : stem
}

/** A name of 100 kB must not be the sentence. */
const MAX_NAME_CHARS = 80

/** Empty where everything is shown. `shown` and `whole`: what is left of the profile, in its unit. */
export function filterWords(
  { names }: Pick<OpenProfile, 'names'>,
  choice: Selection,
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
  return cutEnd(name, MAX_NAME_CHARS)
}

// What is filtered, part by part, in words: a chip each, with the way to take it back.

import { IDLE } from '../../shared/analysis/idle'
import { formatDurationNs } from '../../shared/base/quantity'
import type { LabelChoice } from '../../shared/analysis/stackView'
import type { ProfileNames } from '../../shared/profile/profile'
import type { Chosen } from './history'
import { threadTitle } from './threadList'
import { transformText } from './transformText'
import { chooseThreads, chooseTime, countIdle, forgetLabel, groupBy, setInverted, takeBack } from './view'

export type Chip = {
  readonly id: string
  readonly verb: string
  /** What it is about; empty where the verb says all. */
  readonly name: string
  readonly takeBack: () => void
}

export function chipsOf(names: ProfileNames, { selection, isInverted }: Chosen): readonly Chip[] {
  const { threads, timeNs, labels = [], withoutLabels = [], withoutIdle = false, groupBy: keys = [], transforms } = selection
  const label = (verb: string) => (choice: LabelChoice) => {
    const name = `${choice.key}: ${choice.value}`
    return { id: `${verb} ${name}`, verb, name, takeBack: () => forgetLabel(choice) }
  }
  return [
    ...(threads === null ? [] : [{ id: 'threads', ...threadsText(names, threads), takeBack: () => chooseThreads(null) }]),
    ...(timeNs === null ? [] : [{ id: 'time', verb: 'Time', name: stretchText(timeNs), takeBack: () => chooseTime(null) }]),
    ...(withoutIdle ? [{ id: 'idle', verb: 'Without', name: IDLE, takeBack: () => countIdle(true) }] : []),
    ...labels.map(label('Only')),
    ...withoutLabels.map(label('Without')),
    ...keys.map(key => {
      const takeBack = () => groupBy(keys.filter(other => other !== key))
      return { id: `group ${key}`, verb: 'Grouped by', name: key, takeBack }
    }),
    ...(isInverted ? [{ id: 'inverted', verb: 'Inverted', name: '', takeBack: () => setInverted(false) }] : []),
    ...transforms.map((step, index) => ({ id: `step ${index}`, ...transformText(names, step), takeBack: () => takeBack(index) })),
  ]
}

/** In a sentence. */
export function chipText({ verb, name }: Pick<Chip, 'verb' | 'name'>): string {
  return name === '' ? verb : `${verb} ${name}`
}

export function threadsText({ threads: all }: ProfileNames, threads: readonly number[]): { readonly verb: string; readonly name: string } {
  const [first] = threads
  if (threads.length === 1) return { verb: 'Thread', name: threadTitle(all, first) }
  return { verb: 'Threads', name: `${threadTitle(all, first)} and ${threads.length - 1} more` }
}

/** `1.20 s – 3.50 s`. */
export function stretchText([from, to]: readonly [number, number]): string {
  return `${formatDurationNs(from)} – ${formatDurationNs(to)}`
}

// What a person chose of a profile, written with names in place of rows: it can be kept, sent, and used on another recording.

import type { LabelChoice } from '../analysis/stackView'
import type { Transform } from '../analysis/transforms'
import { isRecord, textsIn } from '../base/json'
import { fail, ok, type Result } from '../base/result'
import { functionName, type ProfileNames, type Thread } from '../profile/profile'
import { functionsLike } from './namedFunctions'
import { stepReader, type SavedStep } from './savedSteps'
import type { Selection } from '../analysis/selectStacks'

export type SavedThread = readonly [name: string, threadId: number | null, processId: number | null]

/** As JSON. What is absent selects everything. */
export type SavedView = {
  readonly measure?: string
  readonly threads?: readonly SavedThread[]
  /** Half open, in nanoseconds from the profile's start. */
  readonly timeNs?: readonly [number, number]
  readonly labels?: readonly LabelChoice[]
  readonly withoutLabels?: readonly LabelChoice[]
  readonly withoutIdle?: true
  readonly groupBy?: readonly string[]
  readonly steps?: readonly SavedStep[]
  readonly isInverted?: true
}

export type Viewed = { readonly selection: Selection; readonly isInverted: boolean }

export function savedView(names: ProfileNames, { selection, isInverted }: Viewed): SavedView {
  const { sampleType, threads, timeNs, labels = [], withoutLabels = [], withoutIdle = false, groupBy = [], transforms } = selection
  const measure = names.meta.sampleTypes[sampleType]?.name
  const { nameOf } = functionNames(names)
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(threads === null ? {} : { threads: threads.map(row => savedThread(names.threads[row])) }),
    ...(timeNs === null ? {} : { timeNs }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(withoutLabels.length === 0 ? {} : { withoutLabels }),
    ...(withoutIdle ? { withoutIdle } : {}),
    ...(groupBy.length === 0 ? {} : { groupBy }),
    ...(transforms.length === 0 ? {} : { steps: transforms.map(step => savedStep(step, nameOf)) }),
    ...(isInverted ? { isInverted } : {}),
  }
}

/** The keys that it groups by: their values need functions before its steps can be read. */
export function groupsIn(saved: unknown): readonly string[] {
  return isRecord(saved) ? textsIn(saved['groupBy']) : []
}

/** Input: another version may have written it, or a person. What the profile does not have is refused by name. */
export function viewIn(names: ProfileNames, saved: unknown): Result<Viewed, string> {
  if (!isRecord(saved)) return fail('It is no view of a profile.')
  const { sampleTypes, defaultSampleType } = names.meta
  const { measure } = saved
  const named = typeof measure === 'string' ? sampleTypes.findIndex(({ name }) => name === measure) : defaultSampleType
  if (named === -1) return fail(`It is of the measure '${String(measure)}', which is not in this profile.`)
  const threads = threadsIn(names.threads, saved['threads'])
  if (!threads.ok) return threads
  const { rowsOf } = functionNames(names)
  const read = stepReader({ rowsOf, rowsLike: words => functionsLike(names, words) })
  const transforms: Transform[] = []
  for (const step of Array.isArray(saved['steps']) ? saved['steps'] : []) {
    const found = read(step)
    if (!found.ok) return found
    transforms.push(found.value)
  }
  const timeNs = timeIn(saved['timeNs'])
  const [labels, withoutLabels, groupBy] = [labelsIn(saved['labels']), labelsIn(saved['withoutLabels']), textsIn(saved['groupBy'])]
  return ok({
    selection: {
      sampleType: named,
      threads: threads.value,
      timeNs,
      ...(labels.length === 0 ? {} : { labels }),
      ...(withoutLabels.length === 0 ? {} : { withoutLabels }),
      ...(saved['withoutIdle'] === true ? { withoutIdle: true } : {}),
      ...(groupBy.length === 0 ? {} : { groupBy }),
      transforms,
    },
    isInverted: saved['isInverted'] === true,
  })
}

function savedStep(step: Transform, nameOf: (fn: number) => SavedFunction): SavedStep {
  if ('path' in step) return { ...step, path: step.path.map(nameOf) }
  if ('fn' in step) return { ...step, fn: nameOf(step.fn) }
  if ('fns' in step) return { kind: step.kind, words: step.words }
  return step
}

/** A function by its name; where several have it, with how many of them come before it in the profile. */
export type SavedFunction = string | readonly [name: string, before: number]

/** Files tell functions of one name apart only sometimes, their order in one recording always. */
function functionNames(names: ProfileNames) {
  const rows = new Map<string, number[]>()
  for (let fn = 0; fn < names.functions.name.length; fn++) {
    const name = functionName(names, fn)
    const same = rows.get(name)
    if (same === undefined) rows.set(name, [fn])
    else same.push(fn)
  }
  return {
    nameOf(fn: number): SavedFunction {
      const name = functionName(names, fn)
      const before = rows.get(name)?.indexOf(fn) ?? 0
      return before <= 0 ? name : [name, before]
    },
    rowsOf: (name: string): readonly number[] => rows.get(name) ?? [],
  }
}

function savedThread(thread: Thread | undefined): SavedThread {
  return [thread?.name ?? '', thread?.threadId ?? null, thread?.processId ?? null]
}

/** Of another recording of the same program the ids differ: then all threads of that name are meant. */
function threadsIn(threads: readonly Thread[], saved: unknown): Result<readonly number[] | null, string> {
  if (!Array.isArray(saved)) return ok(null)
  const rows = new Set<number>()
  for (const entry of saved) {
    const [name, threadId, processId]: readonly unknown[] = Array.isArray(entry) ? entry : []
    const isNamed = (thread: Thread) => thread.name === name
    const exact = threads.flatMap((thread, row) =>
      isNamed(thread) && thread.threadId === threadId && thread.processId === processId ? [row] : [],
    )
    const found = exact.length > 0 ? exact : threads.flatMap((thread, row) => (isNamed(thread) ? [row] : []))
    if (found.length === 0) return fail(`It is of the thread '${String(name)}', which is not in this profile.`)
    for (const row of found) rows.add(row)
  }
  return ok([...rows].sort((a, b) => a - b))
}

function timeIn(saved: unknown): readonly [number, number] | null {
  const [from, to]: readonly unknown[] = Array.isArray(saved) ? saved : []
  return typeof from === 'number' && typeof to === 'number' && from < to ? [from, to] : null
}

function labelsIn(saved: unknown): readonly LabelChoice[] {
  if (!Array.isArray(saved)) return []
  return saved.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return []
    const { key, value } = entry
    return typeof key === 'string' && typeof value === 'string' ? [{ key, value }] : []
  })
}

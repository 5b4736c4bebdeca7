// Threads as they are listed: busiest first, those that a search leaves, and where wanted in groups whose names differ by a number.

import { NONE, type Thread } from '../../shared/profile/profile'

/** Rows of the profile's threads, from what each weighs; those that weigh nothing last, in the profile's order. */
export function rankedThreads(weights: Float64Array): readonly number[] {
  return Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b)
}

/** What is chosen at once: one thread, or a group of several. */
export type ThreadUnit = {
  readonly id: string
  readonly title: string
  /** Rows of the profile's threads, busiest first. */
  readonly threads: readonly number[]
  readonly weight: number
  /** The group that it is listed under; null for what stands alone and for groups. */
  readonly group: string | null
}

export type ThreadListing = {
  readonly query: string
  readonly isGrouped: boolean
  /** Ids of groups whose threads are listed too. */
  readonly open: ReadonlySet<string>
}

/** Busiest first; a group is found by its own name and by those of its threads. */
export function threadUnits(
  threads: readonly Thread[],
  weights: Float64Array,
  { query, isGrouped, open }: ThreadListing,
): readonly ThreadUnit[] {
  const wanted = query.trim().toLowerCase()
  const single = (row: number, group: string | null): ThreadUnit => {
    return { id: `thread ${row}`, title: threadTitle(threads, row), threads: [row], weight: weights[row], group }
  }
  const found = rankedThreads(weights).filter(row => searchText(threads, row).includes(wanted))
  if (!isGrouped) return found.map(row => single(row, null))
  return grouped(threads, found)
    .map(({ title, rows }) => {
      const weight = rows.reduce((sum, row) => sum + weights[row], 0)
      return rows.length === 1 ? single(rows[0], null) : { id: `group ${title}`, title, threads: rows, weight, group: null }
    })
    .sort((a, b) => b.weight - a.weight)
    .flatMap(unit => (open.has(unit.id) ? [unit, ...unit.threads.map(row => single(row, unit.id))] : [unit]))
}

/** Name, and the ids that tell threads of one name apart. */
function searchText(threads: readonly Thread[], row: number): string {
  const { processId, threadId } = threads[row]
  return `${threadTitle(threads, row)} ${threadId ?? ''} ${processId ?? ''}`.toLowerCase()
}

function grouped(threads: readonly Thread[], rows: readonly number[]): readonly { readonly title: string; readonly rows: number[] }[] {
  const byTitle = new Map<string, number[]>()
  for (const row of rows) {
    const title = threadTitle(threads, row).replace(NUMBERS, '*')
    const rowsOf = byTitle.get(title)
    if (rowsOf === undefined) byTitle.set(title, [row])
    else rowsOf.push(row)
  }
  return [...byTitle.values()].map(rowsOf => ({ title: groupTitle(rowsOf.map(row => threadTitle(threads, row))), rows: rowsOf }))
}

const NUMBERS = /\d+/g

/** `G1 Conc#0` and `G1 Conc#1` as `G1 Conc#*`: a star for each number that is not the same in all. */
function groupTitle([first, ...others]: readonly string[]): string {
  const numbers = others.map(title => title.match(NUMBERS) ?? [])
  const isSame = (first.match(NUMBERS) ?? []).map((number, at) => numbers.every(of => of[at] === number))
  let at = 0
  return first.replace(NUMBERS, number => (isSame[at++] === true ? number : '*'))
}

/** What is chosen after a unit was switched on or off; null is all threads. */
export function toggledThreads(chosen: readonly number[] | null, { threads }: Pick<ThreadUnit, 'threads'>): readonly number[] | null {
  const before = new Set(chosen ?? [])
  const isOn = threads.every(row => before.has(row))
  for (const row of threads) {
    if (isOn) before.delete(row)
    else before.add(row)
  }
  return before.size === 0 ? null : [...before].sort((a, b) => a - b)
}

/** All of a unit's threads, some, or none. */
export function chosenPart(chosen: ReadonlySet<number>, { threads }: Pick<ThreadUnit, 'threads'>): 'all' | 'some' | 'none' {
  const count = threads.reduce((sum, row) => sum + (chosen.has(row) ? 1 : 0), 0)
  return count === 0 ? 'none' : count === threads.length ? 'all' : 'some'
}

/** What a thread is called where there is room for a few words. */
export function threadTitle(threads: readonly Thread[], row: number | null): string {
  if (row === null || row === NONE) return 'the program'
  const thread = threads[row]
  if (thread === undefined) return 'the program'
  const id = thread.threadId === null ? '' : ` ${thread.threadId}`
  return thread.name === '' ? `thread${id}` : thread.name
}

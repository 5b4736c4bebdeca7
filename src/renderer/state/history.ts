// What the person chose of the profile, with undo and redo: every change of what is shown is one entry that can be taken back.

import type { Transform } from '../../shared/analysis/transforms'
import type { Selection } from '../../shared/analysis/selectStacks'
import { everything } from '../../shared/questions/selected'

/** `isInverted`: the stacks are read from their ends. It changes no number of a function. */
export type Chosen = { readonly selection: Selection; readonly isInverted: boolean }

export type History = {
  readonly entries: readonly Chosen[]
  /** Row of `entries` that is in effect. */
  readonly at: number
  /** What made the newest entry, where more of the same would go on with it: a slider that is moved is one change. */
  readonly isGoingOn: string | null
}

/** More steps back than anyone takes; without an end an evening's work would be kept. */
const MAX_ENTRIES = 100

/** Everything, in one sample type, and nothing to take back. `withoutIdle`: but for V8's idle time, as DevTools begins. */
export function freshHistory(sampleType: number, withoutIdle = false): History {
  const all = everything(sampleType)
  return { entries: [{ selection: withoutIdle ? { ...all, withoutIdle } : all, isInverted: false }], at: 0, isGoingOn: null }
}

export function chosenOf({ entries, at }: History): Chosen {
  return entries[at] ?? entries[0]
}

/** What was undone is gone once something else is done. `goingOn` names a change that is made little by little. */
export function withChosen(history: History, chosen: Chosen, goingOn: string | null = null): History {
  if (isSame(chosen, chosenOf(history))) return history
  const kept = goingOn !== null && goingOn === history.isGoingOn ? history.at : history.at + 1
  const entries = [...history.entries.slice(0, kept), chosen].slice(-MAX_ENTRIES)
  return { entries, at: entries.length - 1, isGoingOn: goingOn }
}

/** Choosing what is chosen already is no change. */
function isSame(a: Chosen, b: Chosen): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export function withSelection(history: History, change: Partial<Selection>, goingOn: string | null = null): History {
  const { selection, isInverted } = chosenOf(history)
  return withChosen(history, { selection: { ...selection, ...change }, isInverted }, goingOn)
}

export function withTransform(history: History, transform: Transform): History {
  return withSelection(history, { transforms: [...transformsOf(history), transform] })
}

/** Takes one step back, wherever it stands. */
export function withoutTransform(history: History, index: number): History {
  return withSelection(history, { transforms: transformsOf(history).filter((_, at) => at !== index) })
}

/** Steps that are there or not: collapsed recursion, own code. */
export type SwitchKind = 'merge-recursion' | 'merge-foreign'

export function withSwitch(history: History, kind: SwitchKind, isOn: boolean): History {
  const others = transformsOf(history).filter(transform => transform.kind !== kind)
  return withSelection(history, { transforms: isOn ? [...others, { kind }] : others })
}

export function hasSwitch({ selection }: Chosen, kind: SwitchKind): boolean {
  return selection.transforms.some(transform => transform.kind === kind)
}

function transformsOf(history: History): readonly Transform[] {
  return chosenOf(history).selection.transforms
}

export function canUndo({ at }: History): boolean {
  return at > 0
}

export function canRedo({ entries, at }: History): boolean {
  return at < entries.length - 1
}

export function undone(history: History): History {
  return canUndo(history) ? { ...history, at: history.at - 1, isGoingOn: null } : history
}

export function redone(history: History): History {
  return canRedo(history) ? { ...history, at: history.at + 1, isGoingOn: null } : history
}

// The source of the selected function, as the host finds it: asked for when another function is selected and details are shown.

import { create } from 'zustand'
import type { SourceAnswer, SourceOf } from '../../shared/host/contract'
import { functionName, NONE, stringAt } from '../../shared/profile/profile'
import { host } from '../host/host'
import { say, sayFault } from '../ui/Toasts'
import type { OpenProfile } from '../worker/opened'
import { useAnswers } from './answers'
import { usePreferences } from './preferences'
import { useSession } from './session'
import { useView } from './view'

type Shown = {
  readonly fn: number
  readonly profile: OpenProfile
  /** Null: the profile states no file for it. */
  readonly source: SourceOf | null
  /** Null while the host looks. */
  readonly answer: SourceAnswer | null
}

export const useSource = create<{ readonly shown: Shown | null }>()(() => ({ shown: null }))

/** A comparison's functions are of either side's file. */
function fileIds({
  current,
  sides,
}: {
  readonly current: OpenProfile | null
  readonly sides: ReturnType<typeof useSession.getState>['sides']
}) {
  const profiles = sides === null ? [current] : [...sides.current, ...sides.baseline]
  return [...new Set(profiles.flatMap(profile => (profile === null ? [] : [profile.file.id])))]
}

export function sourceOf({ names }: OpenProfile, fn: number): SourceOf | null {
  const file = stringAt(names, names.functions.file[fn] ?? NONE)
  return file === null ? null : { file, functionName: functionName(names, fn) }
}

/** Keeps the source that of the selected function. Returns what ends it. */
export function followSource(): () => void {
  const follow = () => {
    const { current } = useSession.getState()
    const { selectedFrame } = useView.getState()
    const { shown } = useSource.getState()
    const isWanted = current !== null && selectedFrame !== null && usePreferences.getState().showsDetails
    if (!isWanted) return shown === null ? undefined : useSource.setState({ shown: null })
    if (shown?.fn === selectedFrame.fn && shown.profile.id === current.id) return
    look(current, selectedFrame.fn)
  }
  const stops = [useSession, useView, usePreferences].map(store => store.subscribe(follow))
  return () => {
    for (const stop of stops) stop()
  }
}

function look(profile: OpenProfile, fn: number): void {
  const source = sourceOf(profile, fn)
  const shown: Shown = { fn, profile, source, answer: null }
  useSource.setState({ shown })
  if (source !== null)
    void answered(source).then(answer =>
      useSource.getState().shown === shown ? useSource.setState({ shown: { ...shown, answer } }) : undefined,
    )
}

const NOT_FOUND: SourceAnswer = { kind: 'missing', isFile: false }

/** The first file that has it. */
async function answered(source: SourceOf): Promise<SourceAnswer> {
  let last = NOT_FOUND
  for (const id of fileIds(useSession.getState())) {
    const answer = await host()
      .call.readSource(id, source)
      .catch(() => NOT_FOUND)
    if (answer.kind !== 'missing') return answer
    if (answer.isFile) last = answer
  }
  return last
}

/** `typed`: a folder, where the host has no dialog to ask for one. */
export async function chooseSourceFolder(typed: string | null): Promise<void> {
  const { shown } = useSource.getState()
  const [fileId] = fileIds(useSession.getState())
  if (shown === null || shown.source === null || fileId === undefined) return
  const isAllowed = await host()
    .call.allowSources(fileId, shown.source, typed)
    .catch(() => false)
  if (!isAllowed) return typed === null ? undefined : sayFault(`${typed} is no folder of this machine: its whole path is needed.`)
  look(shown.profile, shown.fn)
  const answer = await answered(shown.source)
  if (answer.kind === 'missing') return say(`${shown.source.file} was not found there`)
  const isScript = (shown.profile.names.functions.startColumn[shown.fn] ?? NONE) !== NONE
  if (isScript) say('Reload to see what source maps there say of this script')
}

export function canOpenInEditor(): boolean {
  const answer = useSource.getState().shown?.answer ?? null
  return answer !== null && answer.kind !== 'missing' && answer.kind !== 'in-map'
}

/** At the line that is given, else where most of the function's time is, else where it begins. */
export async function openInEditor(line: number | null = null): Promise<void> {
  const { shown } = useSource.getState()
  if (shown === null || shown.source === null) return
  const { sourceHeat } = useAnswers.getState()
  const lines = sourceHeat?.fn === shown.fn ? sourceHeat.lines : []
  const hottest = lines.reduce<(typeof lines)[number] | null>(
    (most, each) => (most === null || each.total > most.total ? each : most),
    null,
  )
  const start = shown.profile.names.functions.startLine[shown.fn] ?? NONE
  const at = line ?? hottest?.line ?? (start === NONE ? 1 : start)
  let fault = ''
  for (const id of fileIds(useSession.getState())) {
    const said = await host()
      .call.openInEditor(id, shown.source, at)
      .catch(() => 'The host did not answer.')
    if (said === null) return say(`Opened ${shown.source.file.split(/[\\/]/).at(-1) ?? ''}:${at} in the editor`)
    fault = said
  }
  sayFault(fault)
}

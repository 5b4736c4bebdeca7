// Files that are shown and have changed on disk since: what is shown stays until the person says what to do about it.

import { create } from 'zustand'
import type { HostFile } from '../../shared/host/contract'
import { savedView } from '../../shared/questions/savedView'
import { host } from '../host/host'
import { NO_ANSWERS, useAnswers } from './answers'
import { lookThrough } from './filterSets'
import { chosenOf } from './history'
import { compareWithPrevious, opening, reopen } from './opening/opening'
import { useSession, type Session } from './session'
import { useView } from './view'

/** Null while all files are as they were read. */
export const useChangedFile = create<{ readonly file: HostFile | null }>()(() => ({ file: null }))

function shownFiles({ current, sides }: Pick<Session, 'current' | 'sides'>): readonly HostFile[] {
  const profiles = sides === null ? [current] : [...sides.baseline, ...sides.current]
  return profiles.flatMap(profile => (profile === null ? [] : [profile.file]))
}

/** Has the host watch what is shown. Returns what ends it. */
export function followFiles(): () => void {
  let watched = ''
  return useSession.subscribe(session => {
    const ids = [...new Set(shownFiles(session).map(({ id }) => id))]
    if (ids.join() === watched) return
    watched = ids.join()
    useChangedFile.setState({ file: null })
    host()
      .call.watchFiles(ids)
      .catch(() => undefined)
  })
}

export function hearChanged(file: HostFile): void {
  if (shownFiles(useSession.getState()).some(({ id }) => id === file.id)) useChangedFile.setState({ file })
}

export function forgetChange(): void {
  useChangedFile.setState({ file: null })
}

/** What was filtered stays filtered where the new file has it. */
export async function reload(): Promise<void> {
  const { current, sides } = useSession.getState()
  if (current === null) return
  const view = sides === null ? savedView(current.names, chosenOf(useView.getState().history)) : null
  forgetChange()
  await reopen()
  if (view !== null && useSession.getState().current?.file.id === current.file.id) await lookThrough(view, false)
}

export async function comparePrevious(): Promise<void> {
  const { file } = useChangedFile.getState()
  forgetChange()
  if (file !== null) await compareWithPrevious(file)
}

/** Back to the start page. */
export function closeProfile(): void {
  opening.close()
  useAnswers.setState(NO_ANSWERS)
}

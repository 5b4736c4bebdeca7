// Opens and compares profiles, one thing at a time: idle, reading, comparing, and then idle again with what is
// shown, or failed. What is on the screen stays until the new one is there, and a newer wish makes an older one worth nothing at whatever
// step it is.

import { fail, ok, type Result } from '../../../shared/base/result'
import { wordsOf } from '../../../shared/base/wordsOf'
import type { WantedScale } from '../../../shared/diff/scale'
import type { LoadFailure, LoadProgress, RecentFile } from '../../../shared/host/contract'
import type { StoreApi } from 'zustand/vanilla'
import type { Analyst } from '../../worker/analyst'
import type { OpenProfile, Sides } from '../../worker/opened'
import type { ProfileId } from '../../worker/protocol'
import type { OpeningPhase, Session, Shown } from '../session'
import type { Arrangement } from './arrangements'
import { createHandles } from './handles'
import { crashed, loadFile, type LoadHost } from './loadFile'
import { comparisonKey, comparisonName, partKey, type Part } from './sideNames'
import type { Source } from './sources'

export type OpeningHost = LoadHost & { readonly call: LoadHost['call'] & { recentFiles(): Promise<readonly RecentFile[]> } }

export type OpeningParts = {
  readonly host: () => OpeningHost
  readonly analyst: () => Analyst
  readonly session: StoreApi<Session>
  /** Called in the very turn in which the session changes, before it does. */
  readonly show: (next: Shown, before: Shown) => void
}

/** How a comparison is made: what is null is left to us. */
export type ComparedBy = { readonly scale: WantedScale; readonly sampleTypeName: string | null }

/** `openingId`: the profile that the worker is fetching; 0 for none. */
type Run = { readonly abort: AbortController; readonly taken: ProfileId[]; fileId: string | null; openingId: ProfileId }

/** Null when nobody wants it any more. */
type Outcome = Result<Shown, LoadFailure> | null

const FIRST_COMPARISON: ComparedBy = { scale: 'auto', sampleTypeName: null }

export function createOpening({ host, analyst, session, show }: OpeningParts) {
  const handles = createHandles(analyst)
  let running: Run | null = null

  /** The one place where anything begins, ends, is shown, or is said to have failed. */
  async function run(name: string, steps: (mine: Run) => Promise<Outcome>): Promise<void> {
    abandon()
    const mine: Run = { abort: new AbortController(), taken: [], fileId: null, openingId: 0 }
    running = mine
    const outcome = await steps(mine).catch((error: unknown) => fail(crashed(name, wordsOf(error))))
    if (running !== mine) return
    running = null
    if (outcome?.ok === true) put(outcome.value)
    else if (outcome === null || outcome.error.kind === 'cancelled') session.setState({ opening: { kind: 'idle' } })
    else session.setState({ opening: { kind: 'failed', failure: outcome.error } })
    closeUnowned()
  }

  function put(next: Shown): void {
    show(next, session.getState())
    session.setState({ ...next, opening: { kind: 'idle' } })
  }

  function abandon(): void {
    const old = running
    if (old === null) return
    running = null
    old.abort.abort()
    if (old.fileId !== null)
      host()
        .call.cancelLoad(old.fileId)
        .catch(() => undefined)
    closeUnowned()
  }

  /** What is shown owns its profiles, and so does what is under way. */
  function closeUnowned(): void {
    handles.closeAllBut([...openProfiles(session.getState()).map(({ id }) => id), ...(running?.taken ?? [])])
  }

  function take(mine: Run): ProfileId {
    const id = handles.take()
    mine.taken.push(id)
    return id
  }

  async function load(sources: readonly Source[], mine: Run): Promise<Result<readonly OpenProfile[], LoadFailure> | null> {
    const opened: OpenProfile[] = []
    const { signal } = mine.abort
    const report = (phase: OpeningPhase, doneBytes: number, totalBytes: number | null) => {
      if (running === mine) tell(phase, doneBytes, totalBytes)
    }
    const takeId = () => (mine.openingId = take(mine))
    const way = { host: host(), analyst: analyst(), signal, report, takeId, follow: (fileId: string) => (mine.fileId = fileId) }
    for (const source of sources) {
      if (source.kind === 'open') {
        const isOpen = openProfiles(session.getState()).some(({ id }) => id === source.profile.id)
        if (!isOpen) return fail(crashed(source.name, 'It is no longer open: drop the file once more.'))
        opened.push(source.profile)
        continue
      }
      session.setState({ opening: { kind: 'reading', name: source.name, phase: 'reading', doneBytes: 0, totalBytes: null } })
      const loaded = await loadFile(source, way)
      if (loaded === null || signal.aborted) return null
      if (!loaded.ok) return loaded
      opened.push(loaded.value)
    }
    return ok(opened)
  }

  /** Both sides of a file that holds a comparison; null when the worker cannot take it apart. */
  async function apart(profile: OpenProfile, mine: Run): Promise<Sides | null> {
    const ids = [take(mine), take(mine)] as const
    const split = await analyst().ask(null, 'split', profile.id, ...ids)
    if (split.kind !== 'answer') return null
    const { baseline, current } = split.value
    return { baseline: [{ ...profile, ...baseline, id: ids[0] }], current: [{ ...profile, ...current, id: ids[1] }] }
  }

  async function compare(sides: Sides, { scale, sampleTypeName }: ComparedBy, mine: Run): Promise<Outcome> {
    const name = comparisonName(sides)
    const ids = (side: readonly OpenProfile[]) => side.map(profile => profile.id)
    session.setState({ opening: { kind: 'comparing', name } })
    const id = take(mine)
    const asked = await analyst().ask('compare', 'compare', id, ids(sides.baseline), ids(sides.current), sampleTypeName, scale)
    if (asked.kind === 'superseded') return null
    const made = asked.kind === 'answer' ? asked.value : fail(asked.message)
    if (!made.ok) return fail({ kind: 'unreadable', name, message: made.error, details: `${name}: ${made.error}` })
    const union = { ...made.value, id, file: { ...sides.current[0].file, name }, contentKey: comparisonKey(sides) }
    return ok({ current: union, sides })
  }

  function tell(phase: OpeningPhase, doneBytes: number, totalBytes: number | null): void {
    const { opening } = session.getState()
    if (opening.kind === 'reading') session.setState({ opening: { ...opening, phase, doneBytes, totalBytes } })
  }

  async function refreshRecent(): Promise<void> {
    session.setState({ recent: await host().call.recentFiles() })
  }

  return {
    /** Resolves when it is shown, has failed, or is no longer wanted. Nothing but the state says which. */
    open(sources: readonly Source[], arrange: Arrangement): Promise<void> {
      return run(sources[0]?.name ?? '', async mine => {
        const loaded = await load(sources, mine)
        if (loaded === null || !loaded.ok) return loaded
        const [profile] = loaded.value
        if (profile === undefined) return null
        void refreshRecent().catch(() => undefined)
        const sides = arrange(loaded.value, session.getState()) ?? (profile.holdsBothSides ? await apart(profile, mine) : null)
        if (mine.abort.signal.aborted) return null
        return sides === null ? ok({ current: profile, sides: null }) : compare(sides, FIRST_COMPARISON, mine)
      })
    },
    /** Two parts of one open profile, each as a side; the profile comes back when the comparison ends. */
    compareParts(whole: OpenProfile, baseline: Part, current: Part): Promise<void> {
      return run(whole.file.name, async mine => {
        const opened: OpenProfile[] = []
        for (const part of [baseline, current]) {
          const id = take(mine)
          const asked = await analyst().ask(null, 'part', whole.id, id, part.choice)
          if (asked.kind === 'superseded') return null
          const made = asked.kind === 'answer' ? asked.value : fail(asked.message)
          const name = `${part.title} of ${whole.file.name}`
          if (!made.ok) return fail({ kind: 'unreadable', name, message: made.error, details: `${name}: ${made.error}` })
          const file = { ...whole.file, name }
          opened.push({ ...made.value, id, file, contentKey: partKey(whole.contentKey, part), changes: null })
        }
        const sampleTypeName = whole.names.meta.sampleTypes[current.choice.sampleType]?.name ?? null
        return compare({ baseline: [opened[0]], current: [opened[1]], whole }, { scale: 'auto', sampleTypeName }, mine)
      })
    },
    /** Compares what is compared already in another way. */
    async recompare(change: (sides: Sides) => Sides, by: Partial<ComparedBy> = {}): Promise<void> {
      const { sides, current } = session.getState()
      const changes = current?.changes ?? null
      if (sides === null || changes === null) return
      const { scale, sampleTypeName } = changes
      await run(current?.file.name ?? '', mine => compare(change(sides), { scale, sampleTypeName, ...by }, mine))
    },
    /** Shows the current side alone: of several runs, the first; of two parts, what they are parts of. */
    stopComparing(): void {
      const { sides } = session.getState()
      if (sides === null) return
      abandon()
      put({ current: sides.whole ?? sides.current[0], sides: null })
      closeUnowned()
    },
    /** Nothing is shown any more. */
    close(): void {
      abandon()
      put({ current: null, sides: null })
      closeUnowned()
    },
    cancel(): void {
      if (running === null) return
      abandon()
      session.setState({ opening: { kind: 'idle' } })
    },
    dismissFailure(): void {
      if (session.getState().opening.kind === 'failed') session.setState({ opening: { kind: 'idle' } })
    },
    /** The host's word on how far the file is. */
    hearProgress({ fileId, phase, doneBytes, totalBytes }: LoadProgress): void {
      if (running?.fileId === fileId) tell(phase, doneBytes, totalBytes)
    },
    /** The worker's word on how far it has fetched a profile. */
    followWorker(): void {
      analyst().onProgress((profile, doneBytes, totalBytes) => {
        if (running !== null && profile === running.openingId) tell('fetching', doneBytes, totalBytes)
      })
    },
    refreshRecent,
  }
}

/** All that the worker holds for what is shown. */
function openProfiles({ current, sides }: Shown): readonly OpenProfile[] {
  const whole = sides?.whole === undefined ? [] : [sides.whole]
  return [...(current === null ? [] : [current]), ...(sides?.baseline ?? []), ...(sides?.current ?? []), ...whole]
}

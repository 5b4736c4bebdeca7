// An opening without a host or a worker of its own: what it asks of them stands still until a test says how it goes on.

import { ok } from '../../shared/base/result'
import type { HostFile, LoadResult, RecentFile } from '../../shared/host/contract'
import { profileOf } from '../../testing/reading'
import { alone, firstAgainstRest } from '../state/opening/arrangements'
import { createOpening } from '../state/opening/createOpening'
import { knownFile } from '../state/opening/sources'
import { createSession } from './createSession'
import { sheetOf } from '../../shared/questions/sheet'
import { fakeWorker, settled } from './fakeWorker'

export const BEFORE = profileOf('main;a 60\nmain;b 40\n')
export const NOW = profileOf('main;a 90\nmain;b 40\n')
/** No order of files or clocks is in it. */
export const file = (id: string): HostFile => ({ id, name: `${id}.folded`, sizeBytes: 10, modifiedMs: null })

export const RECENT: RecentFile = { ...file('recent'), folder: 'runs', openedMs: 1 }

/** A window of its own: nothing here is shared with another test. */
export function openingMachine() {
  const worker = fakeWorker()
  const session = createSession()
  const shown: string[] = []
  const cancelled: string[] = []
  const released: string[] = []
  const loads = new Map<string, (result: LoadResult) => void>()
  const host = {
    adopt: () => Promise.reject(new Error('nothing is sent here')),
    call: {
      load: (id: string) => new Promise<LoadResult>(resolve => loads.set(id, resolve)),
      cancelLoad: (id: string) => {
        cancelled.push(id)
        return Promise.resolve()
      },
      releaseProfile: (url: string) => {
        released.push(url)
        return Promise.resolve()
      },
      recentFiles: () => Promise.resolve([RECENT]),
    },
  }
  const opening = createOpening({
    host: () => host,
    analyst: () => worker.analyst,
    session,
    show: next => shown.push(next.current?.file.name ?? ''),
  })
  const read = async (id: string, result: LoadResult = ok({ file: file(id), url: `/profile/${id}`, contentKey: `key-${id}` })) => {
    await settled()
    loads.get(id)?.(result)
    await settled()
  }
  /** From the file to the screen, as long as nothing is compared. */
  const open = async (id: string, profile = BEFORE) => {
    void opening.open([knownFile(file(id))], alone)
    await read(id)
    await worker.answer('open', ok(sheetOf(profile)))
  }
  const openPair = async (baseline: string, current: string) => {
    void opening.open([knownFile(file(baseline)), knownFile(file(current))], firstAgainstRest(1))
    await read(baseline)
    await worker.answer('open', ok(sheetOf(BEFORE)))
    await read(current)
    await worker.answer('open', ok(sheetOf(NOW)))
  }
  const state = () => session.getState().opening.kind
  const name = () => session.getState().current?.file.name ?? null
  /** What is on the screen. */
  const shownNow = () => {
    const { current } = session.getState()
    if (current === null) throw new Error('nothing is shown')
    return current
  }
  return { worker, session, opening, shown, cancelled, released, read, open, openPair, state, name, shownNow }
}

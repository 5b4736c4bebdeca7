// Starts everything that is not drawn: the host's word, preferences, theme, keys, and the questions to the worker.

import { runFromMenu } from '../actions/actions'
import { followKeyboard } from '../actions/keyboard'
import { followViews } from '../actions/viewActions'
import type { HostEvent, HostFile, Startup } from '../../shared/host/contract'
import { unreachable } from '../../shared/base/unreachable'
import { examplePair } from '../state/opening/sortSides'
import { host } from '../host/host'
import { benches } from '../state/benchmarks/benches'
import { questions } from '../state/asking/questions'
import { followProfileNotes } from '../state/findings/notes'
import { followFiles, hearChanged } from '../state/changedFile'
import { followSource } from '../state/source'
import { followAddress, followLink } from '../state/links'
import { gatherAsked, gathering } from '../state/gathering/gathering'
import { opening, openNamed, openPair } from '../state/opening/opening'
import { keepPageSigns } from '../state/pageSigns'
import { keepPreferences, usePreferences } from '../state/preferences'
import { useSession } from '../state/session'
import { trends } from '../state/trend/trends'
import { showTab } from '../state/view'
import { keepTheme } from '../ui/theme'
import { sayUntilClosed } from '../ui/Toasts'

/** What is no profile may be the results of a benchmark. */
function followFailures(): void {
  useSession.subscribe(({ opening: now }, { opening: before }) => {
    if (now === before || now.kind !== 'failed' || now.failure.kind !== 'unreadable' || now.failure.fileId === undefined) return
    const { fileId, name } = now.failure
    const named = useSession.getState().startup?.files ?? []
    const isPair = named.length === 2 && named.some(({ id }) => id === fileId)
    void (isPair ? benches.openPair(named[0], named[1]) : benches.tryFile(fileId, name)).then(isOpen => {
      if (!isOpen) return
      opening.dismissFailure()
      showTab('benchmarks')
    })
  })
}

export async function start(): Promise<void> {
  keepPageSigns()
  keepTheme(() => usePreferences.getState().theme, usePreferences.subscribe)
  followKeyboard()
  questions.start()
  followProfileNotes()
  opening.followWorker()
  followFiles()
  followSource()
  followFailures()
  const hearNow = hearingLater()
  const startup = await host().call.startup()
  keepPreferences(startup.settings)
  useSession.setState({ startup })
  followViews(views => void host().call.tellViews(views))
  void opening.refreshRecent().catch(() => undefined)
  sayUntilClosed(startup.remarks)
  const first = openFirst(startup)
  hearNow()
  await first
  if (startup.link !== null) await followLink(startup.link)
  await followAddress()
}

/** The host tells a page that has asked for its start, and its answer takes a moment: what comes in between is heard after it. Returns what begins that. */
function hearingLater(): () => void {
  let early: HostEvent[] | null = []
  host().onEvent(event => {
    if (early === null) hear(event)
    else early.push(event)
  })
  return () => {
    const waiting = early ?? []
    early = null
    waiting.forEach(hear)
  }
}

/** What was named, else on a first run the example comparison. */
async function openFirst({ files, asked, examples, isFirstRun }: Startup): Promise<void> {
  if (asked !== null) return gatherAsked(asked)
  if (files.length > 0) return openGiven(files)
  const pair = isFirstRun ? examplePair(examples) : null
  if (pair !== null) await openPair(...pair)
}

/** A folder is its profiles, as a trend. */
async function openGiven(files: readonly HostFile[]): Promise<void> {
  const folder = files.find(({ isFolder }) => isFolder === true)
  if (folder === undefined) return openNamed(files)
  showTab('trend')
  await trends.readKnown([folder])
}

function hear(event: HostEvent): void {
  switch (event.kind) {
    case 'progress':
      return opening.hearProgress(event.progress)
    case 'trend':
      return trends.hearProgress(event.progress)
    case 'addresses':
      return gatherAsked(event.asked)
    case 'gathering':
      return gathering.hearProgress(event.progress)
    case 'files':
      return void openGiven(event.files)
    case 'changed':
      return hearChanged(event.file)
    case 'link':
      return void followLink(event.link)
    case 'remark':
      return sayUntilClosed([event.text])
    case 'action':
      return runFromMenu(event.action)
    default:
      return unreachable(event)
  }
}

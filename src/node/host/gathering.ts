// Profiles that are fetched or recorded for the page: each is planned, shown, run on a click, and left as a file in a folder that the
// person sees. What a page may order is no more than the commands may: an address of a known source, or a process of this person's.

import { mkdirSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { commandText } from '../../shared/base/text/commandText'
import { fail, ok, type Result } from '../../shared/base/result'
import type { Credentials, GatherOrder, GatherPlan, GatherProgress, Inspectable, ProgramItem, SpanOrder } from '../../shared/host/gathering'
import { sampleOfType, type ProfileServer, type ServerAnswer, type ServerQuestion, type SpanChoice } from '../../shared/host/profileServer'
import type { Secrets, SourceProgress } from '../../shared/host/profileSource'
import type { KnownSecrets } from '../kept/knownSecrets'
import { inspectables } from '../record/inspectable'
import { knownPrograms } from '../record/knownPrograms'
import { ownPrograms } from '../record/programs'
import { prepareRecording } from '../record/record'
import { runningTarget } from '../record/target'
import { addressed, LIMITS, requestOf } from '../sources/address'
import { emptyAnswerText } from '../sources/emptyAnswer'
import type { Facts } from '../sources/provenance'
import { NO_SECRETS, shownAddress, splitCredentials } from '../sources/secrets'
import { createServers, serverAddress, spanAddress } from '../sources/servers'
import { SourceFault } from '../sources/sourceError'
import { spanParts } from '../sources/spanParts'
import { freePath } from '../record/fileName'
import { writingFaultText } from '../files/writingFault'
import { commandsOf, writtenProfile, writtenSides, type SpanFiles } from './gatherSpans'

export type GatheringOptions = {
  /** Null: nothing may be fetched or recorded. */
  readonly folder: string | null
  readonly secrets: KnownSecrets
  readonly onProgress: (progress: GatherProgress) => void
  /** Hears of each profile that was fetched into a file where it came from. */
  readonly onWritten: (path: string, facts: Facts) => void
}

type Job = {
  /** The paths of the profiles, which are whole. */
  run(stop: AbortSignal, onProgress: (progress: Partial<GatherProgress>) => void): Promise<Result<SpanFiles, string>>
  discard(): void
  readonly abort: AbortController
  keeps: boolean
  isRunning: boolean
}

export type Gathering = ReturnType<typeof createGathering>

const alone = (path: string): SpanFiles => ({ baseline: [], current: [path] })

export function createGathering({ folder, secrets, onProgress, onWritten }: GatheringOptions) {
  const jobs = new Map<string, Job>()
  const servers = createServers({ secretsOf: secrets.of, limits: LIMITS })
  /** Ends what a server is asked when the window closes. */
  let asking = new AbortController()
  const programs = knownPrograms()
  let made = 0
  /** Plans that were asked for. */
  let wished = 0

  function place(): Result<string, string> {
    if (folder === null) return fail('this window only reads files: it was started so')
    try {
      mkdirSync(folder, { recursive: true })
      return ok(folder)
    } catch (error) {
      return fail(`${basename(folder)}: ${writingFaultText(error)}`)
    }
  }

  function keep(job: Omit<Job, 'abort' | 'keeps' | 'isRunning'>, shown: Omit<GatherPlan, 'id'>): Result<GatherPlan, string> {
    // One at a time is planned: what was only looked at leaves nothing behind.
    for (const [id, other] of jobs) {
      if (other.isRunning) continue
      other.discard()
      jobs.delete(id)
    }
    const id = `gather-${made++}`
    jobs.set(id, { ...job, abort: new AbortController(), keeps: true, isRunning: false })
    return ok({ id, ...shown })
  }

  async function planProgram(wanted: number, seconds: number, kept: string, wish: number): Promise<Result<GatherPlan, string>> {
    const present = programs.present(wanted)
    if (!present.ok) return present
    const pid = present.value
    const target = runningTarget(pid)
    if (!target.ok) return target
    const prepared = await prepareRecording({
      target: target.value,
      options: { seconds, rateHz: null },
      output: null,
      folder: kept,
      by: null,
    })
    if (!prepared.ok) return prepared
    const { recorder, plan, output, record, discard } = prepared.value
    // Preparing takes its time: what was asked for since is what the person sees, whichever is ready first.
    if (wish !== wished) {
      discard()
      return fail('another was asked for since')
    }
    return keep(
      {
        discard,
        async run(stop, report) {
          const done = await record({ stop, onSecondsLeft: leftS => report({ leftS }), onWords: () => undefined })
          return done.ok ? ok(alone(output)) : done
        },
      },
      {
        title: `${target.value.name} (process ${pid}), ${seconds} s`,
        by: recorder.title,
        commands: plan.commands.map(commandText),
        folder: basename(kept),
      },
    )
  }

  function planAddress(address: string, credentials: Credentials | null, kept: string): Result<GatherPlan, string> {
    try {
      const found = addressed(address.trim())
      tell(found.url, credentials)
      const shown = shownAddress(found.url)
      const output = freePath(kept, nameIn(found.url), '.profile')
      return keep(
        {
          discard: () => undefined,
          async run(signal, report) {
            const options = { secrets: secrets.of(found.url), limits: LIMITS, signal, onProgress: progressTo(report), onWritten }
            const written = await writtenProfile(found, options, kept, output)
            if (!written.ok) return written
            return written.value === 'empty'
              ? fail(await emptyAnswerText(found.source, requestOf(found, options)))
              : ok(alone(written.value.path))
          },
        },
        { title: shown, by: found.source.title, commands: [`GET ${shown}`], folder: basename(kept) },
      )
    } catch (error) {
      if (error instanceof SourceFault) return fail(error.message)
      throw error
    }
  }

  function planSpans({ serverId, current, baseline }: SpanOrder, kept: string): Result<GatherPlan, string> {
    const server = servers.find(serverId)
    if (server === null) return fail('the server is not connected any more: connect again')
    const isShort = [current, ...(baseline === null ? [] : [baseline])].some(({ startMs, endMs }) => endMs <= startMs)
    if (isShort) return fail('the span ends before it starts')
    const sides = baseline === null ? { baseline: [], current: [current] } : { baseline: partsOf(baseline), current: partsOf(current) }
    const name = nameOfChoice(current)
    // Many files of one comparison lie together.
    const place = baseline === null ? kept : freePath(kept, `${name}-compared`, '')
    return keep(
      {
        discard: () => undefined,
        async run(signal, report) {
          const options = { secrets: secrets.of(server.base), limits: LIMITS, signal, onProgress: progressTo(report), onWritten }
          if (baseline === null) {
            const found = { url: spanAddress(server, current), secrets: null, source: server.source }
            const written = await writtenProfile(found, options, kept, freePath(kept, name, '.pb'))
            if (!written.ok) return written
            return written.value === 'empty'
              ? fail(await emptyAnswerText(found.source, requestOf(found, options)))
              : ok(alone(written.value.path))
          }
          try {
            mkdirSync(place)
          } catch (error) {
            return fail(`${basename(place)}: ${writingFaultText(error)}`)
          }
          const onPart = (at: number, of: number) => report({ part: { at, of } })
          const written = await writtenSides({ server, ...sides, folder: place, options, onPart })
          if (!written.ok) rmSync(place, { recursive: true, force: true })
          return written
        },
      },
      {
        title: baseline === null ? name : `${name}, compared`,
        by: server.source.title,
        commands: commandsOf(sides),
        folder: basename(place),
      },
    )
  }

  function tell(url: URL, credentials: Credentials | null): void {
    if (credentials !== null) secrets.tell(url, secretsIn(credentials), credentials.remembers)
  }

  return {
    programs: async (): Promise<readonly ProgramItem[]> => (folder === null ? [] : ownPrograms()),

    inspectables: async (port: number | null): Promise<readonly Inspectable[]> =>
      folder === null ? [] : inspectables(port === null ? [] : [port]),

    async plan(order: GatherOrder): Promise<Result<GatherPlan, string>> {
      const wish = ++wished
      const kept = place()
      if (!kept.ok) return kept
      if (order.kind === 'address') return planAddress(order.address, order.credentials, kept.value)
      return order.kind === 'spans' ? planSpans(order, kept.value) : planProgram(order.pid, order.seconds, kept.value, wish)
    },

    /** The error is a sentence. */
    async openServer(address: string, credentials: Credentials | null): Promise<Result<ProfileServer, string>> {
      if (folder === null) return fail('this window only reads files: it was started so')
      const named = serverAddress(address)
      const inAddress = splitCredentials(address.trim()).secrets
      if (named !== null && inAddress !== null) secrets.tell(named.base, inAddress, false)
      if (named !== null) tell(named.base, credentials)
      return servers.open(address, asking.signal)
    },

    async askServer(serverId: string, question: ServerQuestion): Promise<Result<ServerAnswer, string>> {
      return servers.ask(serverId, question, asking.signal)
    },

    /** The profiles' paths. */
    async run(planId: string): Promise<Result<SpanFiles, string>> {
      const job = jobs.get(planId)
      if (job === undefined || job.isRunning) return fail('this was run already, or is gone: choose it again')
      job.isRunning = true
      try {
        const done = await job.run(job.abort.signal, progress =>
          onProgress({ leftS: null, doneBytes: null, part: null, ...progress, planId }),
        )
        if (done.ok && !job.keeps) {
          remove(done.value)
          return fail('cancelled')
        }
        return done
      } finally {
        job.discard()
        jobs.delete(planId)
      }
    },

    end(planId: string, keeps: boolean): void {
      const job = jobs.get(planId)
      if (job === undefined) return
      job.keeps = keeps
      job.abort.abort()
    },

    stopAll(): void {
      for (const job of jobs.values()) {
        job.keeps = false
        job.abort.abort()
        if (!job.isRunning) job.discard()
      }
      jobs.clear()
      asking.abort()
      asking = new AbortController()
    },
  }
}

/** Files of a comparison lie in a folder of their own. */
function remove({ baseline, current }: SpanFiles): void {
  for (const path of [...baseline, ...current]) rmSync(path, { force: true })
  if (baseline.length > 0) rmSync(dirname(baseline[0]), { recursive: true, force: true })
}

function partsOf(choice: SpanChoice): readonly SpanChoice[] {
  return spanParts(choice).map(part => ({ ...choice, ...part }))
}

function progressTo(report: (progress: Partial<GatherProgress>) => void): (progress: SourceProgress) => void {
  return progress => report(progress.kind === 'recording' ? { leftS: progress.leftS } : { doneBytes: progress.doneBytes })
}

/** `shop-cpu`. */
function nameOfChoice({ type, matches }: SpanChoice): string {
  return [...matches.map(({ value }) => value), sampleOfType(type)?.sample ?? 'profile'].join('-')
}

function secretsIn({ user, password, token, tenant }: Credentials): Secrets {
  const textOf = (text: string) => (text === '' ? null : text)
  return { ...NO_SECRETS, user: textOf(user), password: textOf(password), token: textOf(token), tenant: textOf(tenant) }
}

/** `localhost-6060-heap`. */
function nameIn({ host, pathname }: URL): string {
  const last = pathname.split('/').findLast(part => part !== '') ?? ''
  return [host, last].filter(part => part !== '').join('-')
}

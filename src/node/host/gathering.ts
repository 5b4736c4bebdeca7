// Profiles that are fetched or recorded for the page: each is planned, shown, run on a click, and left as a file in a folder that the
// person sees. What a page may order is no more than the commands may: an address of a known source, or a process of this person's.

import { createWriteStream, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { commandText } from '../../shared/base/text/commandText'
import { fail, ok, type Result } from '../../shared/base/result'
import type { Credentials, GatherOrder, GatherPlan, GatherProgress, ProgramItem } from '../../shared/host/gathering'
import type { Secrets } from '../../shared/host/profileSource'
import { ownPrograms } from '../record/programs'
import { prepareRecording } from '../record/record'
import { runningTarget } from '../record/target'
import { addressed, addressSource, LIMITS } from '../sources/address'
import { NO_SECRETS, secretsFrom, shownAddress } from '../sources/secrets'
import { SourceFault } from '../sources/sourceError'
import { freePath } from '../record/fileName'
import { writingFaultText } from '../writingFault'

export type GatheringOptions = {
  /** Null: nothing may be fetched or recorded. */
  readonly folder: string | null
  readonly onProgress: (progress: GatherProgress) => void
}

type Job = {
  /** The path of the profile, which is whole. */
  run(stop: AbortSignal, onProgress: (progress: Omit<GatherProgress, 'planId'>) => void): Promise<Result<string, string>>
  discard(): void
  readonly abort: AbortController
  keeps: boolean
  isRunning: boolean
}

export type Gathering = ReturnType<typeof createGathering>

export function createGathering({ folder, onProgress }: GatheringOptions) {
  /** For addresses that the page gave none for. */
  const secrets = secretsFrom(process.env)
  const jobs = new Map<string, Job>()
  /** By server: asked for once, and forgotten when the program ends. */
  const known = new Map<string, Secrets>()
  let made = 0

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

  async function planProgram(pid: number, seconds: number, kept: string): Promise<Result<GatherPlan, string>> {
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
    return keep(
      {
        discard,
        async run(stop, report) {
          const done = await record({ stop, onSecondsLeft: leftS => report({ leftS, doneBytes: null }), onWords: () => undefined })
          return done.ok ? ok(output) : done
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
      const given = credentials === null ? null : secretsIn(credentials)
      if (given !== null) known.set(serverOf(found.url), given)
      const mine = given ?? known.get(serverOf(found.url)) ?? secrets
      const shown = shownAddress(found.url)
      const output = freePath(kept, nameIn(found.url), '.profile')
      return keep(
        {
          discard: () => undefined,
          async run(signal, report) {
            const onProgress = (progress: { readonly kind: string; readonly leftS?: number; readonly doneBytes?: number }) =>
              report({ leftS: progress.leftS ?? null, doneBytes: progress.doneBytes ?? null })
            const source = addressSource(found, { secrets: mine, limits: LIMITS, signal, onProgress })
            return written(source.chunks, kept, output)
          },
        },
        { title: shown, by: found.source.title, commands: [`GET ${shown}`], folder: basename(kept) },
      )
    } catch (error) {
      if (error instanceof SourceFault) return fail(error.message)
      throw error
    }
  }

  return {
    programs: async (): Promise<readonly ProgramItem[]> => (folder === null ? [] : ownPrograms()),

    async plan(order: GatherOrder): Promise<Result<GatherPlan, string>> {
      const kept = place()
      if (!kept.ok) return kept
      return order.kind === 'address'
        ? planAddress(order.address, order.credentials, kept.value)
        : planProgram(order.pid, order.seconds, kept.value)
    },

    /** The profile's path. */
    async run(planId: string): Promise<Result<string, string>> {
      const job = jobs.get(planId)
      if (job === undefined || job.isRunning) return fail('this was run already, or is gone: choose it again')
      job.isRunning = true
      try {
        const done = await job.run(job.abort.signal, progress => onProgress({ planId, ...progress }))
        if (done.ok && !job.keeps) {
          rmSync(done.value, { force: true })
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
    },
  }
}

/** `URL.origin` is 'null' for schemes that no browser knows. */
function serverOf({ protocol, host }: URL): string {
  return `${protocol}//${host}`
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

async function written(chunks: AsyncIterable<Uint8Array>, folder: string, output: string): Promise<Result<string, string>> {
  const between = mkdtempSync(join(folder, '.flamewise-'))
  const draft = join(between, 'profile')
  try {
    await pipeline(chunks, createWriteStream(draft))
    renameSync(draft, output)
    return ok(output)
  } catch (error) {
    if (error instanceof SourceFault) return fail(error.message)
    return fail(`the profile cannot be kept (${writingFaultText(error)})`)
  } finally {
    rmSync(between, { recursive: true, force: true })
  }
}

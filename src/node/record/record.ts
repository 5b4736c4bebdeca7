// Records a program: finds the profiler that fits and is there, shows what it will run, runs it, and leaves one whole file.

import { mkdtempSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'
import { loadFunctions } from '../load/load'
import { fileSource } from '../bytes/source'
import { DISK_FULL, writingFaultText } from '../files/writingFault'
import { freePath } from './fileName'
import type { Plan, Recorder, RecordOptions, Running, Target } from './recorder'
import { RECORDERS } from './recorders'

export type Prepared = {
  readonly recorder: Recorder
  readonly plan: Plan
  /** Where the profile will be. */
  readonly output: string
  /** Runs it; the profile is at `output` then, whole, or nothing is. The error is one sentence. */
  record(running: Running): Promise<Result<null, string>>
  /** Removes what is in between; after `record`, or instead of it. */
  discard(): void
}

export type PrepareRequest = {
  readonly target: Target
  readonly options: RecordOptions
  /** Where the profile shall be; null: in `folder`, under a name of the program, the moment and the format. */
  readonly output: string | null
  /** Exists. */
  readonly folder: string
  /** The id of a recorder; null: the first that fits and is there. */
  readonly by: string | null
}

/** Runs nothing yet. The error is one sentence that says what to install. */
export async function prepareRecording({ target, options, output, folder, by }: PrepareRequest): Promise<Result<Prepared, string>> {
  const fitting = RECORDERS.filter(recorder => recorder.takes(target) && (by === null || recorder.id === by))
  if (fitting.length === 0) return fail(by === null ? nothingFits(target) : `${by} does not record ${kindOf(target)}: ${idsFor(target)}`)
  const keptIn = output === null ? folder : dirname(resolve(output))
  const taken = output === null ? null : takenBy(output)
  if (taken !== null) return fail(`${output}: ${taken}`)
  const missing: string[] = []
  // Beside the output: a rename within one disk is at once or not at all.
  let between: string
  try {
    between = mkdtempSync(join(keptIn, '.flamewise-'))
  } catch (error) {
    return fail(`${keptIn}: ${writingFaultText(error)}`)
  }
  const discard = () => rmSync(between, { recursive: true, force: true })
  const draft = join(between, 'profile')
  for (const recorder of fitting) {
    const planned = await recorder.plan({ target, options, folder: between, output: draft })
    if (!planned.ok) {
      missing.push(planned.error)
      continue
    }
    const plan = planned.value
    const place = output ?? freePath(keptIn, target.name, plan.extension)
    return ok({ recorder, plan, output: place, record: running => recorded(plan, running, draft, place), discard })
  }
  discard()
  return fail(`nothing here records ${kindOf(target)}: ${missing.join('; or: ')}`)
}

/** What is there that a recording cannot take the place of; null where it can. */
function takenBy(output: string): string | null {
  try {
    const place = statSync(output, { throwIfNoEntry: false })
    if (place === undefined || place.isFile()) return null
    return place.isDirectory() ? 'a folder of that name is there' : 'a device or a pipe is there, and profilers write files'
  } catch (error) {
    return writingFaultText(error)
  }
}

async function recorded(plan: Plan, running: Running, draft: string, output: string): Promise<Result<null, string>> {
  const failed = (why: string) => fail(`${output}: cannot be written (${why})`)
  try {
    const done = await plan.run(running)
    // Profilers write what fits and say nothing, or something else.
    if (isFull(dirname(draft)) && !(done.ok && (await loadFunctions(() => fileSource(draft))).ok)) return failed(DISK_FULL)
    if (!done.ok) return done
    renameSync(draft, output)
  } catch (error) {
    if (!isOfTheSystem(error)) throw error
    return failed(writingFaultText(error))
  }
  return ok(null)
}

function isFull(folder: string): boolean {
  try {
    return statfsSync(folder).bavail === 0
  } catch {
    // Where the system does not say.
    return false
  }
}

function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

const KINDS = {
  node: 'a Node program',
  jvm: 'a program on the JVM',
  python: 'a Python program',
  ruby: 'a Ruby program',
  dotnet: 'a .NET program',
  go: 'a Go program',
  native: 'a native program',
} as const

function kindOf({ runtime, kind }: Target): string {
  return `${KINDS[runtime]}${kind === 'running' ? ' that runs' : ''}`
}

function nothingFits(target: Target): string {
  return `no profiler for ${kindOf(target)} is known on this system`
}

function idsFor(target: Target): string {
  const ids = RECORDERS.filter(recorder => recorder.takes(target)).map(({ id }) => id)
  return ids.length === 0 ? 'nothing does' : ids.join(', ')
}

// Firefox's profiles, as Gecko records them and as the Firefox Profiler saves them; samply, simpleperf and others write the latter.
// Rules: the Firefox Profiler's `src/types/profile.ts` and `gecko-profile.ts`.

import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonObject, SKIP, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { threadStacks } from './firefox/frames'
import { threadSamples } from './firefox/samples'
import { firefoxSymbols, type FirefoxSymbols } from './firefox/symbols'
import type { Meta } from './firefox/tables'
import { firefoxSink, MAX_THREADS, type FirefoxFile } from './firefox/threads'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'

const ID = 'firefox'
/** The newest that this reads in full, by the Firefox Profiler's CHANGELOG-formats. */
const PROCESSED_VERSION = 70
const GECKO_VERSION = 36

const NS_PER_MS = 1e6

export const firefox: Format = { id: ID, title: 'Firefox Profiler', looksLike, open: openFirefox }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  const hasMeta = paths.has('meta.preprocessedProfileVersion') || paths.has('meta.interval')
  // Gecko's list of libraries comes first, and is longer than what is looked at.
  const hasLibraries = paths.has('libs.debugName') && paths.has('libs.breakpadId')
  // The recordings of old DevTools begin with what the panel showed; the profile comes after it.
  const isRecording = ['label', 'duration', 'markers'].every(key => paths.has(key)) && !paths.has('traceEvents')
  return isRecording || hasMeta || hasLibraries || paths.has('threads.stackTable') || paths.has('threads.samples') ? 'yes' : 'no'
}

function openFirefox(report: Report): ProfileReader {
  const { file, sink } = firefoxSink()
  let symbols: FirefoxSymbols | null = null
  const ended = () => (symbols ??= firefoxSymbols(file))
  return {
    ...jsonReader(ID, withWrapped(sink), report, () => profileOf(file, ended(), report)),
    needs: () => ended().needs(),
    give: (need, program) => ended().give(need, program),
  }
}

/** What the DevTools of Firefox saved until version 90 has Gecko's profile under one key among others. */
function withWrapped(sink: JsonSink): JsonSink {
  const wrapped = jsonObject({ profile: sink })
  return {
    ...sink,
    field(bytes, start, end) {
      const taken = wrapped.field(bytes, start, end)
      return taken === SKIP ? sink.field(bytes, start, end) : taken
    },
  }
}

function profileOf(file: FirefoxFile, symbols: FirefoxSymbols, report: Report): Result<Profile, ReadError> {
  const { meta } = file
  const builder = profileBuilder(ID)
  noteNewVersion(meta, report)
  if (file.threads.length === MAX_THREADS) report(`threads after the first ${MAX_THREADS} were left out`, null)
  const threads = file.threads.map(thread => ({ ...thread, meta: completed(thread.meta, meta) }))
  const samples = threadSamples(threads, builder, report)
  for (const thread of threads) {
    const { name, processName, processId, threadId, tables } = thread
    const row = builder.thread({
      name: processName === '' || processName === name ? name : `${processName} – ${name}`,
      processId: numberOrNull(processId),
      threadId: numberOrNull(threadId),
    })
    const stacks = threadStacks(tables, file, thread.meta.categories, builder, symbols, report)
    // Subprocesses count from their own start.
    const offsetMs = thread.meta.startMs - meta.startMs
    const sinceMs = Number.isNaN(offsetMs) ? 0 : offsetMs
    samples.add(thread, row, stacks, sinceMs)
    const strings = tables.strings.length() > 0 ? tables.strings : file.shared.strings
    const nameOf = (at: number) => (at >= 0 && at < strings.length() ? file.names.text(strings.get(at)) : '')
    for (const { name: marked, startMs, endMs } of thread.markers.all(nameOf)) {
      builder.mark({ name: marked, startNs: (startMs + sinceMs) * NS_PER_MS, endNs: (endMs + sinceMs) * NS_PER_MS, thread: row })
    }
  }
  symbols.report(report)
  if (samples.count() === 0) return fail({ kind: 'empty', format: ID })
  const durationNs = samples.endNs() > 0 ? samples.endNs() : null
  const startMs = meta.startMs > 0 ? meta.startMs : null
  return ok(builder.finish({ durationNs, startMs, facts: meta.product === '' ? [] : [['product', meta.product]] }))
}

/** Columns that a later version moves would be missed without a word. */
function noteNewVersion({ processedVersion, geckoVersion }: Meta, report: Report): void {
  const isProcessed = !Number.isNaN(processedVersion)
  const [version, known] = isProcessed ? [processedVersion, PROCESSED_VERSION] : [geckoVersion, GECKO_VERSION]
  if (version > known) report(`version ${version} of the format, newer than ${known}, which is known: read as that`, null)
}

/** A subprocess leaves out what is said of the whole recording. */
function completed(own: Meta, main: Meta): Meta {
  return {
    ...own,
    intervalMs: own.intervalMs > 0 ? own.intervalMs : main.intervalMs,
    cpuUnit: own.cpuUnit === '' ? main.cpuUnit : own.cpuUnit,
    categories: own.categories.length > 0 ? own.categories : main.categories,
  }
}

function numberOrNull(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

// Chrome's trace events: CPU profiles in them as DevTools records them, else events with a beginning and an end. Rules: "Trace Event Format".

import { fail, ok } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonScanner } from '../bytes/jsonScanner'
import { jsonList, jsonObject } from '../bytes/jsonSink'
import { profileOfDurations } from './chromeTrace/durations'
import { eventSink } from './chromeTrace/eventSink'
import { heldMaps } from './chromeTrace/heldMaps'
import { profileOfSamples } from './chromeTrace/cpuProfiles'
import { profileOfStackSamples } from './chromeTrace/sampledStacks'
import { stackSampleSinks } from './chromeTrace/stackSamples'
import { traceColumns } from './chromeTrace/traceColumns'
import { reportHugeNumbers, somethingOf } from './jsonReader'
import { malformed, type Format, type ProfileReader, type ReadError, type Report, type Verdict } from './format'

const ID = 'chrome-trace'
const ODD_ESCAPES = 'texts in which a backslash escapes nothing, kept as written: others of this writer may be read wrong, as in \\temp'

/** What Clinic Bubbleprof records. */
const ASYNC_HOOKS: ReadError = {
  kind: 'unsupported',
  what: 'a trace of asynchronous calls (node.async_hooks), which holds no time of the processor',
  advice: '`node --cpu-prof PROGRAM` or `clinic flame -- node PROGRAM` records stacks',
}

export const chromeTrace: Format = { id: ID, title: 'Chrome trace', looksLike, open: openTrace }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  // DevTools writes what it knows of the page first, which can be longer than the head.
  const isDevTools = paths.has('metadata.dataOrigin') || paths.has('metadata.hardwareConcurrency')
  const hasSamples = paths.has('samples.sf') || paths.has('stackFrames')
  return hasSamples || paths.has('.ph') || paths.has('traceEvents') || isDevTools ? 'yes' : 'no'
}

function openTrace(report: Report): ProfileReader {
  const trace = traceColumns()
  const event = eventSink(trace, report)
  const events = jsonList(() => event)
  // The list of events is the whole file, or a field of it.
  const held = heldMaps()
  const metadata = jsonObject({ sourceMaps: held.sink })
  const root = jsonObject({ traceEvents: events, metadata, ...stackSampleSinks(trace.stackSamples, trace.names) }, { item: () => event })
  const onOddEscape = (at: number) => report(ODD_ESCAPES, { unit: 'byte', at })
  const scanner = jsonScanner(root, { trailingCommas: true, onOddEscape })
  return {
    push: scanner.push,
    finish() {
      const fault = scanner.finish()
      const huge = reportHugeNumbers(scanner, report)
      // Writers that are killed leave the list open, which the format allows.
      if (fault !== null && !fault.isCutOff) return fail(malformed(ID, fault.what, 'byte', fault.byte))
      if (fault !== null) report('the file stops before its end', { unit: 'byte', at: fault.byte })
      const sampled = profileOfSamples(trace, report) ?? profileOfStackSamples(trace, report)
      const skipped = trace.durations.kind.length()
      if (sampled !== null && skipped > 0) report('events with a duration, beside samples', null, skipped)
      const profile = sampled ?? profileOfDurations(trace, report)
      const isEmpty = profile === null || profile.samples.stack.length === 0
      if (isEmpty && trace.asyncHooks.count > 0) return fail(ASYNC_HOOKS)
      return isEmpty
        ? fail({ kind: 'empty', format: ID })
        : somethingOf(ok(held.maps().length === 0 ? profile : { ...profile, sourceMaps: held.maps() }), huge)
    },
  }
}

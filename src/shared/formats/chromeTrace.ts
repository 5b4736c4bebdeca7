// Chrome's trace events: CPU profiles in them as DevTools records them, else events with a beginning and an end. Rules: "Trace Event Format".

import { fail, ok } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonScanner } from '../bytes/jsonScanner'
import { jsonList, jsonObject } from '../bytes/jsonSink'
import { profileOfDurations } from './chromeTrace/durations'
import { eventSink } from './chromeTrace/eventSink'
import { profileOfSamples } from './chromeTrace/cpuProfiles'
import { traceColumns } from './chromeTrace/traceColumns'
import { reportHugeNumbers, somethingOf } from './jsonReader'
import { malformed, type Format, type ProfileReader, type Report, type Verdict } from './format'

const ID = 'chrome-trace'

export const chromeTrace: Format = { id: ID, title: 'Chrome trace', looksLike, open: openTrace }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  // DevTools writes what it knows of the page first, which can be longer than the head.
  const isDevTools = paths.has('metadata.dataOrigin') || paths.has('metadata.hardwareConcurrency')
  return paths.has('.ph') || paths.has('traceEvents') || isDevTools ? 'yes' : 'no'
}

function openTrace(report: Report): ProfileReader {
  const trace = traceColumns()
  const event = eventSink(trace, report)
  const events = jsonList(() => event)
  // The list of events is the whole file, or a field of it.
  const root = jsonObject({ traceEvents: events }, { item: () => event })
  const scanner = jsonScanner(root, { trailingCommas: true })
  return {
    push: scanner.push,
    finish() {
      const fault = scanner.finish()
      const huge = reportHugeNumbers(scanner, report)
      // Writers that are killed leave the list open, which the format allows.
      if (fault !== null && !fault.isCutOff) return fail(malformed(ID, fault.what, 'byte', fault.byte))
      if (fault !== null) report('the file stops before its end', { unit: 'byte', at: fault.byte })
      const sampled = profileOfSamples(trace, report)
      const skipped = trace.durations.kind.length()
      if (sampled !== null && skipped > 0) report('events with a duration, beside CPU profiles', null, skipped)
      const profile = sampled ?? profileOfDurations(trace, report)
      return profile === null || profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : somethingOf(ok(profile), huge)
    },
  }
}

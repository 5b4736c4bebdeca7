// The reader of a JSON format: a tree of sinks that fill columns, and what is made of them once the last byte was read.

import { fail, type Result } from '../base/result'
import { jsonScanner, type JsonScanner } from '../bytes/jsonScanner'
import type { JsonSink } from '../bytes/jsonSink'
import type { Profile } from '../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report } from './format'
import { weighsNothing } from './guard'

export function jsonReader(format: string, root: JsonSink, report: Report, finish: () => Result<Profile, ReadError>): ProfileReader {
  const scanner = jsonScanner(root)
  return {
    push: scanner.push,
    finish() {
      const fault = scanner.finish()
      const huge = reportHugeNumbers(scanner, report)
      return fault === null ? somethingOf(finish(), huge) : fail(malformed(format, fault.what, 'byte', fault.byte))
    },
  }
}

/** Says how many numbers of the file were taken for missing because nothing that is measured is so large, and returns that. */
export function reportHugeNumbers(scanner: JsonScanner, report: Report): number {
  const { count, firstByte } = scanner.hugeNumbers()
  if (count > 0) report('numbers too large for anything that is measured, taken for missing', { unit: 'byte', at: firstByte }, count)
  return count
}

/** The result, unless all that there was to add up were such numbers. */
export function somethingOf(result: Result<Profile, ReadError>, hugeNumbers: number): Result<Profile, ReadError> {
  if (hugeNumbers === 0 || !result.ok || !weighsNothing(result.value)) return result
  return fail({ kind: 'no-weights', format: result.value.meta.format, samples: result.value.samples.stack.length })
}

// The reader of a JSON format: a tree of sinks that fill columns, and what is made of them once the last byte was read.

import { fail, type Result } from '../base/result'
import { jsonScanner } from '../bytes/jsonScanner'
import type { JsonSink } from '../bytes/jsonSink'
import type { Profile } from '../profile/profile'
import { malformed, type ProfileReader, type ReadError } from './format'

export function jsonReader(format: string, root: JsonSink, finish: () => Result<Profile, ReadError>): ProfileReader {
  const scanner = jsonScanner(root)
  return {
    push: scanner.push,
    finish() {
      const fault = scanner.finish()
      return fault === null ? finish() : fail(malformed(format, fault.what, 'byte', fault.byte))
    },
  }
}

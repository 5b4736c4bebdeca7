// The only place that turns a reading error into words.

import { formatBytes } from '../base/quantity'
import { unreachable } from '../base/unreachable'
import type { ReadError } from './format'
import { placeText } from './receipt'

/** One sentence without the file's name, which the caller puts before it. */
export function errorText(error: ReadError): string {
  switch (error.kind) {
    case 'unknown-format':
      return `not a profile we can read (starts with ${error.startsWith}): none of the ${error.tried.length} kinds of files that are known`
    case 'malformed':
      return `broken ${error.format} file: ${error.what} at ${placeText(error.place)}`
    case 'unsupported':
      return `${error.what}; ${error.advice}`
    case 'empty':
      return `a ${error.format} file with no samples in it`
    case 'no-weights':
      return `a ${error.format} file in which no weight is a number that can be added up (samples left out: ${error.samples})`
    case 'too-large':
      return `${error.what} is larger than ${formatBytes(error.limitBytes)}, the most that can be read`
    case 'no-room':
      return `what is packed in it would take more memory than ${formatBytes(error.limitBytes)}, the most that a file of its size is given`
    case 'unpack':
      return `broken ${error.packing} data: ${error.what} at byte ${error.byte}`
    default:
      return unreachable(error)
  }
}

// What became of a load that gave no profile, in words: the sentence that is shown, and the details that are copied.

import { unreachable } from '../../shared/base/unreachable'
import { readableTitles } from '../../shared/formats/titles'
import type { LoadFailure } from '../../shared/host/contract'
import { loadErrorText } from '../load/loadError'
import type { LoadEnd } from '../load/loader'

export function failureOf(name: string, end: LoadEnd): LoadFailure {
  const message = messageOf(end)
  return { kind: end.kind, name, message, details: detailsOf(name, message, end) }
}

function messageOf(end: LoadEnd): string {
  switch (end.kind) {
    case 'unreadable':
      return loadErrorText(end.error)
    case 'cancelled':
      return 'reading it was cancelled'
    case 'crashed':
      return /memory|allocation/i.test(end.what)
        ? 'there is not enough memory to read it'
        : `reading it failed by a fault of this program: ${end.what}`
    default:
      return unreachable(end)
  }
}

function detailsOf(name: string, message: string, end: LoadEnd): string {
  const formats = readableTitles().join(', ')
  return [`${name}: ${message}`, JSON.stringify(end), `Formats this version reads: ${formats}`].join('\n')
}

// Writes what the page made to where the person said: the page suggests a name, the system's dialog asks, and nothing that is open is overwritten.

import { basename, dirname } from 'node:path'
import { cutMiddle } from '../../shared/base/text/cut'
import { withoutUnsafe } from '../../shared/base/text/unsafe'
import type { SaveResult } from '../../shared/host/contract'
import { isSameFile, writeWhole } from '../files/writeWhole'
import { writingFaultText } from '../files/writingFault'

/** A path that a person chose in the system's dialog; null when it was cancelled, or where there is none. */
export type ChooseSavePath = (suggestedName: string) => Promise<string | null>

export type SaveParts = {
  readonly choosePath: ChooseSavePath
  /** Files that were read in this session. */
  readonly openPaths: () => Iterable<string>
}

export async function saveFile({ choosePath, openPaths }: SaveParts, suggestedName: string, bytes: Uint8Array): Promise<SaveResult> {
  const path = await choosePath(safeFileName(suggestedName))
  if (path === null) return { kind: 'cancelled' }
  const name = basename(path)
  for (const open of openPaths()) {
    if (isSameFile(open, path))
      return { kind: 'failed', message: `${name} is open here, and an open file is not overwritten. Choose another name.` }
  }
  try {
    writeWhole(path, bytes)
    return { kind: 'saved', name, folder: basename(dirname(path)) }
  } catch (error) {
    return { kind: 'failed', message: `${name} could not be written: ${writingFaultText(error)}` }
  }
}

/** Signs that part a path, or that some system forbids in names. */
const FORBIDDEN = /[/\\:*?"<>|]/g
/** Every file system takes as many, even in three bytes each and with the ending of a draft. */
const MAX_NAME_CHARS = 80

/** A file name and nothing else, whatever the page says: no folder, no hidden file. A long one loses its middle, so that the ending stays. */
export function safeFileName(suggested: string): string {
  const name = withoutDots(withoutUnsafe(suggested, '-').replace(FORBIDDEN, '-'))
  return name === '' ? 'profile' : cutMiddle(name, MAX_NAME_CHARS)
}

/** Without dots and blanks at either end. */
function withoutDots(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && '. '.includes(text.charAt(from))) from++
  while (to > from && '. '.includes(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

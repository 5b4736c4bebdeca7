// A command's --output: written whole or not at all, and never over what was read.

import { writeWhole, isSameFile } from '../node/files/writeWhole'
import { writingFaultText } from '../node/files/writingFault'
import { UsageError } from './command'

/** Before the work: what cannot be written should not be computed. */
export function refuseInputAsOutput(output: string, inputs: readonly string[]): void {
  const same = inputs.find(input => isSameFile(input, output))
  if (same !== undefined) throw new UsageError(`${output}: is the input; name another file`)
}

export function writeOutput(path: string, contents: string | Uint8Array): void {
  try {
    writeWhole(path, contents)
  } catch (error) {
    throw new UsageError(`${path}: cannot be written: ${writingFaultText(error)}`)
  }
}

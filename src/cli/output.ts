// Standard output as commands need it: written in pieces, and closed early by `| head` without a complaint.

import { once } from 'node:events'
import { fstatSync, statSync, writeSync } from 'node:fs'
import { jsonPieces } from '../shared/base/text/jsonPieces'
import { printable, printableLines, safeJson } from '../shared/base/text/unsafe'

/** One string for a whole profile's lines could pass V8's longest; one write a line would be slow. */
const PIECE_CHARS = 1024 * 1024

const STDOUT = 1
const NOWHERE = '/dev/null'
const output = standardOutput()

function standardOutput() {
  /** Node's stream, made when it is needed: on a pipe that takes as long as reading a small profile does. */
  let made: NodeJS.WriteStream | null = null

  function stream(): NodeJS.WriteStream {
    if (made === null) {
      made = process.stdout
      made.on('error', stopOnFault)
    }
    return made
  }

  return {
    stream,
    /** A file, a pipe and nowhere take bytes as they are; what a full pipe does not take at once, and a terminal, is the stream's business. */
    print(text: string) {
      const bytes = Buffer.from(text)
      let written = 0
      try {
        if (made === null && takesBytes()) while (written < bytes.length) written += writeSync(STDOUT, bytes, written)
      } catch (error) {
        if (!hasCode(error, 'EAGAIN')) stopOnFault(error)
      }
      if (written < bytes.length) stream().write(bytes.subarray(written))
    },
  }
}

function takesBytes(): boolean {
  if (process.platform === 'win32') return false
  const kind = fstatSync(STDOUT)
  return kind.isFile() || kind.isFIFO() || kind.rdev === statSync(NOWHERE, { throwIfNoEntry: false })?.rdev
}

function stopOnFault(error: unknown): void {
  if (!hasCode(error, 'EPIPE')) throw error
  // The reader has what it wanted.
  process.exit(0)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Names come from files that nobody vouches for: no sign of them moves the cursor, on a terminal or through a pipe. */
export function printLines(lines: Iterable<string>): void {
  printPieces(lines, line => printableLines(line) + '\n')
}

function printPieces(texts: Iterable<string>, madeSafe: (text: string) => string): void {
  let piece = ''
  for (const text of texts) {
    piece += madeSafe(text)
    if (piece.length < PIECE_CHARS) continue
    output.print(piece)
    piece = ''
  }
  output.print(piece)
}

/** For output of any size: waits for a slow reader instead of holding everything in memory. */
export async function printBytes(chunks: Iterable<Uint8Array>): Promise<void> {
  for (const chunk of chunks) {
    if (!output.stream().write(chunk)) await once(output.stream(), 'drain')
  }
}

/** The program's own words, as they are. */
export function printText(text: string): void {
  output.print(text)
}

export function printJson(value: unknown): void {
  printPieces(jsonPieces(value), safeJson)
  output.print('\n')
}

/** A line about the work itself, beside what is printed. */
export function printRemark(line: string): void {
  process.stderr.write(`flamewise: ${printable(line.replaceAll('\n', ' '))}\n`)
}

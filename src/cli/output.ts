// Standard output as commands need it: written in pieces, and closed early by `| head` without a complaint.

import { once } from 'node:events'
import { printable, printableLines, safeJson } from '../shared/base/text/unsafe'

/** One string for a whole profile's lines could pass V8's longest; one write a line would be slow. */
const PIECE_CHARS = 1024 * 1024

export function stopQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    // The reader has what it wanted.
    process.exit(0)
  })
}

/** Names come from files that nobody vouches for: no sign of them moves the cursor, on a terminal or through a pipe. */
export function printLines(lines: Iterable<string>): void {
  let piece = ''
  for (const line of lines) {
    piece += printableLines(line) + '\n'
    if (piece.length < PIECE_CHARS) continue
    process.stdout.write(piece)
    piece = ''
  }
  process.stdout.write(piece)
}

/** For output of any size: waits for a slow reader instead of holding everything in memory. */
export async function printBytes(chunks: Iterable<Uint8Array>): Promise<void> {
  for (const chunk of chunks) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  }
}

export function printJson(value: unknown): void {
  process.stdout.write(safeJson(JSON.stringify(value, null, 2)) + '\n')
}

/** A line about the work itself, beside what is printed. */
export function printRemark(line: string): void {
  process.stderr.write(`flamewise: ${printable(line.replaceAll('\n', ' '))}\n`)
}

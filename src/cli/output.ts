// Standard output as commands need it: written in pieces, and closed early by `| head` without a complaint.

import { once } from 'node:events'

/** One string for a whole profile's lines could pass V8's longest; one write a line would be slow. */
const PIECE_CHARS = 1024 * 1024

export function stopQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    // The reader has what it wanted.
    process.exit(0)
  })
}

export function printLines(lines: Iterable<string>): void {
  let piece = ''
  for (const line of lines) {
    piece += line + '\n'
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
  process.stdout.write(JSON.stringify(value, null, 2) + '\n')
}

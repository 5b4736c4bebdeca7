import { writeFileSync } from 'node:fs'

/** Writes a load worker that does what `code` says of each `order`, by its `parentPort`, in place of reading a profile. */
export function writeLoadWorker(file: string, code: string): void {
  writeFileSync(file, `const { parentPort, threadId } = require('node:worker_threads')\nparentPort.on('message', order => {${code}})`)
}

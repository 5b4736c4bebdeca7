// What a command is to the command line: a name to find it by, and a function that adds it to commander's program.

import type { Command as Program } from 'commander'
import type { ProgramFolders } from '../node/files/programFolders'

export type Command = (program: Program, folders: ProgramFolders) => void

/** Unusable arguments or input: one line on standard error, exit status 2. */
export class UsageError extends Error {}

/** Ends a command's help. */
export function example(text: string): string {
  return `\nExample:\n  $ ${text}`
}

import type { Plugin } from 'vite'

/** Fails a build in which one program's entry would start another. */
export function entriesApart(): Plugin

/** The entries that start with `entry`, besides itself. `imports`: static ones, by file. */
export function entriesReached(
  entry: string,
  imports: ReadonlyMap<string, readonly string[]>,
  entries: readonly string[],
): readonly string[]

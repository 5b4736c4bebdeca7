// What a program writes to its output and a page to its console, from the start.

import type { ChildProcess } from 'node:child_process'
import type { Page } from 'playwright/test'

export type Heard = { readonly text: () => string; listenTo(source: ChildProcess | Page): void }

export function heard(): Heard {
  let text = ''
  return {
    text: () => text,
    listenTo(source) {
      if ('goto' in source) {
        source.on('console', message => (text += `${message.text()}\n`))
        source.on('pageerror', error => (text += `${error.stack}\n`))
        return
      }
      for (const stream of [source.stdout, source.stderr]) stream?.on('data', piece => (text += String(piece)))
    },
  }
}

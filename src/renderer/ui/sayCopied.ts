// Text to the clipboard, and a word on whether it is there.

import { copyText } from './copyText'
import { say, sayFault } from './Toasts'

export async function sayCopied(text: string, done = 'Copied'): Promise<void> {
  if (await copyText(text)) say(done)
  else sayFault('The clipboard is not available')
}

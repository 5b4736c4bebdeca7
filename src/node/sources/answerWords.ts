// What a server says of its own error: plain text, Connect's JSON, or the title of a page.

import { cutEnd } from '../../shared/base/text/cut'
import { textOf } from '../../shared/base/utf8'

/** Enough for a sentence; a stack trace says no more to the person. */
const MAX_CHARS = 300

export function wordsOf(body: Uint8Array): string {
  const text = textOf(body).trim()
  const words = /^\s*</.test(text) ? titleOf(text) : text.startsWith('{') ? (messageIn(text) ?? text) : text
  const line = words.replace(/\s+/g, ' ').trim()
  return cutEnd(line, MAX_CHARS)
}

function titleOf(html: string): string {
  const start = html.search(/<title>/i)
  if (start === -1) return ''
  const rest = html.slice(start + '<title>'.length)
  const end = rest.indexOf('<')
  return end === -1 ? '' : rest.slice(0, end)
}

/** `{"code": …, "message": …}` of Connect and of Go's gateways, `{"error": …}` of others. One that asks another passes on its answer as a message. */
function messageIn(json: string, depth = 0): string | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const message = 'message' in value ? value.message : 'error' in value ? value.error : null
  if (typeof message !== 'string') return null
  return (depth < MAX_PASSED_ON && message.startsWith('{') ? messageIn(message, depth + 1) : null) ?? message
}

/** More servers than that are not behind each other. */
const MAX_PASSED_ON = 5

// Names fit to be shown in the window's lines: no unsafe signs, and both the package and the function's own name survive.

import { printable } from '../../shared/base/text/unsafe'
import { fitLabel, labelCuts, labelOf } from '../../shared/names/label'

/** What can be shown of a name; at most about `limit` characters of it are looked at, half from either end. */
export function shownText(name: string, limit: number): string {
  return printable(name.length > 2 * limit ? name.slice(0, limit) + name.slice(-limit) : name)
}

/** `total (shop/cart.py:12)`: the function's own name stands first, so that the end is what can go. */
export function isPlaceBehind(text: string): boolean {
  return text.endsWith(')') && text.lastIndexOf(' (') > 0
}

/** What a name that wraps is broken between: after `.`, `::`, `/` and `#`. */
export function breakableParts(text: string): readonly string[] {
  return text.split(/(?<=::|[./#])(?=[\w$~<(])/)
}

/** How many lines of so many characters such a name takes. */
export function linesOf(text: string, chars: number): number {
  let lines = 1
  let used = 0
  for (const { length } of breakableParts(text)) {
    if (used > 0 && used + length > chars) {
      lines++
      used = 0
    }
    // A part that is longer than a line is broken anywhere.
    used += length
    lines += Math.ceil(used / chars) - 1
    used -= (Math.ceil(used / chars) - 1) * chars
  }
  return lines
}

/** Its qualifiers go, from the front, until it fits so many lines; its own name stays whole where that alone fits. */
export function fitLines(name: string, lines: number, chars: number): string {
  if (linesOf(name, chars) <= lines) return name
  const label = labelOf(name)
  const cuts = labelCuts(label)
  const shorter = cuts.starts.map(start => (start === 0 ? label : `…${label.slice(start)}`))
  return shorter.find(text => linesOf(text, chars) <= lines) ?? fitLabel(label, cuts, lines * chars)
}

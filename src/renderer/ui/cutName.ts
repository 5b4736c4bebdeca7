// Names fit to be shown in the window's lines: no unsafe signs, and both the package and the function's own name survive.

import { printable } from '../../shared/base/text/unsafe'

/** What can be shown of a name; at most about `limit` characters of it are looked at, half from either end. */
export function shownText(name: string, limit: number): string {
  return printable(name.length > 2 * limit ? name.slice(0, limit) + name.slice(-limit) : name)
}

/** `total (shop/cart.py:12)`: the function's own name stands first, so that the end is what can go. */
export function isPlaceBehind(text: string): boolean {
  return text.endsWith(')') && text.lastIndexOf(' (') > 0
}

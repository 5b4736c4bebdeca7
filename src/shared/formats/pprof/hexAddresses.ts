// Addresses as text: `0x43a0a5 0x4bd8a1`, leaf first.

/** The two halves of an address, which is 64 bits and so no JavaScript number. */
export type OnAddress = (low: number, high: number) => void

const HEX_NUMBER = /0x([0-9a-f]+)/g
const MAX_DIGITS = 16

/** Hands over every address in `text`; false when one has more than 64 bits. */
export function eachAddress(text: string, onAddress: OnAddress): boolean {
  for (const [, digits = ''] of text.matchAll(HEX_NUMBER)) {
    const value = digits.replace(/^0+/, '')
    if (value.length > MAX_DIGITS) return false
    onAddress(parseInt(value.slice(-8) || '0', 16) | 0, parseInt(value.slice(0, -8) || '0', 16) | 0)
  }
  return true
}

// Encodes protocol buffers by hand, for fixtures of formats that no tool here writes.

/** @param {number | bigint} value A number below zero has ten bytes, as int32 and int64 have. @returns {number[]} */
export function varint(value) {
  const bytes = []
  for (let left = BigInt.asUintN(64, BigInt(value)); ; left >>= 7n) {
    if (left < 128n) return [...bytes, Number(left)]
    bytes.push(Number(left & 127n) | 128)
  }
}

/** @param {number} field @param {number | bigint} value */
export const number = (field, value) => [...varint(field * 8), ...varint(value)]

/** @param {number} field @param {readonly number[]} body */
export const message = (field, body) => [...varint(field * 8 + 2), ...varint(body.length), ...body]

/** @param {number} field @param {string} value */
export const text = (field, value) => message(field, [...Buffer.from(value)])

/** @param {number} field @param {readonly number[]} values */
export const packed = (field, values) =>
  message(
    field,
    values.flatMap(value => varint(value)),
  )

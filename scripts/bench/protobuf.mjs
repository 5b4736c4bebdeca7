// Just enough protobuf to write a large pprof file (github.com/google/pprof, proto/profile.proto), without an object a field.

export function protobuf() {
  let bytes = new Uint8Array(1 << 20)
  let end = 0

  function reserve(size) {
    if (end + size <= bytes.length) return
    const bigger = new Uint8Array(Math.max(bytes.length * 2, end + size))
    bigger.set(bytes)
    bytes = bigger
  }

  function varint(value) {
    reserve(10)
    let rest = value
    while (rest >= 128) {
      bytes[end++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    bytes[end++] = rest
  }

  const sizeOf = value => {
    let size = 1
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
    return size
  }
  const packedSize = values => values.reduce((sum, value) => sum + sizeOf(value), 0)

  function packed(field, values, size) {
    varint((field << 3) | 2)
    varint(size)
    for (const value of values) varint(value)
  }

  return {
    number(field, value) {
      varint(field << 3)
      varint(value)
    },
    text(field, text) {
      const encoded = Buffer.from(text)
      varint((field << 3) | 2)
      varint(encoded.length)
      reserve(encoded.length)
      bytes.set(encoded, end)
      end += encoded.length
    },
    /** A message of number fields below 16. */
    message(field, fields) {
      varint((field << 3) | 2)
      varint(fields.reduce((sum, [, value]) => sum + 1 + sizeOf(value), 0))
      for (const [inner, value] of fields) this.number(inner, value)
    },
    sample(locations, values) {
      const locationSize = packedSize(locations)
      const valueSize = packedSize(values)
      varint((2 << 3) | 2)
      varint(1 + sizeOf(locationSize) + locationSize + 1 + sizeOf(valueSize) + valueSize)
      packed(1, locations, locationSize)
      packed(2, values, valueSize)
    },
    location(id, fn, line) {
      const lineSize = 1 + sizeOf(fn) + 1 + sizeOf(line)
      varint((4 << 3) | 2)
      varint(1 + sizeOf(id) + 1 + sizeOf(lineSize) + lineSize)
      this.number(1, id)
      this.message(4, [
        [1, fn],
        [2, line],
      ])
    },
    finish: () => bytes.subarray(0, end),
  }
}

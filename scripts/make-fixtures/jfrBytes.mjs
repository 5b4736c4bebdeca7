// Writes flight recordings byte by byte, by JEP 328's layout: for what no recorder here writes, and for tests that break things.

/**
 * @typedef {{ readonly name: string, readonly type: string, readonly pooled?: boolean, readonly array?: boolean, readonly unit?: string }} Field
 * @typedef {{ readonly id: number, readonly name: string, readonly superType?: string, readonly fields?: readonly Field[] }} Type
 * @typedef {{ readonly [type: string]: { readonly [key: number]: readonly unknown[] } }} Pools
 * @typedef {{
 *   readonly types: readonly Type[],
 *   readonly checkpoints: readonly Pools[],
 *   readonly events: readonly (readonly [type: string, ...fields: unknown[]])[],
 *   readonly version?: readonly [number, number],
 *   readonly isPacked?: boolean,
 *   readonly isFlushed?: boolean,
 *   readonly startNs?: bigint,
 *   readonly durationNs?: number,
 *   readonly startTicks?: number,
 *   readonly ticksPerSecond?: number,
 * }} Chunk
 */

export const HEADER_BYTES = 68
const MAGIC = [0x46, 0x4c, 0x52, 0]
const METADATA = 0
const CHECKPOINT = 1
/** 2023-11-14, a second that is easy to recognise. */
const START_NS = 1_700_000_000_000_000_000n
const SIZES = { short: 2, char: 2, int: 4, long: 8 }

/** @param {...Chunk} chunks */
export function jfrBytes(...chunks) {
  return Uint8Array.from(chunks.flatMap(chunkBytes))
}

/**
 * A text in another encoding than UTF-8, or a key into the pool of strings.
 * @param {'null' | 'empty' | 'pooled' | 'utf8' | 'chars' | 'latin1'} encoding
 * @param {string | number} [value]
 */
export function encoded(encoding, value = '') {
  return { encoding, value }
}

/** @param {Chunk} chunk */
function chunkBytes(chunk) {
  const { types, checkpoints, events, version = [2, 1], isPacked = true, isFlushed = false } = chunk
  const write = writerOf(types, isPacked)
  let body = events.flatMap(([type, ...fields]) => write.event(write.typeId(type), write.fields(type, fields)))
  const metadata = write.event(METADATA, [...write.long(0), ...write.long(0), ...write.long(1), ...write.metadata(types)])
  // The JVM flushes its description of the events before the chunk is whole; async-profiler writes it first or last.
  let metadataAt = HEADER_BYTES + body.length
  if (isFlushed) body = body.concat(metadata)
  let checkpointAt = 0
  for (const pools of checkpoints) {
    const at = HEADER_BYTES + body.length
    const delta = checkpointAt === 0 ? 0 : checkpointAt - at
    body = body.concat(write.event(CHECKPOINT, [...write.long(0), ...write.long(0), ...write.long(delta), 0, ...write.pools(pools)]))
    checkpointAt = at
  }
  if (!isFlushed) {
    metadataAt = HEADER_BYTES + body.length
    body = body.concat(metadata)
  }
  const { startNs = START_NS, durationNs = 1e9, startTicks = 0, ticksPerSecond = 1e9 } = chunk
  const longs = [HEADER_BYTES + body.length, checkpointAt, metadataAt, startNs, durationNs, startTicks, ticksPerSecond]
  const header = [
    ...MAGIC,
    ...fixed(version[0], 2),
    ...fixed(version[1], 2),
    ...longs.flatMap(value => fixed(value, 8)),
    ...fixed(isPacked ? 1 : 0, 4),
  ]
  return [...header, ...body]
}

/** @param {readonly Type[]} types @param {boolean} isPacked */
function writerOf(types, isPacked) {
  /** @param {string} name */
  function typed(name) {
    const type = types.find(each => each.name === name)
    if (type === undefined) throw new Error(`no type ${name}`)
    return type
  }
  /** @param {number | bigint} value */
  const long = value => (isPacked ? packed(value) : fixed(value, 8))
  /** @param {number} value */
  const int = value => (isPacked ? packed(value >>> 0) : fixed(value, 4))

  /** @param {string | null | ReturnType<typeof encoded>} text @returns {number[]} */
  function string(text) {
    if (text === null) return [0]
    if (typeof text === 'string') return string(encoded('utf8', text))
    const { encoding, value } = text
    const units = Array.from(String(value), (_, at) => String(value).charCodeAt(at))
    const utf8 = [...new TextEncoder().encode(String(value))]
    switch (encoding) {
      case 'null':
        return [0]
      case 'empty':
        return [1]
      case 'pooled':
        return [2, ...long(Number(value))]
      case 'utf8':
        return [3, ...int(utf8.length), ...utf8]
      case 'chars':
        return [4, ...int(units.length), ...units.flatMap(unit => (isPacked ? packed(unit) : fixed(unit, 2)))]
      case 'latin1':
        return [5, ...int(units.length), ...units]
    }
  }

  /** Bytes stand for themselves, right or wrong. @param {Field} field @param {unknown} value @returns {number[]} */
  function fieldBytes({ array, ...field }, value) {
    if (value instanceof Uint8Array) return [...value]
    if (array) return [...int(value.length), ...value.flatMap(each => fieldBytes(field, each))]
    if (field.pooled) return long(value)
    const { name } = typed(field.type)
    if (name === 'java.lang.String') return string(value)
    if (name === 'byte' || name === 'boolean') return [Number(value)]
    if (name === 'float') return [...new Uint8Array(Float32Array.of(value).buffer)].reverse()
    if (name === 'double') return [...new Uint8Array(Float64Array.of(value).buffer)].reverse()
    if (name in SIZES) return isPacked ? packed(value) : fixed(value, SIZES[name])
    return fields(name, value)
  }

  /** @param {string} type @param {readonly unknown[]} values */
  function fields(type, values) {
    const { name, fields: list } = typed(type)
    if (list === undefined) return fieldBytes({ name: '', type: name }, values[0])
    return list.flatMap((field, at) => fieldBytes(field, values[at]))
  }

  return {
    long,
    fields,
    typeId: name => typed(name).id,
    /** @param {number} type @param {readonly number[]} content */
    event(type, content) {
      const inner = [...long(type), ...content]
      // As recorders do: the size has a fixed length, so that it can be filled in afterwards.
      return isPacked ? [...padded(inner.length + 4), ...inner] : [...fixed(inner.length + 4, 4), ...inner]
    },
    /** @param {Pools} pools */
    pools(pools) {
      const entries = Object.entries(pools)
      return [
        ...int(entries.length),
        ...entries.flatMap(([type, constants]) => [
          ...long(typed(type).id),
          ...int(Object.keys(constants).length),
          ...Object.entries(constants).flatMap(([key, values]) => [...long(BigInt(key)), ...fields(type, values)]),
        ]),
      ]
    },
    metadata: list => metadata(list, { int, string, typed }),
  }
}

function metadata(types, { int, string, typed }) {
  const strings = []
  /** @param {string} text */
  function row(text) {
    if (!strings.includes(text)) strings.push(text)
    return int(strings.indexOf(text))
  }
  /** @param {string} name @param {Record<string, string | number>} attributes @param {readonly number[][]} children @returns {number[]} */
  function element(name, attributes, children) {
    const entries = Object.entries(attributes)
    return [
      ...row(name),
      ...int(entries.length),
      ...entries.flatMap(([key, value]) => [...row(key), ...row(String(value))]),
      ...int(children.length),
      ...children.flat(),
    ]
  }
  /** @param {Field} field */
  function fieldElement({ name, type, pooled, array, unit }) {
    const attributes = { name, class: typed(type).id, ...(pooled ? { constantPool: 'true' } : {}), ...(array ? { dimension: 1 } : {}) }
    const annotation = unit === undefined ? [] : [element('annotation', { class: typed('jdk.jfr.Timespan').id, value: unit }, [])]
    return element('field', attributes, annotation)
  }
  const classes = types.map(({ id, name, superType, fields = [] }) =>
    element(
      'class',
      { name, id, ...(superType ? { superType } : {}), ...(isSimple(name, fields) ? { simpleType: true } : {}) },
      fields.map(fieldElement),
    ),
  )
  const root = element('root', {}, [element('metadata', {}, classes), element('region', { locale: 'en_US', gmtOffset: 0 }, [])])
  return [...int(strings.length), ...strings.flatMap(text => string(text)), ...root]
}

/** A type that stands for its one text. @param {string} name @param {readonly Field[]} fields */
function isSimple(name, fields) {
  return name.startsWith('jdk.types.') && fields.length === 1 && fields[0].type === 'java.lang.String'
}

/** Seven bits a byte, the lowest first; the ninth byte holds eight. @param {number | bigint} value @returns {number[]} */
function packed(value) {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes = []
  while (rest > 0x7fn && bytes.length < 8) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return [...bytes, Number(rest)]
}

/** @param {number} value below 2^28 */
function padded(value) {
  return [0, 7, 14, 21].map(shift => ((value >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0))
}

/** Big-endian. @param {number | bigint} value @param {number} size */
function fixed(value, size) {
  const bits = BigInt.asUintN(64, BigInt(value))
  return Array.from({ length: size }, (_, at) => Number((bits >> BigInt(8 * (size - 1 - at))) & 0xffn))
}

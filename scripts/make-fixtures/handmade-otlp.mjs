// OpenTelemetry's profiles in the layout of 1.8 and later: one profile as a message, with its length before it, and as JSON.
import { fixtureFolder } from './fixtureFolder.mjs'
import { message, number, packed, text, varint } from './protobufBytes.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-otlp'
const START = 1795917297000000000n
const STRINGS = [
  '',
  'cpu',
  'nanoseconds',
  'samples',
  'count',
  'main',
  'price',
  'round',
  '/srv/shop/shop',
  'shop.c',
  'thread.name',
  'profile.frame.type',
  '/lib/libc.so.6',
]

/** @param {bigint} value */
const fixed = value => [...Buffer.from(BigUint64Array.of(value).buffer)]

/** @param {string} key @param {string} value */
const resourceAttribute = (key, value) => message(1, [...text(1, key), ...message(2, text(1, value))])
/** @param {number} key @param {string} value */
const attribute = (key, value) => message(6, [...number(1, key), ...message(2, text(1, value))])

const DICTIONARY = [
  ...message(1, []),
  ...message(1, [...number(1, 0x1000), ...number(2, 0x9000), ...number(4, 8)]),
  ...message(1, number(4, 12)),
  ...message(2, []),
  ...message(2, [...number(1, 1), ...number(2, 0x1010), ...message(3, [...number(1, 1), ...number(2, 40)]), ...packed(4, [2])]),
  // price with round inlined into it.
  ...message(2, [
    ...number(1, 1),
    ...number(2, 0x1020),
    ...message(3, [...number(1, 3), ...number(2, 7)]),
    ...message(3, [...number(1, 2), ...number(2, 12), ...number(3, 5)]),
  ]),
  ...message(2, [...number(1, 2), ...number(2, 0x7f00)]),
  ...message(3, []),
  ...message(3, [...number(1, 5), ...number(3, 9), ...number(4, 38)]),
  ...message(3, [...number(1, 6), ...number(3, 9)]),
  ...message(3, [...number(1, 7), ...number(3, 9)]),
  ...STRINGS.flatMap(string => text(5, string)),
  ...message(6, []),
  ...attribute(10, 'worker-1'),
  ...attribute(11, 'native'),
  ...message(7, []),
  ...message(7, packed(1, [2, 1])),
  ...message(7, packed(1, [3, 2, 1])),
]
/** @param {number} type @param {number} unit @param {readonly number[]} samples */
const profile = (type, unit, samples) =>
  message(2, [
    ...message(1, [...number(1, type), ...number(2, unit)]),
    ...samples,
    ...varint(3 * 8 + 1),
    ...fixed(START),
    ...number(4, 2_000_000_000),
    ...message(5, [...number(1, 1), ...number(2, 2)]),
    ...number(6, 10_000_000),
  ])
const CPU = [
  ...message(2, [...number(1, 1), ...packed(2, [1]), ...packed(4, [10, 30]), ...message(5, [...fixed(START + 5n), ...fixed(START + 9n)])]),
  ...message(2, [...number(1, 2), ...packed(4, [7])]),
]
const SAMPLES = message(2, [...number(1, 1), ...message(5, [...fixed(START + 5n), ...fixed(START + 9n)])])
const RESOURCE = message(1, [...resourceAttribute('service.name', 'shop'), ...resourceAttribute('process.executable.name', 'shop')])
const DATA = [...message(1, [...RESOURCE, ...message(2, [...profile(1, 2, CPU), ...profile(3, 4, SAMPLES)])]), ...message(2, DICTIONARY)]

const JSON_DATA = {
  resourceProfiles: [
    {
      resource: {
        attributes: [
          { key: 'service.name', value: { stringValue: 'shop' } },
          { key: 'process.executable.name', value: { stringValue: 'shop' } },
        ],
      },
      scopeProfiles: [
        {
          profiles: [
            {
              sampleType: { typeStrindex: 1, unitStrindex: 2 },
              samples: [
                {
                  stackIndex: 1,
                  attributeIndices: [1],
                  values: ['10', '30'],
                  timestampsUnixNano: [String(START + 5n), String(START + 9n)],
                },
                { stackIndex: 2, values: ['7'] },
              ],
              timeUnixNano: String(START),
              durationNano: '2000000000',
              periodType: { typeStrindex: 1, unitStrindex: 2 },
              period: '10000000',
            },
            {
              sampleType: { typeStrindex: 3, unitStrindex: 4 },
              samples: [{ stackIndex: 1, timestampsUnixNano: [String(START + 5n), String(START + 9n)] }],
              timeUnixNano: String(START),
              durationNano: '2000000000',
            },
          ],
        },
      ],
    },
  ],
  dictionary: {
    mappingTable: [{}, { memoryStart: '4096', memoryLimit: '36864', filenameStrindex: 8 }, { filenameStrindex: 12 }],
    locationTable: [
      {},
      { mappingIndex: 1, address: '4112', lines: [{ functionIndex: 1, line: '40' }], attributeIndices: [2] },
      {
        mappingIndex: 1,
        address: '4128',
        lines: [
          { functionIndex: 3, line: '7' },
          { functionIndex: 2, line: '12', column: '5' },
        ],
      },
      { mappingIndex: 2, address: '32512' },
    ],
    functionTable: [
      {},
      { nameStrindex: 5, filenameStrindex: 9, startLine: '38' },
      { nameStrindex: 6, filenameStrindex: 9 },
      { nameStrindex: 7, filenameStrindex: 9 },
    ],
    stringTable: STRINGS,
    attributeTable: [{}, { keyStrindex: 10, value: { stringValue: 'worker-1' } }, { keyStrindex: 11, value: { stringValue: 'native' } }],
    stackTable: [{}, { locationIndices: [2, 1] }, { locationIndices: [3, 2, 1] }],
  },
}

export function writeOtlpByHand() {
  const { add } = fixtureFolder('otlp-profiles')
  const form = { tool: 'by hand', version: 'opentelemetry-proto 1.11', command: COMMAND }
  /** As the classes decode it that Python's opentelemetry-proto 1.45.2 generates from the schema. */
  const oracle = (/** @type {number} */ times) => ({
    tool: 'opentelemetry-proto 1.45.2 for Python',
    sums: { cpu: 47 * times, samples: 2 * times },
  })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(DATA.length)
  add({
    ...form,
    case: 'message',
    extension: 'pb',
    about: 'one message: two profiles, inlined function, thread, times',
    oracle: oracle(1),
    bytes: Buffer.from(DATA),
  })
  add({
    ...form,
    case: 'lengths',
    extension: 'otlp',
    about: 'the same message twice, as the Collector writes files',
    oracle: oracle(2),
    bytes: Buffer.concat([length, Buffer.from(DATA), length, Buffer.from(DATA)]),
  })
  add({
    ...form,
    case: 'json',
    extension: 'json',
    about: 'the same as OTLP/JSON',
    oracle: oracle(1),
    bytes: Buffer.from(`${JSON.stringify(JSON_DATA)}\n`),
  })
}

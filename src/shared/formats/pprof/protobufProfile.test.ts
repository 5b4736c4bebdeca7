import { expect, test } from 'vitest'
import { pprofText } from '../../../testing/pprofText'
import { foldedOf, profileOf, read } from '../../../testing/reading'
import { functionSource } from '../../analysis/functionTable'
import { protoWriter } from '../../bytes/protobufWriter'
import { FLAG_INLINED, NONE, stringAt, type Profile } from '../../profile/profile'
import { errorText } from '../errorText'
import { profileReading } from '../reading'

const SHOP = `
  type samples count
  type cpu nanoseconds
  function tax - tax.go:7
  location 1 tax:12
  location 2 order:40
  location 3 main
  sample 1 2 3 = 5 50
  sample 2 3 = 1 10
`

function errorOf(bytes: Uint8Array): string {
  const result = read(bytes)
  return result.ok ? 'no error' : errorText(result.error)
}

function frames({ stacks, frames: table, functions, strings }: Profile): string[] {
  return Array.from(stacks.frame, frame => {
    const inlined = (table.flags[frame] & FLAG_INLINED) !== 0 ? ' inlined' : ''
    const address = table.address === null ? '' : ` 0x${table.address[frame].toString(16)}`
    return `${strings[functions.name[table.fn[frame]]]}:${table.line[frame]}${address}${inlined}`
  })
}

test('reads stacks leaf first and shows the last sample type', () => {
  expect(foldedOf(pprofText(SHOP))).toEqual(['main;order 10', 'main;order;tax 50'])
  expect(foldedOf(pprofText(SHOP), 'samples')).toEqual(['main;order 1', 'main;order;tax 5'])
})

test('shows the sample type that the file names first', () => {
  expect(profileOf(pprofText(`${SHOP}\ndefault samples`)).meta.defaultSampleType).toBe(0)
  expect(profileOf(pprofText(`${SHOP}\ndefault nonsense`)).meta.defaultSampleType).toBe(1)
})

test('is the same however the file is cut into chunks', () => {
  const bytes = pprofText(SHOP)
  for (const chunkBytes of [1, 2, 3, 7, 64]) {
    const result = read(bytes, chunkBytes)
    expect(result.ok && result.value).toEqual(profileOf(bytes))
  }
})

test('keeps inlined lines as frames, the last line outermost', () => {
  const profile = profileOf(
    pprofText(`
      type cpu nanoseconds
      mapping 1 /usr/bin/app
      location 1 0x4010 @1 inner:3 middle:8 outer:21
      sample 1 = 7
    `),
  )
  expect(frames(profile)).toEqual(['outer:21 0x4010', 'middle:8 0x4010 inlined', 'inner:3 0x4010 inlined'])
})

test('names an address without a symbol after its file, and keeps the address', () => {
  const profile = profileOf(
    pprofText(`
      type cpu nanoseconds
      mapping 1 /usr/lib/libssl.so.3
      location 1 0x7f00aa10 @1
      location 2 0x7f00aa20 @1
      location 3 0xdead
      sample 1 2 3 = 7
    `),
  )
  expect(frames(profile)).toEqual(['<unknown>:-1 0xdead', '[libssl.so.3]:-1 0x7f00aa20', '[libssl.so.3]:-1 0x7f00aa10'])
  expect(profile.functions.name.length).toBe(2)
})

test('adds up functions by name, as pprof does, and says so where their files differ', () => {
  const profile = profileOf(
    pprofText(`
      type cpu nanoseconds
      function init - a.c:1
      function init2 init b.c:9
      location 1 init:2
      location 2 -:3
      function - init b.c:9
      sample 1 = 1
      sample 2 = 2
    `),
  )
  expect(Array.from(profile.functions.name, name => profile.strings[name])).toEqual(['init'])
  expect(profile.functions.file[0]).toBe(NONE)
  expect(profile.meta.notes).toEqual([{ what: 'functions of one name in several files, added up as pprof does', count: 1, where: null }])
})

test("colours Go's functions by package, others by their file", () => {
  const profile = profileOf(
    pprofText(`
      type cpu nanoseconds
      mapping 1 /srv/app/shop
      function github.com/acme/shop%2ego/tax.(*Rates).For - /src/rates.go:4
      location 1 @1 github.com/acme/shop%2ego/tax.(*Rates).For
      location 2 @1 runtime.memmove
      location 3 @1 sqlite3_step
      function runtime.memmove - memmove_amd64.s:1
      function sqlite3_step - sqlite3.c:1
      sample 1 2 3 = 1
    `),
  )
  const modules = Array.from(profile.functions.module, row => stringAt(profile, row))
  expect(modules.sort()).toEqual(['github.com/acme/shop.go/tax', 'runtime', 'shop'])
})

test('keeps labels: text, numbers with a unit, and repeated keys', () => {
  const { labels, samples, strings } = profileOf(
    pprofText(`
      type cpu nanoseconds
      location 1 main
      sample 1 = 1 endpoint=/tax endpoint=/rates bytes=64:kilobytes
      sample 1 = 2
    `),
  )
  const setOf = (sample: number) => {
    const set = samples.labelSet?.[sample] ?? 0
    return Array.from(labels.key.slice(labels.start[set], labels.start[set + 1]), (key, at) => {
      const label = labels.start[set] + at
      const { [label]: text } = labels.text
      return [
        strings[key],
        text === NONE ? labels.number[label] : strings[text],
        labels.unit[label] === NONE ? null : strings[labels.unit[label]],
      ]
    })
  }
  expect([setOf(0), setOf(1)]).toEqual([
    [
      ['endpoint', '/tax', null],
      ['endpoint', '/rates', null],
      ['bytes', 64, 'kilobytes'],
    ],
    [],
  ])
})

test('reads a saved difference with its values below nothing', () => {
  const base = pprofText(`${SHOP}\nsample 1 2 3 = -2 -20 pprof::base=true`)
  expect(foldedOf(base)).toEqual(['main;order 10', 'main;order;tax 30'])
  expect(profileOf(base).meta.notes).toEqual([{ what: 'label sets that mark the base of a saved difference', count: 1, where: null }])
})

test('says when a value is too big to be exact', () => {
  const { meta } = profileOf(pprofText('type cpu nanoseconds\nlocation 1 main\nsample 1 = 9007199254740993'))
  expect(meta.notes).toEqual([{ what: 'values beyond 2^53, rounded', count: 1, where: 'byte 14' }])
})

test('takes any 64 bits as an id', () => {
  const ids = ['18446744073709551615', '9007199254740993', '9007199254740992', '4294967296']
  const locations = ids.map((id, at) => `location ${id} f${at}`).join('\n')
  expect(foldedOf(pprofText(`type cpu nanoseconds\n${locations}\nsample ${ids.join(' ')} = 1`))).toEqual(['f3;f2;f1;f0 1'])
})

test('states what the file says of itself', () => {
  const { meta } = profileOf(
    pprofText(`${SHOP}
      mapping 1 /srv/app/shop
      period_type cpu nanoseconds
      period 10000000
      time 1700000000123000000
      duration 2500000000
      comment before the release`),
  )
  expect([meta.startMs, meta.durationNs, meta.sampleCount]).toEqual([1700000000123, 2.5e9, 2])
  expect(meta.facts).toEqual([
    ['period', '10.0 ms of cpu'],
    ['binary', '/srv/app/shop'],
    ['comment', 'before the release'],
  ])
})

test('refuses a reference that leads nowhere, with the place of the message', () => {
  const broken = {
    'a sample at location 9, which is not there': 'type cpu ns\nlocation 1 main\nsample 1 9 = 1',
    'samples with 2 values where there are 1 sample types': 'type cpu ns\nlocation 1 main\nsample 1 = 1 2',
    'a second location of the same id': 'type cpu ns\nlocation 1 main\nlocation 1 main\nsample 1 = 1',
    'a location without an id': 'type cpu ns\nlocation 0 main\nsample 1 = 1',
    'a sample with 1 values where others have 2': 'type a b\ntype c d\nlocation 1 main\nsample 1 = 1 2\nsample 1 = 1',
  }
  for (const [what, text] of Object.entries(broken)) {
    const error = errorOf(pprofText(text))
    expect(error).toContain(`broken pprof file: ${what}`)
    expect(error).toMatch(/ at byte \d+$/)
  }
})

test('refuses two profiles that were joined end to end', () => {
  const one = pprofText(SHOP)
  const timed = pprofText(`time 5\n${SHOP}`)
  expect(errorOf(new Uint8Array([...one, ...one]))).toContain('a second location of the same id')
  expect(errorOf(new Uint8Array([...timed, ...timed]))).toContain('the start of a second profile')
})

test('refuses a string table that does not start with the empty string', () => {
  expect(errorOf(Uint8Array.of(0x0a, 2, 8, 1, 0x32, 1, 65, 0x12, 2, 0x10, 1))).toBe(
    'broken pprof file: a string table that does not start with an empty string at byte 4',
  )
})

test('refuses a file that is cut off', () => {
  expect(errorOf(pprofText(SHOP).slice(0, -1))).toMatch(/^broken pprof file: the file is cut off in the middle of a field at byte \d+$/)
})

test('has the same figures by function whether stacks are built or not', () => {
  const bytes = pprofText(`
    type samples count
    type space bytes
    mapping 1 /srv/bin/shop
    location 1 @1 0x10
    location 2 @1 0x20
    location 3 walk:1
    location 4 malloc:2 grow:7
    location 5 main
    drop_frames mal.*
    sample 4 3 3 3 5 = 1 64
    sample 1 2 3 5 = 2 128
    sample 4 3 3 3 5 = 3 192
    sample 2 5 = -1 -32
    sample = 7 1024
  `)
  const reading = profileReading()
  reading.push(bytes)
  const short = reading.finishFunctions()
  const tables = [short?.ok === true ? short.value : null, functionSource(profileOf(bytes))].map(source =>
    [0, 1].map(type => {
      const weights = source?.weigh(type)
      const rows = Array.from(source?.functions.name ?? [], (name, fn) => [source?.strings[name], weights?.self[fn], weights?.total[fn]])
      return { total: weights?.totalValue, rows: rows.sort() }
    }),
  )
  expect(tables[0]).toEqual(tables[1])
  expect(tables[0][1]).toEqual({
    total: 1376,
    rows: [
      ['(no stack)', 1024, 1024],
      ['[shop]', 96, 96],
      ['grow', 256, 256],
      ['main', 0, 352],
      ['walk', 0, 384],
    ],
  })
})

test('recognises a profile by its bytes, in whatever order its fields stand', () => {
  const samplesFirst = pprofText('location 1 main\nsample 1 = 1\nsample 1 = 2\ntype cpu ns')
  expect(foldedOf(samplesFirst)).toEqual(['main 3'])
  expect(errorOf(Uint8Array.of(0x0a, 3, 65, 66, 67))).toContain('not a profile we can read')
})

test('does not repeat one long text for everything that refers to it', () => {
  const text = 'x'.repeat(2 ** 19)
  const comments = `comment ${text}\n`.repeat(40)
  const mappings = Array.from({ length: 40 }, (_, at) => `mapping ${at + 1} /${text}\n`).join('')
  const { meta } = profileOf(pprofText(`type ${text} ns\nlocation 1 main\nsample 1 = 1\n${comments}${mappings}`))
  expect(meta.sampleTypes[0].name).toHaveLength(200)
  expect([meta.facts.length, meta.mappings?.length]).toEqual([1, 1])
})

test('a label that leads nowhere is refused by who needs functions only, too', () => {
  const writer = protoWriter()
  writer.message(1, () => {
    writer.int(1, 1)
    writer.int(2, 2)
  })
  writer.message(2, () => {
    writer.bits(2, 5n)
    writer.message(3, () => writer.int(1, 99))
  })
  for (const text of ['', 'cpu', 'nanoseconds']) writer.text(6, text)
  const bytes = writer.finish()
  const reading = profileReading()
  reading.push(bytes)
  const functions = reading.finishFunctions()
  expect(functions?.ok === false && errorText(functions.error)).toMatch(/a label that cannot be read/)
  expect(errorOf(bytes)).toMatch(/a label that cannot be read/)
})

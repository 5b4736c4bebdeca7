import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { frameKind, FLAG_INLINED, functionName } from '../profile/profile'
import { isComparison } from './comparedTypes'

function notesOf(input: string) {
  return profileOf(input).meta.notes
}

test('keeps counts below zero, as differences have them, and says so', () => {
  expect(foldedOf('a;b -3\na;c 5\na;b 1\na;d-1 2\na;e - 2\n')).toEqual(['a;b -2', 'a;c 5', 'a;d-1 2', 'a;e - 2'])
  expect(profileOf('a;b -3\na;c 5\n').meta.notes).toEqual([
    { what: 'counts below zero, as in a saved difference, kept', count: 1, where: 'line 1' },
  ])
})

test('prints counts of any size in digits', () => {
  expect(foldedOf('a;b 18446744073709551615\na;c 0.00000012\n')).toEqual(['a;b 18446744073709551616', 'a;c 0.00000012'])
})

test('reads two stacks with a line between that is none', () => {
  expect(foldedOf('a;b 3\nnot a line\nb;c 4\n')).toEqual(['a;b 3', 'b;c 4'])
})

test('sums the stacks of a folded file, whatever its line ends', () => {
  expect(foldedOf('main;work;inner 3\r\nmain;idle 2\nmain;work;inner 4')).toEqual(['main;idle 2', 'main;work;inner 7'])
})

test('keeps fractions and blanks inside names, and adds fractions up as people do', () => {
  expect(foldedOf('main;std::vector<int, char> 0.1\nmain;a b c\t2\nmain 3\nmain;std::vector<int, char>  0.2')).toEqual([
    'main 3',
    'main;a b c 2',
    'main;std::vector<int, char> 0.3',
  ])
})

test('names the line it could not read, and reads the others', () => {
  const result = read('a 1\nnonsense\n\n# a comment\nb 2\nc 3\n')
  expect(result.ok && result.value.meta.notes).toEqual([{ what: 'lines without a stack and a count', count: 1, where: 'line 2' }])
})

test('reads UTF-16 as PowerShell writes it', () => {
  const bytes = new Uint8Array(Buffer.from('\ufeffmain;größe 2\r\nmain 1\r\n', 'utf16le'))
  expect(foldedOf(bytes)).toEqual(['main 1', 'main;größe 2'])
})

test('opens two columns on every line as a baseline and a current profile', () => {
  const profile = profileOf('main;a 5 3\nmain;b 0 4\nmain 1.5 0\n')
  expect(isComparison(profile.meta)).toBe(true)
  expect(foldedOf('main;a 5 3\nmain;b 0 4\n', 'baseline')).toEqual(['main;a 5'])
  expect(foldedOf('main;a 5 3\nmain;b 0 4\n')).toEqual(['main;a 3', 'main;b 4'])
})

test('takes the first number for a part of the name as soon as one line has but one', () => {
  const lines = 'main;worker 1 30\nmain;worker 2 40\nworker 3 5\nmain 2\nmain;worker 1 1\n'
  expect(isComparison(profileOf(lines).meta)).toBe(false)
  expect(foldedOf(lines)).toEqual(['main 2', 'main;worker 1 31', 'main;worker 2 40', 'worker 3 5'])
})

test('counts each line once when no line has a count', () => {
  expect(foldedOf('main;a\nmain;b\nmain;a\n')).toEqual(['main;a 2', 'main;b 1'])
  expect(notesOf('main;a\nmain;b\nmain;a\n')).toEqual([
    { what: 'stacks without a count, each taken for one sample', count: 3, where: 'line 1' },
  ])
})

test('leaves lines without a count out as soon as one has a count', () => {
  const lines = 'main;lost\nmain;a 1\nmain;b 2\nmain;c 3\nmain;lost\n'
  expect(foldedOf(lines)).toEqual(['main;a 1', 'main;b 2', 'main;c 3'])
  expect(profileOf(lines).functions.name.length).toBe(4)
  expect(notesOf(lines)).toEqual([{ what: 'lines without a stack and a count', count: 2, where: 'line 1' }])
})

test('takes marks for what they say of a frame, and prints them back', () => {
  const lines = ['main;f_[0] 2', 'main;f_[1] 3', 'main;f_[i] 4', 'main;f_[j] 1', 'main;f_[w] 6', 'main;sys_read_[k] 5']
  const { functions, frames, ...profile } = profileOf(lines.join('\n'))
  expect(Array.from(functions.name, name => profile.strings[name])).toEqual(['main', 'f', 'sys_read'])
  expect(Array.from(frames.flags, flags => `${frameKind(flags)}${flags & FLAG_INLINED ? ' inlined' : ''}`)).toEqual([
    'unknown',
    'interpreted',
    'jit',
    'unknown inlined',
    'jit',
    'unknown',
    'kernel',
  ])
  expect(foldedOf(lines.join('\n'))).toEqual(lines)
})

test('does not split a function by the line that py-spy writes, and prints the line back', () => {
  const lines = ['<module> (app.py:9);handle (app.py:12) 3', '<module> (app.py:9);handle (app.py:14) 4', 'handle (other.py:3:7) 1']
  const profile = profileOf(lines.join('\n'))
  const rows = Array.from(profile.functions.name, (_, fn) => [functionName(profile, fn), profile.strings[profile.functions.file[fn]]])
  expect(rows).toEqual([
    ['<module>', 'app.py'],
    ['handle', 'app.py'],
    ['handle', 'other.py'],
  ])
  expect(Array.from(profile.frames.line)).toEqual([9, 12, 14, 3])
  expect(foldedOf(lines.join('\n'))).toEqual(lines)
})

test('knows the package of a Java method', () => {
  const profile = profileOf('java/util/HashMap.get 1\nnet/http.(*Client).Do 2\nmain 3\n')
  expect(Array.from(profile.functions.module, row => profile.strings[row] ?? null)).toEqual(['java/util', null, null])
})

test("makes threads of async-profiler's root frames, and keeps the frames", () => {
  const lines = ['[main tid=12];a 1', '[pool-1-thread-2 tid=30];a 2', 'a 3']
  const profile = profileOf(lines.join('\n'))
  expect(profile.threads).toEqual([
    { name: 'main', processId: null, threadId: 12 },
    { name: 'pool-1-thread-2', processId: null, threadId: 30 },
  ])
  expect(Array.from(profile.samples.thread ?? [])).toEqual([0, 1, -1])
  expect(foldedOf(lines.join('\n'))).toEqual(lines)
})

test('leaves frames without a name out and says so', () => {
  expect(foldedOf('a;;b 1\n;a;b 2\na;b; 4\n')).toEqual(['a;b 7'])
  expect(notesOf('a;;b 1\na;;b;c 2\na;b 4\n')).toEqual([{ what: 'frames without a name, left out', count: 2, where: 'line 1' }])
})

test('says so when a count is too large to be exact', () => {
  expect(notesOf('a 9007199254740993\nb 1\n')).toEqual([{ what: 'counts past 2^53, rounded', count: 1, where: 'line 1' }])
})

test('does not take a number of 400 digits for a count', () => {
  expect(foldedOf(`a ${'9'.repeat(400)}\na 1\nb 2\n`)).toEqual(['a 1', 'b 2'])
})

test('gives the same rows whatever the size of the chunks it comes in', () => {
  const lines = Array.from({ length: 200 }, (_, i) => `main;f${i % 7};${'g'.repeat(i % 40)}h;f${i % 3} ${i}`).join('\n')
  const whole = read(lines)
  for (const chunkBytes of [1, 3, 64, 997]) expect(read(lines, chunkBytes)).toEqual(whole)
})

test('does not take prose, programs or tables for stacks', () => {
  for (const text of ['Dear reader,\nthis is prose.\n', 'int x = 1;\nint y = 2;\nreturn x;\n', 'a,b,c\n1,2,3\n4,5,6\n']) {
    const result = read(text)
    expect(result.ok ? 'read' : result.error.kind).toBe('unknown-format')
  }
})

test('reads counts with an exponent, also in two columns', () => {
  expect(foldedOf('a;render 120\na;query 1.5e+06\na;gc 4E1\n')).toEqual(['a;gc 40', 'a;query 1500000', 'a;render 120'])
  expect(foldedOf('a;b 1e-05\na;c 2.5e-05\n')).toEqual(['a;b 0.00001', 'a;c 0.000025'])
  const { meta, samples } = profileOf('a;b 1e-05 2e-05\na;c 1e3 7\n')
  expect(meta.sampleTypes.map(({ name }) => name)).toEqual(['baseline', 'current'])
  expect(samples.values).toEqual([Float64Array.of(1e-5, 1000), Float64Array.of(2e-5, 7)])
})

test('says what two numbers at the end of every line were taken for', () => {
  const { notes } = profileOf('main;thread 12 34\nmain;thread 13 30\n').meta
  expect(notes).toMatchObject([{ what: 'lines that end in two numbers, taken for a baseline and a current count', count: 2 }])
})

test('takes the last parenthesis for the place, whatever stands in the path', () => {
  const profile = profileOf('<module> (C:\\Program Files (x86)\\main.py:3);total (C:\\Program Files (x86)\\cart.py:8) 70\n')
  const text = (row: number) => profile.strings[row]
  expect(Array.from(profile.functions.name, text)).toEqual(['<module>', 'total'])
  expect(Array.from(profile.functions.file, text)).toEqual(['C:\\Program Files (x86)\\main.py', 'C:\\Program Files (x86)\\cart.py'])
  expect([...profile.frames.line]).toEqual([3, 8])
})

test('reads the frames of rbspy: names, files and lines, and functions of C', () => {
  const profile = profileOf('<main> - app.rb:9;work - app.rb:3 5\n<main> - app.rb:9;sleep [c function] - (unknown) 2\n')
  const text = (row: number) => profile.strings[row] ?? null
  expect(Array.from(profile.functions.name, text)).toEqual(['<main>', 'work', 'sleep'])
  expect(Array.from(profile.functions.file, text)).toEqual(['app.rb', 'app.rb', null])
  expect([...profile.frames.line]).toEqual([9, 3, -1])
})

test('reads stacks whose root is a word in braces, as PHP has them', () => {
  expect(foldedOf('{main} 5\n{main};total 7\n{closure:/srv/cart.php:8-12};tax 2\n')).toEqual([
    '{closure:/srv/cart.php:8-12};tax 2',
    '{main} 5',
    '{main};total 7',
  ])
})

test('reads a name with a NUL in it, and no binary file', () => {
  const profile = profileOf('serve;a@anonymous\0/srv/lib.php::parse 5\nserve;ship 3\n')
  expect(Array.from(profile.functions.name, (_, fn) => functionName(profile, fn))).toEqual([
    'serve',
    'a@anonymous\0/srv/lib.php::parse',
    'ship',
  ])
  expect(read('a;b 5\n\0\0\u0001 7\n')).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
})

test.each([
  ['JSON on one line', `{"rows": [${'{"k": "v;0"}, '.repeat(9000)}1]} 1`],
  ['JSON a line', '{"a;b": 1, "c": 2}\n'.repeat(5)],
  ['objects in short form', '{a: 1} 2\n{b: 2} 3\n{a:1,b:2} 4\n'],
  ['settings', 'width: 12\nheight: 5\ndepth: 7\n'],
  ['a table with semicolons', 'id;name;city\n1;Anna;Berlin\n2;Max;Bonn\n3;Eva;Ulm\n'],
  ['a program', 'const a = 1;\nfor (let i = 0; i < 9; i++) run(i)\nexport { a }\n'],
])('does not take %s for stacks', (_, text) => {
  expect(read(text)).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
})

test('refuses a file that has more other lines than stacks', () => {
  expect(read(`${'a;b 5\n'.repeat(9000)}${'nothing here\n'.repeat(9001)}`)).toMatchObject({
    ok: false,
    error: {
      kind: 'malformed',
      format: 'folded',
      what: '9001 lines are no stack with a count, more than the 9000 that are; the first is',
      place: { unit: 'line', at: 9001 },
    },
  })
})

import { describe, expect, test } from 'vitest'
import { functionSource } from '../shared/analysis/functionTable'
import { foldedLines } from './foldedLines'
import { errorText } from '../shared/formats/errorText'
import { profileInfo } from '../shared/report/profileInfo'
import { topFunctions } from '../shared/report/topFunctions'
import { read } from './reading'

/** What a hostile or broken writer puts in place of a number. */
const NUMBERS = ['1e400', '-1e400', '1e308', '1e300', '-1e300', '9'.repeat(400), '1e25']

/** A file of each format, with a good sample and one that weighs `n`. */
const FILES: Readonly<Record<string, (n: string) => string>> = {
  'sampled speedscope': n => speedscope(`"type":"sampled","samples":[[0],[1],[1]],"weights":[3,${n},${n}]`),
  'evented speedscope': n =>
    speedscope(
      `"type":"evented","events":[{"type":"O","frame":0,"at":0},{"type":"C","frame":0,"at":3},{"type":"O","frame":1,"at":3},{"type":"C","frame":1,"at":${n}}]`,
    ),
  '.cpuprofile': n =>
    `{"nodes":[{"id":1,"callFrame":{"functionName":"good"}},{"id":2,"callFrame":{"functionName":"bad"}}],"startTime":0,"endTime":${n},"samples":[1,2,1],"timeDeltas":[0,3,${n}]}`,
  'hits of a .cpuprofile': n =>
    `{"nodes":[{"id":1,"hitCount":3,"callFrame":{"functionName":"good"}},{"id":2,"hitCount":${n},"callFrame":{"functionName":"bad"}}]}`,
  '.heapprofile': n =>
    `{"head":{"callFrame":{"functionName":"good"},"selfSize":3,"id":1,"children":[{"callFrame":{"functionName":"bad"},"selfSize":${n},"id":2,"children":[]}]}}`,
  'a Chrome trace': n =>
    `[{"name":"good","ph":"X","ts":0,"dur":3,"pid":1,"tid":1},{"name":"bad","ph":"X","ts":10,"dur":${n},"pid":1,"tid":1},{"name":"bad","ph":"X","ts":${n},"dur":1,"pid":1,"tid":2}]`,
  Pyroscope: n =>
    `{"flamebearer":{"names":["total","good","bad"],"levels":[[0,4,0,0],[0,3,3,1,0,1,${n},2]],"numTicks":4,"maxSelf":3},"metadata":{"format":"single","units":"objects"}}`,
  stackprof: n =>
    `{"version":1.2,"mode":"cpu","interval":${n},"samples":2,"frames":{"1":{"name":"good","samples":3},"2":{"name":"bad","samples":1}},"raw":[1,1,3,1,2,${n}]}`,
  'stackprof without stacks': n =>
    `{"version":1.2,"mode":"object","interval":1,"gc_samples":0,"frames":{"1":{"name":"good","samples":3,"total_samples":3,"edges":{"2":${n}}},"2":{"name":"bad","samples":${n},"total_samples":${n}}}}`,
  'a Firefox profile': n =>
    `{"meta":{"interval":1,"version":27,"preprocessedProfileVersion":47},"libs":[],"threads":[{"stringArray":["good","bad"],"funcTable":{"length":2,"name":[0,1]},"frameTable":{"length":2,"func":[0,1]},"stackTable":{"length":2,"frame":[0,1],"prefix":[null,null]},"samples":{"length":2,"stack":[0,1],"time":[0,${n}],"weight":[3,${n}],"weightType":"samples"}}]}`,
  'jfr print --json': n =>
    `{"recording":{"events":[${['3', n].map((bytes, i) => `{"type":"jdk.ObjectAllocationSample","values":{"startTime":"2024-01-01T10:00:0${i}Z","weight":${bytes},"objectClass":{"name":"A"},"stackTrace":{"truncated":false,"frames":[{"method":{"type":{"name":"shop/A"},"name":"f","descriptor":"()V"},"lineNumber":1,"type":"JIT compiled"}]}}}`).join(',')}]}}`,
  'jfr print': n =>
    ['3 bytes', `${n} bytes`, `${n} EB`]
      .map(
        bytes =>
          `jdk.ObjectAllocationSample {\n  startTime = 10:00:00.000\n  weight = ${bytes}\n  objectClass = shop.A\n  stackTrace = [\n    shop.A.f() line: 1\n  ]\n}\n`,
      )
      .join('\n'),
  'folded stacks': n => `main;good 3\nmain;bad ${n}\nmain;worse ${n}\n`,
  callgrind: n => `# callgrind format\nevents: Ir\nfn=good\n1 3\nfn=bad\n1 ${n}\ncfn=good\ncalls=1 1\n1 ${n}\n`,
  'a heap profile as text': n =>
    `heap profile: 3: 3 [3: 3] @ heap_v2/524288\n1: 3 [1: 3] @ 0x1 0x2\n1: ${n} [1: ${n}] @ 0x3 0x4\n${n}: 1 [${n}: 1] @ 0x3 0x5\n`,
  contention: n => `--- contentionz 1 ---\ncycles/second = 1\nsampling period = ${n}\n3 1 @ 0x1 0x2\n${n} ${n} @ 0x3\n`,

  'Deep Copy of Instruments': n => `Weight\tSelf Weight\t\tSymbol Name\n3.00 s  100.0%\t3.00 s\t \tgood\n${n} s  1%\t${n} s\t \tbad\n`,
}

function speedscope(profile: string): string {
  return `{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[{"name":"good"},{"name":"bad"}]},"profiles":[{"name":"p","unit":"none","startValue":0,"endValue":9,${profile}}]}`
}

/** Every number in what a command prints as JSON. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe.each(Object.entries(FILES))('%s', (_, file) => {
  test('is read with a number in place', () => {
    expect(read(file('5')).ok).toBe(true)
  })

  test.each(NUMBERS)('with %s makes no total that is no number, and says what was left out', number => {
    const result = read(file(number))
    if (!result.ok) {
      expect(errorText(result.error)).toMatch(/\w{3}/)
      return
    }
    const profile = result.value
    expect(profile.meta.notes).not.toEqual([])
    profile.meta.sampleTypes.forEach((_type, type) => {
      const top = topFunctions(functionSource(profile), type, 'self', 0)
      expect(numbersIn([top, profileInfo(profile)]).filter(value => !Number.isFinite(value))).toEqual([])
      expect(foldedLines(profile, type).filter(line => /NaN|Infinity|\de\+?\d/.test(line))).toEqual([])
    })
  })
})

test('says in one sentence that no sample of a file weighs anything that can be added up', () => {
  const result = read(FILES['sampled speedscope']('1e400').replace('[3,', '[1e400,'))
  expect(result.ok ? result.value.meta.notes : errorText(result.error)).toBe(
    'a speedscope file in which no weight is a number that can be added up (samples left out: 3)',
  )
})

test('names the record that was left out, and keeps the others', () => {
  const result = read('app 1 1.0: 3 cycles:\n\t1000 good (/x)\n\napp 1 2.0: 99999999999999999999 cycles:\n\t2000 bad (/x)\n\n')
  expect(result.ok && [foldedLines(result.value, 0), result.value.meta.notes]).toEqual([
    ['app;good 3'],
    [
      { what: 'periods past 2^53, rounded', count: 1, where: 'line 4' },
      { what: 'samples whose weight or time is no number that can be added up, left out', count: 1, where: 'sample 2' },
    ],
  ])
})

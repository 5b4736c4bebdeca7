import { expect, test } from 'vitest'
import { profileOf } from './profileOf'
import type { Series, Suite } from './suite'

const series = (name: string, params: Readonly<Record<string, string>> = {}): Series => ({ name, params, measures: [], isWarmedUp: false })

function found(tool: string, all: readonly Series[], paths: readonly string[]) {
  const suite: Suite = { tool, version: null, moment: null, environment: {}, commit: null, warnings: [], notes: [], series: all }
  return all.map(one => profileOf(one, suite, paths))
}

test('JMH writes a folder for each benchmark, with its parameters', () => {
  const paths = [
    'com.example.Shop.price-AverageTime-size-10/jfr-cpu.jfr',
    'com.example.Shop.price-AverageTime-size-100/jfr-cpu.jfr',
    'com.example.Shop.tax-AverageTime/flame-cpu-forward.html',
    'com.example.Shop.tax-AverageTime/jfr-cpu.jfr',
  ]
  const all = [
    series('com.example.Shop.price', { size: '10' }),
    series('com.example.Shop.price', { size: '100' }),
    series('com.example.Shop.tax'),
    series('com.example.Shop.ship'),
  ]
  expect(found('JMH', all, paths)).toEqual([paths[0], paths[1], paths[3], null])
})

test('pytest-benchmark, BenchmarkDotNet and Criterion have the name in the file or folder', () => {
  const [pytest, dotnet, criterion] = [
    'profile-test_parse.prof',
    'Shop.Price-20260801.speedscope.json',
    'target/criterion/shop/price/profile/cpu.pb.gz',
  ]
  const all = [series('tests/test_shop.py::test_parse'), series('Shop.Price'), series('shop/price')]
  expect(found('', all, [pytest, dotnet, criterion])).toEqual([pytest, dotnet, dotnet])
})

test("one profile of Go's runner is of all benchmarks; of others only where there is one", () => {
  const two = [series('BenchmarkA'), series('BenchmarkB')]
  expect(found('Go', two, ['cpu.pprof'])).toEqual(['cpu.pprof', 'cpu.pprof'])
  expect(found('hyperfine', two, ['cpu.pprof'])).toEqual([null, null])
  expect(found('hyperfine', two.slice(1), ['run.cpuprofile'])).toEqual(['run.cpuprofile'])
})

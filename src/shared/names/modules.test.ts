import { expect, test } from 'vitest'
import { moduleOf } from './modules'

test.each([
  ['net/http.(*conn).serve', 'net/http'],
  ['github.com/lib/pq.(*conn).query', 'github.com/lib/pq'],
  ['runtime.mallocgc', 'runtime'],
  ['java.util.HashMap.put', 'java.util'],
  ['java/util/HashMap.put', 'java/util'],
  ['Ljava/util/HashMap;::put', 'java/util'],
  ['System.Text.Json.JsonSerializer.Serialize', 'System.Text.Json'],
  ['System.Private.CoreLib!System.String.Concat', 'System.Private.CoreLib'],
  ['std::vector<int>::push_back', 'std'],
  ['void shop::sort<shop::Cart>(shop::Cart*, shop::Cart*)', 'shop'],
  ['serde_json::de::from_str', 'serde_json'],
  ['<serde_json::de::Deserializer<R> as serde::de::Deserializer>::deserialize_any', 'serde_json'],
  ['tcp_sendmsg_[k]', 'kernel'],
  ['do_work (worker.py:12)', 'worker.py'],
  ['main', null],
  ['operator new(unsigned long)', null],
  ['std::less<void>::operator()(char const*, unsigned long)', 'std'],
  ['[libc-2.31.so]', null],
  ['0x7f0012ab34cd', null],
])('the module of %s is %s', (name, module) => {
  expect(moduleOf({ name, file: null, module: null })).toBe(module)
})

test('what stands in a module column and is none does not become one', () => {
  const of = (module: string) => moduleOf({ name: 'shop::total(char const*)', file: null, module })
  expect(of('char const*, unsigned long')).toBe('shop')
  expect(of('/tmp/perf-4711.map')).toBe('shop')
  expect(of('[unknown]')).toBe('shop')
  expect(of('/srv/bin/shop')).toBe('/srv/bin/shop')
  expect(of('[kernel.kallsyms]')).toBe('[kernel.kallsyms]')
})

test('a file in a folder of packages belongs to its package', () => {
  const of = (file: string) => moduleOf({ name: 'run', file, module: null })
  expect(of('/srv/node_modules/@acme/cart/lib/index.js')).toBe('@acme/cart')
  expect(of('/srv/node_modules/express/lib/router.js')).toBe('express')
  expect(of('/venv/lib/python3.11/site-packages/requests/api.py')).toBe('requests')
  expect(of('/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/regex-1.9.1/src/lib.rs')).toBe('regex-1.9.1')
  expect(of('src/cart.js')).toBe('src/cart.js')
})

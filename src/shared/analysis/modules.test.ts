import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionModules, moduleInName } from './modules'

test('reads the package from the names of every runtime', () => {
  const modules = [
    'net/http.(*conn).serve',
    'github.com/lib/pq.(*conn).query',
    'runtime.mallocgc',
    'java.util.HashMap.put',
    'java/util/HashMap.put',
    'Ljava/util/HashMap;::put',
    'System.Text.Json.JsonSerializer.Serialize',
    'std::vector<int>::push_back',
    'serde_json::de::from_str',
    'tcp_sendmsg_[k]',
    'do_work (worker.py:12)',
    'main',
  ].map(moduleInName)
  expect(modules).toEqual([
    'net/http',
    'github.com/lib/pq',
    'runtime',
    'java.util',
    'java/util',
    'java/util',
    'System.Text.Json',
    'std',
    'serde_json',
    'kernel',
    'worker.py',
    null,
  ])
})

test('gives a plain name a module of its own, so that it has a colour', () => {
  const { names, ofFn } = functionModules(profileOf('main;runtime.mallocgc;runtime.scan 1\n'))
  expect(names).toEqual(['main', 'runtime'])
  expect([...ofFn]).toEqual([0, 1, 1])
})

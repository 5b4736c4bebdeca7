import { expect, test } from 'vitest'
import { cleanName } from './cleanName'
import { NO_ROLE_CHANGES, roleOf, type RoleChanges } from './roles'

const role = (name: string, file: string | null = null, module: string | null = null, changes: RoleChanges = NO_ROLE_CHANGES) =>
  roleOf(name, { clean: cleanName(name), file, module }, changes)

test.each([
  // Go
  ['main.main', null, null, 'own'],
  ['github.com/acme/shop/cart.(*Cart).Total', null, null, 'own'],
  ['github.com/lib/pq.(*conn).query', '/go/pkg/mod/github.com/lib/pq@v1.10.9/conn.go', null, 'library'],
  ['net/http.(*conn).serve', null, null, 'library'],
  ['golang.org/x/net/http2.(*Framer).ReadFrame', null, null, 'library'],
  ['runtime.mallocgc', null, null, 'runtime'],
  ['runtime.main', null, null, 'runtime'],
  // JVM
  ['com.acme.shop.Cart.total', null, null, 'own'],
  ['java.util.HashMap.put', null, null, 'library'],
  ['org.springframework.web.servlet.DispatcherServlet.doDispatch', null, null, 'library'],
  ['G1ParEvacuateFollowersClosure::do_void', null, 'libjvm.so', 'runtime'],
  ['itable stub', null, null, 'runtime'],
  ['vtable stub', null, '[not Java]', 'runtime'],
  ['jbyte_disjoint_arraycopy', null, null, 'runtime'],
  ['com.acme.shop.Copier.arraycopy', null, null, 'own'],
  // Node and browsers
  ['V8.DeserializeIsolate', null, 'v8', 'runtime'],
  ['MinorGC', null, 'devtools.timeline', 'runtime'],
  ['V8.CompileCode', null, 'disabled-by-default-v8.compile', 'runtime'],
  ['RunAndClearNativeImmediates', null, 'node.environment', 'runtime'],
  ['checkout', null, 'blink.user_timing', 'own'],
  ['checkout', null, 'node.console', 'own'],
  ['checkout', null, 'shop.gpu', 'own'],
  ['total', 'file:///srv/cart.js', null, 'own'],
  ['handle', '/srv/node_modules/express/lib/router/index.js', null, 'library'],
  ['processTicksAndRejections', 'node:internal/process/task_queues', null, 'runtime'],
  ['readFileSync', 'node:fs', null, 'library'],
  ['(garbage collector)', null, null, 'runtime'],
  ['(program)', null, null, 'runtime'],
  ['render', 'https://shop.example/app.js', null, 'own'],
  ['run', 'chrome-extension://abcdef/content.js', null, 'library'],
  // Python
  ['total (shop/cart.py:12)', null, null, 'own'],
  ['<module> (app.py:1)', null, null, 'own'],
  ['send (/venv/lib/python3.11/site-packages/requests/adapters.py:486)', null, null, 'library'],
  ['loads (C:\\Python311\\Lib\\json\\__init__.py:346)', null, null, 'library'],
  ['_PyEval_EvalFrameDefault', null, '/usr/bin/python3.11', 'runtime'],
  // C++ and C
  ['shop::Cart::total(shop::Order const&)', null, '/srv/bin/shop', 'own'],
  ['std::vector<int, std::allocator<int> >::push_back(int const&)', null, '/srv/bin/shop', 'library'],
  ['deflate', null, '/usr/lib/x86_64-linux-gnu/libz.so.1.3', 'library'],
  ['__memcpy_avx_unaligned', null, '/usr/lib/x86_64-linux-gnu/libc.so.6', 'runtime'],
  ['RtlUserThreadStart', null, 'ntdll.dll', 'runtime'],
  // Rust
  ['shop::cart::total', 'src/cart.rs', null, 'own'],
  ['<alloc::vec::Vec<T> as core::ops::Drop>::drop', null, null, 'library'],
  ['regex::Regex::find', '/root/.cargo/registry/src/index.crates.io-1/regex-1.9/src/lib.rs', null, 'library'],
  // Ruby, .NET
  ['Cart#total', '/srv/app/models/cart.rb', null, 'own'],
  ['ActiveRecord::Base#save', '/usr/local/bundle/gems/activerecord-7.1/lib/base.rb', null, 'library'],
  ['Acme.Shop.Cart.Total', null, null, 'own'],
  ['System.Text.Json.JsonSerializer.Serialize', null, null, 'library'],
  ['WKS::gc_heap::mark_object_simple', null, 'libcoreclr.so', 'runtime'],
  // The C library, as it is shown where nobody knows the file
  ['writev', null, null, 'runtime'],
  ['__read_nocancel', null, null, 'runtime'],
  ['vsnprintf', null, null, 'runtime'],
  ['__pthread_mutex_lock', null, null, 'runtime'],
  ['pthread_mutex_lock', null, null, 'runtime'],
  ['writev', 'src/journal.c', null, 'own'],
  ['write', 'src/journal.c', '/srv/bin/shop', 'library'],
  ['print_order', null, null, 'own'],
  ['readvalue', null, null, 'own'],
  // Kernel and what has no name
  ['tcp_sendmsg_[k]', null, null, 'runtime'],
  ['do_user_addr_fault', null, '[kernel.kallsyms]', 'runtime'],
  ['ext4_file_write_iter', null, '[ext4.ko]', 'runtime'],
  ['[unknown]', null, '/srv/bin/shop', 'runtime'],
])('%s (%s, %s) is %s', (name, file, module, expected) => {
  expect(role(name, file, module)).toBe(expected)
})

test('a person says what is theirs, and the longest entry decides', () => {
  const changes: RoleChanges = { own: ['net/http', 'com.google.acme'], library: ['com.acme', 'src/generated/'], runtime: [] }
  expect(role('net/http.(*conn).serve', null, null, changes)).toBe('own')
  expect(role('com.acme.shop.Cart.total', null, null, changes)).toBe('library')
  expect(role('com.acmeshop.Cart.total', null, null, changes)).toBe('own')
  expect(role('parse', 'src/generated/grammar.ts', null, changes)).toBe('library')
  expect(role('com.google.acme.Cart.total', null, null, { ...changes, library: ['com.google'] })).toBe('own')
})

test('a module that a Go program depends on is a library, its own packages are own', () => {
  const of = (name: string) => roleOf(name, { clean: cleanName(name), file: null, module: null, goModule: 'github.com/acme/shop' })
  expect(of('github.com/acme/shop/cart.(*Cart).Total')).toBe('own')
  expect(of('github.com/google/btree.(*node).insert')).toBe('library')
})

test('a file of your own in a folder called lib or db is yours', () => {
  expect(role('database.query', 'file:///srv/app/shop/lib/db/database.js', 'db/database.js')).toBe('own')
})

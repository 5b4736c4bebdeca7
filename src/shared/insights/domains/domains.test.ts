import { expect, test } from 'vitest'
import { crowd, findingOf, said } from '../../../testing/findings'

test.each([
  'catalog.lookup',
  'dialog.render',
  'login.check',
  'blog.Print',
  'resort',
  'unsorted_rows',
  'block',
  'clock',
  'unlock_door',
  'hashtable',
  'hashtag.query_count',
  'deflection',
  'inflation_rate',
  'querulous',
  'encodeur',
  'freeze',
  'free_shipping',
  'pool_party',
  'ThreadPool.execute',
  'HttpClient.fetch',
  'stringer.String',
  'std::string::append',
  'springs',
  'member_lookup',
  'remember',
  'regexpert',
  'pickled_herring',
  'jsonnet.eval',
  'connector.run',
  'my_traceback (my_traceback.py:3)',
  'render (my_inspect.py:3)',
  'emit (blogging/__init__.py:3)',
  'main.(*Sorter).Rank',
  'shop.Interpreter.evaluate',
  'unsnappy_name',
])('takes %s for nothing but a function', name => {
  expect(said(crowd(800) + `main;serve;${name} 200\n`)[0]).toMatch(/^medium wide-leaf /)
})

test('names the way into a domain, not the driver above it', () => {
  const input = crowd(600) + 'main;orders;database.query;send;recv 300\nmain;orders;database.query;parse_row 100\n'
  expect(said(input)).toEqual(['high database database.query'])
  expect(findingOf(input, 'database').evidence).toContain('reached from orders')
})

test('sums a domain over all places and is silent below a twelfth', () => {
  const logged = (weight: number) => ['a', 'b', 'c', 'd', 'e'].map(place => `main;${place};console.log ${weight}\n`).join('')
  expect(said(crowd(840) + logged(32))).toEqual(['medium logging console.log'])
  expect(said(crowd(940) + logged(12))).toEqual([])
})

test('gives a sample to the innermost high-level domain, and to a low-level one only without it', () => {
  expect(said(crowd(700) + 'main;a;console.log;JSON.stringify;malloc 300\n')).toEqual(['medium serialization JSON.stringify'])
  expect(said(crowd(700) + 'main;a;sort.Slice;less;malloc 300\n')).toEqual(['medium sorting sort.Slice'])
  expect(said(crowd(700) + 'main;a;malloc;b;c;d;e;f;g 300\n')[0]).toBe('medium wide-leaf g')
})

test('says that building strings is why memory is copied', () => {
  expect(
    said(crowd(700) + 'main;a;java/lang/StringBuilder.append_[j];java/util/Arrays.copyOf_[j];jbyte_disjoint_arraycopy 300\n')[0],
  ).toMatch(/string-concat/)
})

test('takes locks seriously from a twentieth on', () => {
  expect(said(crowd(9300) + 'main;a;pthread_mutex_lock 700\n')).toEqual(['low lock-contention pthread_mutex_lock'])
})

test('says which part of memory management it is, and who allocates', () => {
  const input = crowd(700) + 'main;render_rows;malloc 200\nmain;read_feed;malloc 100\n'
  expect(said(input)).toEqual(['high allocation malloc'])
  expect(findingOf(input, 'allocation').evidence).toContain('what allocates: render_rows (66.7 %), read_feed (33.3 %)')
})

test('sees one query a row in a lazy load and in a callback, and words it as a likeness', () => {
  const query = 'execute (sqlalchemy/engine/base.py:12)'
  const lazy = crowd(600) + `main;list_orders;_load_for_state (sqlalchemy/orm/strategies.py:9);${query} 400\n`
  expect(said(lazy)).toEqual(
    ['high n-plus-one _load_for_state (sqlalchemy/orm/strategies.py)'].map(text => text.replace(' (sqlalchemy/orm/strategies.py)', '')),
  )
  const mapped = crowd(600) + `main;list_orders;<listcomp> (shop/views.py:3);customer_of;${query} 400\n`
  expect(said(mapped)[0]).toMatch(/^high n-plus-one execute/)
  expect(findingOf(mapped, 'n-plus-one').title).toMatch(/^Looks like one query a row/)
  expect(said(crowd(600) + `main;list_orders;${query} 400\n`)[0]).toMatch(/^high database execute/)
})

test('suspects that one caller serializes the same thing twice', () => {
  const twice = crowd(600) + 'main;respond;JSON.stringify 200\nmain;respond;cache;JSON.stringify 200\n'
  expect(findingOf(twice, 'serialization').evidence).toContain('respond reaches it on two ways')
})

test('comparing memory is no copying', () => {
  const comparing = findingOf(crowd(700) + 'main;lookup;__memcmp_avx2_movbe 300\n', 'memcpy')
  expect(comparing.title).toBe('Comparing memory: __memcmp_avx2_movbe')
  expect(comparing.action).toContain('Compare less')
  const copying = findingOf(crowd(700) + 'main;lookup;__memmove_avx_unaligned 300\n', 'memcpy')
  expect(copying.title).toBe('Copying memory: __memmove_avx_unaligned')
})

test.each([
  'flate2::zio::read',
  'miniz_oxide::inflate::core::decompress',
  '<brotli::Reader as std::io::Read>::read',
  'System.IO.Compression.Inflater.Inflate',
])('%s packs or unpacks', name => {
  expect(said(crowd(700) + `main;load;${name} 300\n`)).toEqual([expect.stringMatching(/compression/)])
})

test('the block profiler’s walk of the stack is neither an exception nor the program’s', () => {
  const recorded =
    'main.add;sync.(*Mutex).Lock;sync.runtime_SemacquireMutex;runtime.blockevent;runtime.saveblockevent;runtime.callers;runtime.gentraceback 300\n'
  expect(said(crowd(700) + recorded)).toEqual(['low profiler-cost pprof'].map(() => expect.stringMatching(/profiler-cost/)))
})

test.each([
  ['__psynch_mutexwait', 'lock-contention'],
  ['_pthread_mutex_firstfit_lock_slow', 'lock-contention'],
  ['ntdll!RtlpEnterCriticalSectionContended', 'lock-contention'],
  ['gomp_team_barrier_wait_end', 'lock-contention'],
  ['__recvfrom', 'syscall-io'],
  ['__open_nocancel', 'syscall-io'],
  ['stat$INODE64', 'syscall-io'],
  ['writeUtf8String', 'syscall-io'],
  ['_platform_memmove$VARIANT$Haswell', 'memcpy'],
  ['(sweeping)', 'gc-pressure'],
  ['V8.ScriptCompiler', 'jit-compile'],
])('%s is known as %s, whoever calls it', (name, rule) => {
  expect(said(crowd(600) + `main;serve;${name} 400\n`)[0]).toMatch(new RegExp(`^high ${rule} `))
})

test('a map that is copied as a whole is not to be given a size', () => {
  const copied = 'main;step;<hashbrown::raw::RawTable<T,A> as core::clone::Clone>::clone 400\n'
  expect(findingOf(crowd(600) + copied, 'hash-map').action).toContain('Do not copy the whole map')
})

test('a map that is walked is not to be given a size', () => {
  expect(findingOf(crowd(600) + 'main;watch;runtime.mapiternext 400\n', 'hash-map').action).toContain('Walk the map less often')
})

test('who begins a collector in the background is nobody who allocates', () => {
  const input = crowd(600) + 'runtime.gcenable.func1;runtime.bgsweep;runtime.sweepone 200\nmain.main;main.score;runtime.newobject 200\n'
  expect(findingOf(input, 'allocation').evidence).toContain('what allocates: main.score.')
})

test('where nobody who asked has a name, the call is named and not what every call goes through', () => {
  const kernel = '[unknown];entry_SYSCALL_64_after_hwframe;do_syscall_64;x64_sys_call;__x64_sys_read;vfs_read 400\n'
  expect(said(crowd(600) + kernel)[0]).toBe('high syscall-io __x64_sys_read')
})

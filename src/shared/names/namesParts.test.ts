import { expect, test } from 'vitest'
import { printable } from '../base/text/unsafe'
import { withoutArguments } from './arguments'
import { cleanName, identityOf } from './cleanName'
import { withoutGenerated } from './generated'
import { labelOf } from './label'
import { comparedName, comparedPlace } from './matchingKey'
import { waitsForLock } from './idleNames'
import { isClientName, waitOf } from './waits'

test.each([
  ['f(int)', 'f'],
  ['ns::f<int>(char const*)', 'ns::f'],
  ['void f<T>(T)', 'f'],
  ['f', 'f'],
  ['f()', 'f'],
  ['()', '()'],
  ['(anonymous namespace)::f(int)', '(anonymous namespace)::f'],
  ['bool operator<(A const&, B const&)', 'operator<'],
  ['operator<<=(int)', 'operator<<='],
  ['A::operator<=>(A const&) const', 'A::operator<=>'],
  ['A::operator()(int) const', 'A::operator()'],
  ['A::operator[](int)', 'A::operator[]'],
  ['A::operator->()', 'A::operator->'],
  ['A::operator=(A&&) &&', 'A::operator='],
  ['bool operator< <int>(int)', 'operator<'],
  ['cooperator<int>(int)', 'cooperator'],
  ['f(int) const volatile', 'f'],
  ['f(int) &', 'f'],
  ['f(int) noexcept', 'f'],
  ['std::function<int (char)>::operator()(char) const', 'std::function::operator()'],
  ['std::vector<a::b<c>, d<e> >::push(f<g>)', 'std::vector::push'],
  ['a < b', 'a < b'],
  ['f<(a<b)>(int)', 'f'],
  ['main.Map[go.shape.int].Get', 'main.Map[go.shape.int].Get'],
  ['main.(*T).f', 'main.(*T).f'],
  ['f::<u8>::g', 'f::g'],
  ['<T as Trait<U>>::go', '<T as Trait<U>>::go'],
  ['Pattern.<init>', 'Pattern.<init>'],
  ['Foo.<lambda>(int)', 'Foo.<lambda>'],
  ['run(int)::{lambda(int)#1}::operator()(int) const', 'run(int)::{lambda(int)#1}::operator()'],
  ['Thread (2716)', 'Thread'],
  ['~A(int)', '~A'],
  ['f]x(int)', 'f]x'],
  ['a)b(c)', 'a)b'],
  ['block (2 levels) in f', 'block (2 levels) in f'],
  ['get value(int)', 'value'],
])('patterns see %s without arguments and types: %s', (name, bare) => {
  expect(withoutArguments(name)).toBe(bare)
})

test.each([
  ['ns::f<int>(char const*)', 'ns::f<…>'],
  ['Thread (2716)', 'Thread (2716)'],
  ['f::<u8>', 'f<…>'],
  ['f(int)', 'f'],
])('a person sees of %s that there were types: %s', (name, shown) => {
  expect(withoutArguments(name, '<…>')).toBe(shown)
})

test.each([
  ['f_[k]', 'f'],
  ['f_[0]', 'f'],
  ['f_[x]', 'f_[x]'],
  ['f[Tier0]', 'f'],
  ['f[OptimizedTier1]', 'f'],
  ['f[PreJIT]', 'f'],
  ['f+0x1F', 'f'],
  ['f+0X1F', 'f'],
  ['Foo/0x0000000800c8b040.run', 'Foo.run'],
  ['Foo+0x0000000800c8b040.345902941', 'Foo'],
  ['Foo/0x0000000800c8b040:run', 'Foo:run'],
  ['a.GeneratedConstructorAccessor12.newInstance', 'a.GeneratedConstructorAccessor.newInstance'],
  ['$Proxy12.f', '$Proxy.f'],
  ['Cart$$SpringCGLIB$$0.total', 'Cart$$SpringCGLIB$$.total'],
  ['Cart$HibernateProxy$Xy12Ab34.total', 'Cart$HibernateProxy.total'],
  ['a::b::h0123456789abcdef', 'a::b'],
  ['a::h0123', 'a::h0123'],
  ['core[846817f741e54dfd]::fmt', 'core::fmt'],
  ['x[846817f741e54dfd]', 'x[846817f741e54dfd]'],
  ['f.part.0.cold', 'f'],
  ['f.lto_priv.12.llvm.77', 'f'],
  ['f [clone .isra.0] [clone .cold]', 'f'],
  ['f.js', 'f.js'],
  ['memcpy@GLIBC_2.14', 'memcpy'],
  ['puts@plt', 'puts'],
  ['a@b', 'a@b'],
  ['Function:~f', 'f'],
  ['Script:~', 'Script:~'],
  ['*f', 'f'],
  ['~f', 'f'],
  ['*', '*'],
  ['_$LT$T$u20$as$u20$U$GT$::go', '<T as U>::go'],
  ['a$C$b::c', 'a,b::c'],
])('%s is %s without what was made up', (raw, name) => {
  expect(withoutGenerated(raw)).toBe(name)
})

test.each([
  [
    'f (C:\\Program Files (x86)\\shop\\cart.py:3)',
    { identity: 'f (C:\\Program Files (x86)\\shop\\cart.py)', name: 'f', file: 'C:\\Program Files (x86)\\shop\\cart.py', line: 3 },
  ],
  ['f (<string>:7)', { identity: 'f (<string>)', name: 'f', file: '<string>', line: 7 }],
  ['f(x.py:3)', { identity: 'f(x.py:3)', name: 'f', file: null, line: 0 }],
  ['f (x.rs:3)', { identity: 'f (x.rs:3)', name: 'f', file: null, line: 0 }],
  ['f - a/tax.rb:42 - 9', { identity: 'f (a/tax.rb)', name: 'f', file: 'a/tax.rb', line: 42 }],
  ['f [a/tax.rb:42]', { identity: 'f (a/tax.rb)', name: 'f', file: 'a/tax.rb', line: 42 }],
  ['f - a/tax.rb', { identity: 'f (a/tax.rb)', name: 'f', file: 'a/tax.rb', line: 0 }],
  ['f /srv/a.js:10:3', { identity: 'f /srv/a.js:10:3', name: 'f', file: '/srv/a.js', line: 0 }],
  ['f node:fs:10', { identity: 'f node:fs:10', name: 'f', file: 'node:fs', line: 0 }],
  ['./lib/cart.js:total:12', { identity: './lib/cart.js:total:12', name: 'total', file: './lib/cart.js', line: 12 }],
  [':(idle):0', { identity: ':(idle):0', name: '(idle)', file: '', line: 0 }],
  ['libc.so.1`malloc', { identity: 'malloc', name: 'malloc', file: null, line: 0 }],
  ['Dictionary`2.Add', { identity: 'Dictionary`2.Add', name: 'Dictionary`2.Add', file: null, line: 0 }],
])('of %s the place is apart', (raw, clean) => {
  expect(cleanName(raw)).toEqual(clean)
  expect(identityOf(raw)).toBe(clean.identity)
})

test('a name longer than anyone reads keeps its ends for patterns', () => {
  const { name } = cleanName(`${'a'.repeat(900)}${'b'.repeat(900)}`)
  expect(name).toBe(`${'a'.repeat(399)}…${'b'.repeat(600)}`)
})

test('a name longer than anyone reads is cut between characters, for patterns and for labels', () => {
  for (const before of ['', 'x']) {
    const name = before + '\u{1f525}'.repeat(2000)
    expect([printable(cleanName(name).name) === cleanName(name).name, labelOf(name).includes('\ufffd')]).toEqual([true, false])
  }
})

test.each([
  ['/srv/lib/libc.so.6', 'libc.so'],
  ['C:\\shop\\cart.dll', 'cart.dll'],
  ['app.1a2b3c4d5e.js', 'app.js'],
  ['app-1a2b3c4d5e.js', 'app.js'],
  ['libshop-1A2B3C4D', 'libshop'],
  ['app.1a2b.js', 'app.1a2b.js'],
  ['cart.py', 'cart.py'],
])('%s is compared as %s', (place, compared) => {
  expect(comparedPlace(place)).toBe(compared)
})

test.each([
  ['f<a<b<c<d>>>>::g', 'f<a<b<>>>::g'],
  ['f<a->b>', 'f<a->b>'],
  ['operator<', 'operator<'],
  ['a::operator< <b>', 'a::operator< <b>'],
  ['f 0xDEAD g', 'f 0x g'],
  ['f 0XDEAD g', 'f 0x g'],
  ['Cart.<Total>d__4.MoveNext', 'Cart.<Total>d__.MoveNext'],
  ['std::__ndk1::sort', 'std::sort'],
])('%s is compared as %s', (name, compared) => {
  expect(comparedName(name)).toBe(compared)
})

test.each([
  ["<method 'recv_into' of '_socket.socket' objects>", 'network'],
  ['<built-in method _socket.getaddrinfo>', 'network'],
  ['__recvfrom', 'network'],
  ['sun.nio.ch.SocketDispatcher.read0', 'network'],
  ['internal/poll.(*FD).Read', 'network'],
  ['ep_poll', 'network'],
  ['do_select', 'network'],
  ['vfs_fsync', 'disk'],
  ['ksys_read', 'disk'],
  ['java.io.FileInputStream.readBytes', 'disk'],
  ["<method 'readline' of '_io.BufferedReader' objects>", 'disk'],
  ['<built-in method posix.scandir>', 'disk'],
  ['__x64_sys_futex', 'lock'],
  ['pthread_cond_timedwait', 'lock'],
  ['jdk.internal.misc.Unsafe.park', 'lock'],
  ["<method 'acquire' of '_thread.lock' objects>", 'lock'],
  ['do_wait4', 'process'],
  ['<built-in method posix.waitpid>', 'process'],
  ['<built-in method posix.wait4>', 'process'],
  ['Process.waitpid', 'process'],
  ['execFileSync', 'process'],
  ['execFileSyncAll', null],
  ['hrtimer_nanosleep', 'sleep'],
  ['java.lang.Thread.sleep0', 'sleep'],
  ['<built-in method time.sleep>', 'sleep'],
  ['checkout', null],
])('%s waits for %s', (name, wait) => {
  expect(waitOf(name)).toBe(wait)
})

test('client libraries call their functions alike, and Go spins for locks with these', () => {
  expect(['Client.send', 'a:_read', 'read_exactly', 'urlopen', 'communicate'].map(isClientName)).toEqual([true, true, true, true, true])
  expect(['Client.sender', 'checkout', 'sending.total'].map(isClientName)).toEqual([false, false, false])
  expect(['runtime.lock2', 'runtime.osyield', 'runtime.locks', 'main.runtime.lock'].map(waitsForLock)).toEqual([true, true, false, false])
})

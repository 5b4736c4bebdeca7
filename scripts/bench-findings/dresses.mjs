// How each profiler spells the same stacks: names, roots, threads, lines, hashes, and the marks they leave.

const camel = name => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
const pascal = name => camel(`_${name}`)
const wordOf = name => name.split('_').at(-1)
const hex = (random, digits) => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('')
const line = (random, name) => 10 + ((name.length * 37) % 300) + random.whole(0, 6)

/** `base` is what a finding's function must contain; `user` spells a name of the program; `roots` are the ways in. */
export const DRESSES = [
  {
    id: 'plain',
    base: name => name,
    user: name => name,
    roots: random => [random.pick([['main'], ['app'], ['main', 'app'], ['root', 'server', 'serve_request']])],
  },
  {
    id: 'go',
    base: name => pascal(name),
    user: name =>
      name.length % 2 === 0
        ? `example.com/shop/${wordOf(name)}.${pascal(name)}`
        : `example.com/shop/${wordOf(name)}.(*Service).${pascal(name)}`,
    roots: () => [
      ['runtime.goexit', 'net/http.(*conn).serve', 'net/http.serverHandler.ServeHTTP', 'net/http.HandlerFunc.ServeHTTP'],
      ['runtime.main', 'main.main'],
    ],
    // Old Go versions' signals land in the preemption routine.
    leafMark: random => (random.chance(0.2) ? 'runtime.asyncPreempt' : null),
    idle: ['runtime.mcall', 'runtime.park_m', 'runtime.schedule', 'runtime.findRunnable', 'runtime.netpoll', 'runtime.epollwait'],
    collector: [['runtime.gcBgMarkWorker', 'runtime.gcDrain', 'runtime.scanobject']],
  },
  {
    id: 'py-spy',
    base: name => name,
    user: (name, random) => `${name} (shop/${wordOf(name)}.py:${line(random, name)})`,
    roots: () => [
      [
        '<module> (manage.py:22)',
        'main (manage.py:18)',
        'run_forever (asyncio/base_events.py:603)',
        '_run_once (asyncio/base_events.py:1909)',
      ],
    ],
    idle: [
      '<module> (manage.py:22)',
      'run_forever (asyncio/base_events.py:603)',
      '_run_once (asyncio/base_events.py:1871)',
      'select (selectors.py:468)',
    ],
  },
  {
    id: 'perf',
    base: name => name,
    user: (name, random) => (random.chance(0.2) ? `${name}+0x${hex(random, 2)}` : name),
    roots: () => [
      ['shopd', '_start', '__libc_start_main', 'main'],
      ['shopd', 'clone3', 'start_thread'],
    ],
    leafMark: random => (random.chance(0.03) ? '[unknown]' : null),
    idle: ['swapper', 'cpu_startup_entry_[k]', 'do_idle_[k]', 'cpuidle_idle_call_[k]'],
  },
  {
    id: 'async-profiler',
    base: name => camel(name),
    user: name => `com/shop/${wordOf(name)}/${pascal(wordOf(name))}Service.${camel(name)}_[${name.length % 3 === 0 ? 'i' : 'j'}]`,
    roots: random =>
      Array.from({ length: 8 }, (_, i) => [
        `[worker-${i} tid=${4000 + i * 7 + random.whole(0, 3)}]`,
        'java/lang/Thread.run_[j]',
        'java/util/concurrent/ThreadPoolExecutor$Worker.run_[j]',
        'java/util/concurrent/ThreadPoolExecutor.runWorker_[j]',
      ]),
    idle: ['[main tid=11]', 'java/lang/Thread.run_[j]', 'sun/nio/ch/EPollSelectorImpl.doSelect_[j]', 'sun/nio/ch/EPoll.wait_[j]'],
    collector: [
      [
        '[GC Thread#0 tid=5]',
        'thread_native_entry',
        'Thread::call_run',
        'WorkerThread::run',
        'G1ParTask::work',
        'G1ParScanThreadState::copy_to_survivor_space',
      ],
    ],
  },
  {
    id: 'jfr',
    base: name => camel(name),
    user: name => `com.shop.${wordOf(name)}.${pascal(wordOf(name))}Service.${camel(name)}`,
    roots: () => [
      ['java.lang.Thread.run', 'java.util.concurrent.ThreadPoolExecutor$Worker.run', 'java.util.concurrent.ThreadPoolExecutor.runWorker'],
      ['com.shop.App.main'],
    ],
  },
  {
    id: 'cpuprofile',
    base: name => camel(name),
    user: name => ({
      functionName: camel(name),
      url: `file:///srv/shop/lib/${wordOf(name)}.js`,
      lineNumber: 3 + ((name.length * 37) % 300),
    }),
    roots: () => [
      [{ functionName: 'processTicksAndRejections', url: 'node:internal/process/task_queues', lineNumber: 68 }],
      [{ functionName: '', url: 'file:///srv/shop/main.js', lineNumber: 0 }],
    ],
    idle: [{ functionName: '(idle)', url: '', lineNumber: -1 }],
    collector: [[{ functionName: '(garbage collector)', url: '', lineNumber: -1 }]],
    raw: text => ({ functionName: text, url: '', lineNumber: -1 }),
  },
  {
    id: 'rbspy',
    base: name => name,
    user: (name, random) => `${name} - /srv/shop/app/models/${wordOf(name)}.rb:${line(random, name)}`,
    roots: () => [['<main> - /srv/shop/bin/rails:4', 'run - /srv/shop/gems/puma-5.6/lib/puma/thread_pool.rb:147']],
  },
  {
    id: 'dotnet',
    base: name => pascal(name),
    user: name => `Shop!Shop.${pascal(wordOf(name))}Service.${pascal(name)}(class System.String,int32)`,
    roots: () => [['Shop!Shop.Program.Main(class System.String[])']],
  },
  {
    id: 'rust',
    base: name => name,
    user: (name, random) =>
      `shop::${wordOf(name)}::${name}::h${(name.length * 7919).toString(16).padStart(8, '0')}${random.chance(0.5) ? '0123abcd' : '4567ef01'}`,
    roots: () => [['_start', '__libc_start_main', 'main', 'std::rt::lang_start::h00112233445566aa', 'shop::main::h0a1b2c3d4e5f6071']],
  },
]

/** The frames of a stack as this profiler spells them. */
export function spell(dress, stack, random) {
  const raw = dress.raw ?? (text => text)
  return stack.map(frame => (typeof frame !== 'string' ? frame : frame.startsWith('=') ? raw(frame.slice(1)) : dress.user(frame, random)))
}

// Profiles drawn as text that bring up every rule and every way in which it words what it found.

import type { Profile } from '../shared/profile/profile'
import { allocated, counted, recorded, uneven } from './drawnShapes'
import { crowd } from './findings'
import { HEAVIER_OF_TWO } from './heavierOfTwo'

/** `a_0;a_1;…` */
function chain(name: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${name}_${i}`).join(';')
}

/** Twelve narrow leaves above each of several callers of one function. */
function above(middle: string, weight: number): string {
  return Array.from({ length: 12 }, (_, i) => `${middle};x_${i};y_${i};z_${i} ${weight / 12}\n`).join('')
}

/** Stacks of `depth` frames that begin with different functions, as a recorder's limit leaves them. */
function cut(depth: number, weight: number, name = 'f'): string {
  const frames = Array.from({ length: depth + 20 }, (_, i) => `${name}_${i}`)
  return [0, 1, 2, 3].map(from => `${frames.slice(from, from + depth - 1).join(';')};leaf_${from} ${weight / 4}\n`).join('')
}

/** A function of each runtime, from which advice is made. */
const RUNTIMES = {
  native: 'serve',
  rust: 'tokio::runtime::task::poll',
  go: 'main.(*Server).serve',
  node: 'serve (/srv/app.js:3)',
  jvm: 'com/shop/Server.serve_[j]',
  python: 'serve (shop/server.py:3)',
  ruby: 'Server#serve (app/server.rb:3)',
  dotnet: 'Shop!Shop.Server.Serve',
}

const ofRuntimes = (name: string, draw: (frame: string) => string | Profile) =>
  Object.fromEntries(Object.entries(RUNTIMES).map(([runtime, frame]) => [`${name}, ${runtime}`, draw(frame)]))

const leaf = (...stacks: readonly string[]) => crowd(600) + stacks.map(stack => `${stack} ${400 / stacks.length}\n`).join('')

/** A dump of threads of which some wait for a lock: who holds it, and where. */
const waiters = (...holders: readonly (readonly [holder: string, where?: string | undefined, type?: string])[]) =>
  recorded(
    holders.map(([holder, where, type], i) => ({
      stack: `Thread.run;shop.Cart.add_${i % 3}`,
      labels: {
        'lock held by': holder,
        ...(where === undefined ? {} : { 'lock held in': where }),
        ...(type === undefined ? {} : { 'waits for': type }),
      },
    })),
  )

/** By name of what it shows, a function of a thread that waits. */
const WAITS = {
  'the disk': 'fsync',
  'a lock or queue': 'pthread_cond_wait',
  'another process': 'waitpid',
  'a time': 'time.sleep',
  'the network': 'recv',
}

const MIB = 2 ** 20

/** Folded stacks, or what folded stacks cannot hold, by what they show. */
export const EVERY_FINDING: Readonly<Record<string, string | Profile>> = {
  'the worked example': `main;process_order;calculate_tax;database.query 400\nmain;process_order;calculate_tax;database.query;recv 200\nmain;process_order;calculate_tax 20\nmain;process_order 30\n${crowd(350)}`,
  nothing: crowd(4000),
  'a wide leaf of several callers': leaf('main;a;score', 'main;b;score', 'main;c;score', 'main;d;score'),
  'a wide leaf of one caller that only calls it': leaf('main;serve;score'),
  'a wide leaf with lines': `${crowd(700)}main;price (shop/tax.py:40) 200\nmain;price (shop/tax.py:42) 100\n`,
  'a wide leaf of a library': leaf('main;shop.render;std::sort'),
  'a leaf of Ruby’s iterators': leaf('<main>;Cart#sum;Array#each;Cart#sum;Array#find'),
  'two functions of one name': leaf('main;total (shop/cart.py:4)', 'main;total (shop/tax.py:4)'),
  'a deep stack': leaf(`main;${chain('pass', 9)};parse`),
  'a recursion that is a plateau':
    crowd(640) +
    [3, 4, 5, 6]
      .map(depth => `main;${Array(depth).fill('walk').join(';')} 60\nmain;${Array(depth).fill('walk').join(';')};compare 30\n`)
      .join(''),
  'a mutual recursion': crowd(640) + [3, 4, 5, 6].map(depth => `main;${Array(depth).fill('odd;even').join(';')} 90\n`).join(''),
  'a loop that is a plateau': `${crowd(600)}main;batch 120\n${['a', 'b', 'c', 'd'].map(callee => `main;batch;${callee} 70\n`).join('')}`,
  'a middle that many pay for': crowd(600) + ['a', 'b', 'c', 'd'].map(caller => above(`main;${caller};resolve`, 96)).join(''),
  'a middle wider than its siblings': `${crowd(440)}${above('main;serve;report', 480)}main;serve;search 40\nmain;serve;list 40\n`,
  'several peaks': `${crowd(400)}main;a;alpha 250\nmain;b;beta 200\nmain;c;gamma 150\n`,
  'peaks that samples tell apart': `${crowd(40000)}main;a;alpha 25000\nmain;b;beta 20000\nmain;c;gamma 15000\n`,
  'the widest of its own':
    Array.from({ length: 16 }, (_, i) => `main;merge;part_${i % 8};leaf_${i} 20\nmain;append;grow_${i};link_${i} 10\n`).join('') +
    crowd(40),
  'few samples': `${crowd(40)}main;score 40\n`,
  'very few samples': 'main;score 30\n',
  'waiting threads': `${crowd(140)}main;score 60\nmain;loop;select;epoll_wait 800\n`,
  'a deep recursion': `${crowd(2000)}main;${Array(60).fill('descend').join(';')};leaf 120\n`,
  'a tower of one package': crowd(2000, `main;${Array.from({ length: 16 }, (_, i) => `org.framework.web.Filter${i}.apply`).join(';')}`),
  'a tower of few names': crowd(2000, `main;${Array(9).fill('next;handle').join(';')}`),
  'work on the side': `${crowd(600)}java.lang.Thread.run;com.shop.MetricsReporter.run;com.shop.Registry.scan 300\n`,
  'the recorder itself': `Thread.run;jdk.jfr.internal.PlatformRecorder.periodicTask 500\n${crowd(300)}main;App.score 200\n`,
  'the recorder of Go’s allocations': `main.main;runtime.mallocgc;runtime.profilealloc;runtime.mProf_Malloc 500\n${crowd(300, 'main.main')}main.main;main.score 200\n`,
  'stacks that lost their callers': `${crowd(760)}main;serve;parse;scan 60\nparse;scan 120\nparse;fold 60\n`,
  'memory by who makes it': 'Thread.run;Shop.load;Order.<init>;char[] 700\nThread.run;Shop.price;java.lang.Long 300\n',
  'memory of Go':
    'runtime.main;main.main;main.load;runtime.makeslice 700\nruntime.main;main.main;main.parse;strings.Split;runtime.mallocgc 300\n',
  'who holds a lock': 'main.serve;main.(*Store).Put;sync.(*RWMutex).Unlock 800\nmain.serve;main.tick;sync.(*Mutex).Unlock 200\n',
  'off the CPU':
    'writer;do_syscall_64;do_fsync;schedule;--;complete;kworker 600\npoller;do_syscall_64;hrtimer_nanosleep;schedule;--;hrtimer_wakeup;swapper 400\n',
  'two threads off the CPU':
    'writer;do_syscall_64;do_fsync;schedule;--;complete;kworker 600\nlogger;do_syscall_64;do_fsync;schedule;--;complete;kworker 400\n',
  'waiting for the network':
    "sync;mirror;urlopen;<method 'recv_into' of '_socket.socket' objects> 700\nsync;parse;<built-in method builtins.len> 300\n",
  goroutines: 'main.watch;runtime.selectgo;runtime.gopark 900\nmain.work;runtime.chanrecv1;runtime.gopark 100\n',
  'connections left open':
    'net/http.(*persistConn).readLoop;internal/poll.runtime_pollWait;runtime.gopark 600\nmain.serve;runtime.chanrecv1;runtime.gopark 20\n',
  'a query for each row by a lazy load': leaf(
    'main;list_orders;_load_for_state (sqlalchemy/orm/strategies.py:9);execute (sqlalchemy/engine/base.py:12)',
  ),
  'a query for each row by a callback': leaf(
    'main;list_orders;<listcomp> (shop/views.py:3);customer_of;execute (sqlalchemy/engine/base.py:12)',
  ),
  'a query': leaf('main;list_orders;execute (sqlalchemy/engine/base.py:12)'),
  'serialization of one thing twice': leaf('main;respond;JSON.stringify', 'main;respond;cache;JSON.stringify'),
  'reading JSON': leaf('main;read_order;JSON.parse'),
  'regular expressions': leaf('main;route;re.match', 'main;route;re.compile'),
  'a pattern compiled for each call': leaf('main;com.shop.Route.match;java.util.regex.Pattern.compile'),
  'regular expressions of Java': leaf(
    'main;com.shop.Route.match;java.util.regex.Pattern.compile',
    'main;com.shop.Route.match;java.util.regex.Matcher.find',
  ),
  logging: leaf('main;a;console.log', 'main;b;console.log', 'main;c;console.log'),
  compression: leaf('main;send;deflate'),
  cryptography: leaf('main;login;bcrypt.hashpw'),
  'cryptography of TLS': leaf('main;serve;SSL_do_handshake;RSA_sign'),
  sorting: leaf('main;rank;sort.Slice;less'),
  exceptions: leaf('main;parse_all;_Unwind_RaiseException'),
  'exceptions of Java': leaf('main;com.shop.Parse.all;java.lang.Throwable.fillInStackTrace'),
  'compilation at run time': leaf('CompileBroker::compiler_thread_loop;C2Compiler::compile_method'),
  'page faults': leaf('main;fill;page_fault;do_page_fault'),
  'building strings': leaf('main;a;java/lang/StringBuilder.append_[j];java/util/Arrays.copyOf_[j];jbyte_disjoint_arraycopy'),
  locks: leaf('main;update;pthread_mutex_lock'),
  'few locks': `${crowd(9300)}main;a;pthread_mutex_lock 700\n`,
  allocation: `${crowd(700)}main;render_rows;malloc 200\nmain;read_feed;malloc 100\n`,
  'garbage collection': leaf('runtime.gcBgMarkWorker;runtime.gcDrain;runtime.scanobject'),
  'garbage collection and who allocates': `${crowd(500, 'main.main')}runtime.gcBgMarkWorker;runtime.gcDrain 350\nmain.main;main.load;encoding/json.Unmarshal;runtime.mallocgc 150\n`,
  copying: leaf('main;pack;memcpy'),
  'tables by hash': leaf('main;count;runtime.mapaccess2_faststr'),
  'goroutines: channels': leaf('main.main;main.send;runtime.chansend1;runtime.chansend;runtime.lock2', 'runtime.mcall;runtime.schedule'),
  'goroutines: started': leaf('main.main;main.serve;runtime.newproc;runtime.systemstack;runtime.newproc1'),
  'goroutines: woken': leaf('main.main;main.serve;runtime.goready;runtime.systemstack;runtime.ready'),
  'asking for files': leaf('main;walk;fs.statSync'),
  writing: leaf('main;send_all;sys_write;vfs_write;tcp_sendmsg'),
  reading: leaf('main;read_all;sys_read;vfs_read'),
  'other calls of the kernel': leaf('main;spawn_all;do_syscall_64;do_fork'),
  'code given up by V8': leaf('main;serve (/srv/app.js:3);Builtins_CompileLazyDeoptimizedCode'),
  reflection: leaf('main;com.shop.Map.all;java.lang.reflect.Method.invoke;jdk.internal.reflect.DirectMethodHandleAccessor.invoke'),
  'start-up of Python': leaf(
    '<module> (app.py:1);_find_and_load (<frozen importlib._bootstrap>:1);exec_module (<frozen importlib._bootstrap_external>:2);<module> (pandas/__init__.py:1)',
  ),
  'start-up of Java': leaf('com.shop.Main.main;com.shop.Config.<clinit>;java.lang.ClassLoader.loadClass'),
  'start-up of Node': leaf(
    'Module._load (node:internal/modules/cjs/loader:1);Module._load (node:internal/modules/cjs/loader:1);Module._compile (node:internal/modules/cjs/loader:2);readFileSync (node:fs:3)',
  ),
  'start-up of Go': leaf('runtime.main;runtime.doInit1;main.init.0;main.compileAll'),
  'start-up of a program of C': leaf('_start;_dl_relocate_object;do_lookup_x'),
  ...ofRuntimes('missing names', frame => `${crowd(200)}main;${frame};parse 300\nmain;${frame};[unknown] 500\n`),
  ...ofRuntimes('cut stacks', frame => cut(64, 400) + `main;${frame};parse 600\n`),
  ...ofRuntimes('broken stacks', frame => `main;${frame};parse;scan 300\nparse;scan 400\nparse;fold 200\nmain;${frame};x 300\n`),
  ...ofRuntimes('allocation', frame => leaf(`main;${frame};malloc`)),
  ...ofRuntimes('a recursion', frame => `${crowd(640)}main;${frame};${Array(4).fill('walk').join(';')} 360\n`),
  ...ofRuntimes('serialization', frame => leaf(`main;${frame};JSON.parse`)),
  ...ofRuntimes('start-up', frame => leaf(`main;${frame};Loader.<clinit>;_dl_map_object`)),
  'many small objects': allocated([
    { stack: 'main;load;parse', bytes: 640_000, objects: 20_000 },
    { stack: 'main;load;parse;malloc', bytes: 160_000, objects: 5_000 },
    { stack: 'main;draw', bytes: 200_000, objects: 1 },
  ]),
  'a few huge blocks': allocated([
    { stack: 'main;load;grow', bytes: 100 * MIB, objects: 100 },
    { stack: 'main;draw', bytes: 101 * MIB - 1, objects: 101 },
  ]),
  'one huge block': allocated([{ stack: 'main;load;grow', bytes: 64 * MIB, objects: 1 }]),
  'memory that is kept': allocated(
    [
      { stack: 'main;cache;put', bytes: 640_000, objects: 20_000 },
      { stack: 'main;table', bytes: 2 * MIB, objects: 2 },
      { stack: 'main;nothing', bytes: 0, objects: 0 },
    ],
    true,
  ),
  ...ofRuntimes('objects', frame => allocated([{ stack: `main;${frame};fill`, bytes: 640_000, objects: 20_000 }])),
  'memory without a caller': allocated([{ stack: 'fill', bytes: 640_000, objects: 0 }]),
  'memory of one function through others': allocated([
    { stack: 'main;load;std::vector::push_back;std::allocator::allocate', bytes: 700, objects: 0 },
    { stack: 'main;load;std::string::append', bytes: 300, objects: 0 },
  ]),
  'who waits for a lock': 'main.serve;main.(*Store).Put;sync.(*Mutex).Lock 800\nmain.tick;sync.(*Mutex).Lock 200\n',
  'who waits for a channel': counted('delay', {
    'main.serve;main.read;runtime.chanrecv1': 800,
    'main.tick;runtime.selectgo': 200,
  }),
  'a lock by its class': counted('lock', {
    'Thread.run;com.shop.Cart.add;java.util.concurrent.locks.ReentrantLock$NonfairSync': 700,
    'com.shop.Cart.sum;com.shop.Mutex': 300,
  }),
  'where exceptions come from': counted('exceptions', { 'main;load;parse': 90, 'main;draw': 20, 'main;few': 9 }),
  'threads of Java': counted('threads', {
    'java.lang.Thread.run;com.shop.Pool.work;jdk.internal.misc.Unsafe.park': 90,
    'java.lang.Thread.run;com.shop.Pool.work': 10,
    'java.lang.Thread.run': 30,
  }),
  'goroutines that stand apart': counted('goroutine', { 'main.watch': 60, 'main.work;runtime.gopark': 30, 'runtime.gopark': 20 }),
  ...Object.fromEntries(
    Object.entries(WAITS).map(([what, name]) => [
      `waiting for ${what}`,
      counted('wall', { [`main;sync;mirror;${name}`]: 700, 'main;parse': 300 }),
    ]),
  ),
  'several waits off the CPU': counted('off-cpu', {
    'writer;store;fsync;schedule': 500,
    'poller;nap;nanosleep;schedule': 300,
    'poller;ask;recv;schedule': 200,
  }),
  'locks that a thread holds': waiters(
    ['pool-1', 'shop.Cart.add', 'Lock'],
    ['pool-1', 'shop.Cart.add', 'Lock'],
    ['pool-2', undefined, 'Mutex'],
  ),
  'locks of many holders': waiters(...[1, 2, 3, 4, 5, 6, 6].map(i => [`pool-${i}`] as const)),
  'one thread that waits for a lock': waiters(['pool-1']),
  'a circle of threads': recorded([{ stack: 'Thread.run;shop.Cart.add' }], { 'deadlock: pool-1 waits for pool-2 waits for pool-1': 1 }),
  'code that V8 gave up': recorded(
    Array.from({ length: 2000 }, (_, i) =>
      i % 5 === 0
        ? { stack: 'main;parse', labels: { thread: 'x', 'deopt reason': i < 1000 ? 'wrong map' : 'later' } }
        : { stack: `main;step_${i % 20}`, labels: i % 5 === 1 ? { 'deopt reason': 'cold' } : {} },
    ),
  ),
  'one sample that weighs all': uneven(1000),
  'weights without samples': 'app;main;parse 1300000003\napp;main;draw 700000001\n',
  'stacks that are marked as cut': recorded(
    Array.from({ length: 200 }, (_, i) => ({ stack: `main;step_${i % 20}` })),
    { 'stacks cut off': 8 },
  ),
  'many stacks that are marked as cut': recorded(
    Array.from({ length: 200 }, (_, i) => ({ stack: `main;step_${i % 20}` })),
    { 'stacks cut off': 50 },
  ),
  'stacks that perf cut under a process': `${Array.from({ length: 4 }, (_, from) => `shop;${Array.from({ length: 127 }, (__, i) => `f_${from + i}`).join(';')} 100`).join('\n')}\nshop;main;parse 600\n`,
  'paths where most names are missing': 'main;a;alpha 300\nmain;b;beta 280\nmain;c;[unknown] 420\n',
  'nothing but waiting': 'main;loop;epoll_wait 95\nmain;score 5\n',
  'waiting for the most part': 'main;loop;epoll_wait 60\nmain;score 10\nmain;parse 15\nmain;draw 15\n',
  'a part of a library': flatOf(['github.com/acme/db.(*Txn).Commit', 'github.com/acme/db.(*Txn).Begin', 'github.com/acme/db.(*DB).Open']),
  ...HEAVIER_OF_TWO,
  'a function with half of its own': 'main;serve;score 600\nmain;serve;score;x 200\nmain;serve;other;y;z 200\n',
}

/** Each wide and none of its leaves. */
function flatOf(names: readonly string[]): string {
  return names
    .map((name, i) => Array.from({ length: 12 }, (_, way) => `main.main;${name};runtime.x_${i}_${way} ${30 - 6 * i}\n`).join(''))
    .join('')
}

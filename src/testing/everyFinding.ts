// Profiles drawn as text that bring up every rule and every way in which it words what it found.

import { crowd } from './findings'

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

const ofRuntimes = (name: string, draw: (frame: string) => string) =>
  Object.fromEntries(Object.entries(RUNTIMES).map(([runtime, frame]) => [`${name}, ${runtime}`, draw(frame)]))

const leaf = (...stacks: readonly string[]) => crowd(600) + stacks.map(stack => `${stack} ${400 / stacks.length}\n`).join('')

/** Folded stacks by what they show. */
export const EVERY_FINDING: Readonly<Record<string, string>> = {
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
}

// What a thread waits for, by the functions that wait: the network, the disk, a lock or queue, another process, time.

import { askedOfAllNames, begins, exactly, firstMatch, path, whole } from './patterns'

const WAITS = ['worker', 'network', 'disk', 'lock', 'process', 'sleep'] as const
export type Wait = (typeof WAITS)[number]

const PATTERNS: Readonly<Record<Wait, readonly RegExp[]>> = {
  worker: [],
  network: [
    /^<method '(?:connect|recv\w*|send\w*|accept|do_handshake|read|write)' of '_(?:socket\.socket|ssl\._SSLSocket)' objects>$/,
    /^<(?:method|built-in method) .*(?:grpc|_socket|psycopg|mysql|getaddrinfo|select\.|epoll)/,
    begins(
      '(?:__|ksys_|sys_|__x64_sys_)?(?:recv|send)(?:from|to|msg|mmsg)?(?![a-z_])',
      'tcp_recvmsg',
      'tcp_sendmsg',
      'sk_wait_data',
      'inet_csk_accept',
    ),
    begins(
      '(?:java[./]net|sun[./]nio[./]ch)[./](?:Socket|Net)',
      'SocketDispatcher',
      'internal/poll\\.\\(\\*FD\\)',
      'sock_recvmsg',
      'unix_stream_read',
    ),
    exactly('(?:do_)?(?:sys_)?(?:e?poll(?:_wait)?|ppoll|select|pselect6?)', 'do_epoll_wait', 'ep_poll', 'do_sys_poll', 'do_select'),
  ],
  disk: [
    begins(
      '(?:do_|vfs_|ksys_|__x64_sys_|sys_|__)?f(?:data)?sync',
      'ext4_sync_file',
      'xfs_file_fsync',
      'io_schedule',
      'wait_on_page',
      'folio_wait',
      'blk_',
      'jbd2_log_wait',
    ),
    begins('(?:vfs|ksys)_(?:read|write)', 'filemap_', 'generic_file_', 'ext4_file_', 'xfs_file_', '__x64_sys_pread', 'sys_pread'),
    begins('FileDispatcherImpl', '(?:java[./]io[./])?File(?:In|Out)putStream\\.(?:read|write)Bytes'),
    /^<method '(?:read\w*|write\w*|flush)' of '_io\.\w+' objects>$/,
    /^<built-in method (?:posix|io|nt)\.(?:open|read|write|fsync|stat|listdir|scandir)/,
  ],
  lock: [
    begins(
      '(?:do_|sys_|__x64_sys_|__)?futex',
      'rwsem_down',
      'mutex_lock',
      '__mutex_lock',
      'down_(?:read|write)',
      'pthread_(?:mutex_lock|cond_\\w*wait)',
    ),
    whole('Unsafe\\.park', 'Object\\.wait0?', 'ReentrantLock\\.lock', 'semacquire\\w*'),
    /^<method '(?:acquire|__enter__)' of '_thread\.\w+' objects>$/,
  ],
  process: [
    begins('(?:do_|sys_|__x64_sys_|kernel_|__GI_+|__libc_|__)?wait(?:4|id|pid)', 'pipe_read', 'pipe_wait'),
    exactly('Process\\.(?:wait\\w*|detach)', '(?:UNIX)?Process(?:Impl)?\\.waitFor'),
    /^<(?:built-in method )?(?:posix\.waitpid|_posixsubprocess\.fork_exec|posix\.wait\w*)>$/,
    /(?:^|[.:#])(?:waitpid|_try_wait|communicate|execFileSync|spawnSync|execSync)$/,
  ],
  sleep: [
    begins('(?:do_|hrtimer_|sys_|__x64_sys_|__)*(?:clock_)?nanosleep', 'schedule_hrtimeout', 'msleep', 'usleep'),
    whole('Thread\\.sleep0?', 'time\\.[Ss]leep'),
    exactly('Kernel[.#]sleep', 'php::u?sleep', 'timer:sleep/1', 'Thread\\.delay'),
    /^<(?:built-in method )?time\.sleep>$/,
    // A game waits for its next picture.
    /^<method 'tick\w*' of '(?:pygame\.time\.)?Clock' objects>$/,
    /^<built-in (?:method|function) (?:pygame\.time\.)?(?:wait|delay)>$/,
  ],
}

/** What every client library calls its functions: who calls them is who waits. */
const CLIENT =
  /(?:^|[.:#])(?:_\w*|urlopen|request|(?:send|recv|read|write)(?:_?(?:all|bytes|chunk|command|exact|exactly|file|frame|into|line|lines|message|msg|packet|query|query_result|request|response|to|until))?|connect|open|get|post|put|fetch|execute|call|invoke|acquire|join|wait|sleep|run|communicate)$/

export function isClientName(name: string): boolean {
  return CLIENT.test(name)
}

/** Null for a function that does not wait; `name` as `cleanName` has it. */
export function waitOf(name: string): Wait | null {
  return WAITS[firstWait(name)] ?? null
}

const WAIT_NAMES = WAITS.map(wait => PATTERNS[wait])
askedOfAllNames(...WAIT_NAMES)
const firstWait = firstMatch(WAIT_NAMES)

/** Python's own modules in which a program waits for threads and processes that it began. */
const WORKERS: readonly { readonly wait: Wait; readonly name: RegExp; readonly file: RegExp }[] = [
  { wait: 'process', name: exactly('_?wait', '_?communicate', '_try_wait', 'call', 'run'), file: path('subprocess\\.py$') },
  {
    wait: 'worker',
    name: exactly(
      '_?wait\\w*',
      'join',
      'get',
      'result\\w*',
      'as_completed',
      'shutdown',
      'map',
      '_?recv(?:_bytes)?',
      '_?poll',
      '_result_or_cancel',
      'next',
    ),
    file: path('(?:multiprocessing|billiard|concurrent[/\\\\]futures|joblib)[/\\\\]', '(?:threading|queue)\\.py$'),
  },
]

/** What the one thread that a profile sees waits for in a function of Python's own modules; null where it does not wait. */
export function workerWait(name: string, file: string | null): Wait | null {
  return file === null ? null : (WORKERS.find(each => each.name.test(name) && each.file.test(file))?.wait ?? null)
}

/** Off the CPU every stack ends where the kernel switches to another thread. */
export function isKernelSwitch(name: string): boolean {
  return SWITCHES.test(name)
}

const SWITCHES =
  /^(?:_*schedule(?:_timeout|_hrtimeout\w*|_preempt_disabled)?|io_schedule(?:_timeout)?|finish_task_switch(?:\.isra\.\d+)?|preempt_schedule\w*|do_nanosleep|context_switch)(?:_\[k\])?$/

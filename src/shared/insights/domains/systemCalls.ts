// Reading, writing and other work in the kernel: the number of calls usually matters more than the bytes.

import { NAMED } from '../measures/ruleNames'
import { ASKED_BY_CALL } from '../../names/kernel'
import { begins, exactly, path, whole } from '../../names/patterns'
import { ASYNC } from '../rule/tradeOffs'
import { domainRule } from './domainRule'

/** Asking and changing what files there are; what is sent; what is received. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /(?:stat|open|readdir|getdents|access|unlink|rename|mkdir|exists|readlink)\w*$/,
    'Ask the file system less often: list a directory once instead of asking for each file, keep what was found, and keep files open.',
  ],
  [/(?:send|write)\w*$/i, 'Make fewer and larger writes: buffer, batch, and let several requests share a connection that stays open.'],
  [/(?:recv|read)\w*$/i, 'Make fewer and larger reads: a larger buffer, reading ahead, several requests in one.'],
]
const FEWER = 'Make fewer and larger calls: buffer, batch, and use asynchronous I/O for work that waits.'

/** The C library's own names for calls of the kernel: nobody else calls a function so. */
const KERNEL_NAMES = exactly(
  '(?:new)?fstatat(?:64)?',
  '(?:f|l)?stat64',
  'statx',
  'openat(?:64)?',
  'getdents(?:64)?',
  'p(?:read|write)64',
  '(?:readlink|unlink|rename|mkdir|faccess)at',
  '(?:send|recv)mmsg',
  // Under the names that the C libraries of macOS and of Linux have for them.
  '__(?:open|close|read|write|pread|pwrite|readv|writev|recv|recvfrom|recvmsg|send|sendto|sendmsg|connect|fcntl|ioctl|unlink|rename|mkdir|access|fsync|ftruncate|lseek|getdirentries(?:64)?|[lf]?stat(?:64)?|fstatat(?:64)?|mmap|munmap)(?:_nocancel)?',
  '(?:[lf]?stat|readdir(?:_r)?|fstatat)\\$INODE64(?:\\$\\w+)?',
  // Node's own writes into streams of the system.
  'write(?:Utf8|Latin1|Ascii|Ucs2)String',
)

export const systemCalls = domainRule({
  id: NAMED.systemCalls,
  title: 'System calls and I/O',
  splits: true,
  patterns: {
    level: 'low',
    names: [
      ASKED_BY_CALL,
      begins('vfs_(?:read|write)', 'tcp_sendmsg', '__libc_(?:read|write|send|recv)'),
      whole(
        'syscall\\.(?:Syscall\\d?|RawSyscall\\w*|[Rr]ead|[Ww]rite)',
        'os\\.(?:read|write)',
        'FileDispatcherImpl\\.\\w+',
        'SocketDispatcher\\.\\w+',
      ),
      begins('internal/poll\\.\\(\\*FD\\)', 'internal/runtime/syscall\\.', 'node:(?:fs|net)', 'FileDispatcherImpl', 'SocketDispatcher'),
      KERNEL_NAMES,
      exactly('(?:fs\\.)?(?:read|write|append|open|close|f?stat|lstat|readdir|mkdir|exists|unlink|access|copy|rename|exec|spawn)\\w*Sync'),
    ],
    anyDepth: [ASKED_BY_CALL],
    files: [path('node:(?:fs|net)(?:$|/)')],
    namesInFiles: [{ name: /\wSync$/, file: /^node:|\.[mc]?[jt]s$/ }],
  },
  action: ASYNC,
  advice: ({ facts, symbol }) => ADVICE.find(([names]) => names.test(facts.symbols.name[symbol]))?.[1] ?? FEWER,
})

// Reading, writing and other work in the kernel: the number of calls usually matters more than the bytes.

import { begins, exactly, path, whole } from '../../names/patterns'
import { ASYNC } from '../tradeOffs'
import { domainRule } from './domainRule'

export const systemCalls = domainRule({
  id: 'syscall-io',
  title: 'System calls and I/O',
  splits: true,
  patterns: {
    level: 'low',
    names: [
      begins(
        'entry_SYSCALL',
        'do_syscall_64',
        '__(?:x64|arm64|se)_sys_',
        'ksys_',
        'vfs_(?:read|write)',
        'tcp_sendmsg',
        '__libc_(?:read|write|send|recv)',
      ),
      whole(
        'syscall\\.(?:Syscall\\d?|RawSyscall\\w*|[Rr]ead|[Ww]rite)',
        'os\\.(?:read|write)',
        'FileDispatcherImpl\\.\\w+',
        'SocketDispatcher\\.\\w+',
      ),
      begins('internal/poll\\.\\(\\*FD\\)', 'internal/runtime/syscall\\.', 'node:(?:fs|net)', 'FileDispatcherImpl', 'SocketDispatcher'),
      exactly('(?:fs\\.)?(?:read|write|append|open|close|f?stat|lstat|readdir|mkdir|exists|unlink|access|copy|rename|exec|spawn)\\w*Sync'),
    ],
    files: [path('node:(?:fs|net)(?:$|/)')],
    namesInFiles: [{ name: /\wSync$/, file: /^node:|\.[mc]?[jt]s$/ }],
  },
  action: ASYNC,
  advice:
    'Make fewer and larger calls: buffer, batch, and use asynchronous I/O for work that waits.' +
    ' Pool connections (2–5×, at the risk of exhausting the resource).',
})

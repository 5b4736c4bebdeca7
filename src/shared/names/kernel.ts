// Where the operating system's kernel begins: its modules, and the functions by which it is entered.

import { begins, exactly, matchesAny } from './patterns'

/** Every call of the system, and every interrupt, goes through some of these. */
const OF_EVERY_CALL = ['entry_SYSCALL\\w*', 'do_syscall_64', 'x64_sys_call', 'syscall_enter\\w*', 'system_call\\w*', 'el0t?_\\w+']
const OF_ONE_CALL = ['__(?:x64|arm64|ia32|se)_sys_\\w+']
/** As older kernels call them: a program may have such names too. */
const OLD_OF_ONE_CALL = ['(?:x64|arm64|ia32|se)_sys_\\w+', '(?:sys|SyS|SYSC|ksys)_\\w+']

const EVERY_CALL = exactly(...OF_EVERY_CALL)
const SURE_ENTRY = exactly(...OF_EVERY_CALL, ...OF_ONE_CALL)
const ANY_ENTRY = exactly(...OF_EVERY_CALL, ...OF_ONE_CALL, ...OLD_OF_ONE_CALL)

/** Entered by every call alike: it does not tell what was asked for. */
export function isEntryOfEveryCall(name: string): boolean {
  return EVERY_CALL.test(name)
}

/** The kernel's, whatever stands around it. */
export function isKernelEntry(name: string): boolean {
  return SURE_ENTRY.test(name)
}

/** Where it is known already that a call of the system is what the stack is about. */
export function mayBeKernelEntry(name: string): boolean {
  return ANY_ENTRY.test(name)
}

/** Work that was asked for by a call of the system, and by no interrupt. */
export const ASKED_BY_CALL = begins(
  'entry_SYSCALL',
  'do_syscall_64',
  'system_call(?:_fastpath)?(?![\\w])',
  '__(?:x64|arm64|se|ia32)_sys_',
  '(?:sys|SyS|SYSC|ksys)_[a-z]',
  'el0t?_svc',
)

const MODULES = [
  exactly(
    // `kernel32.dll` is no kernel.
    '\\[{0,2}(?:kernel|guest\\.kernel)(?!\\w)[.\\w\\]]*',
    '\\[{1,2}vmlinux[^/]*',
    '\\[[\\w.-]+\\.ko\\]',
    'mach_kernel',
    'ntoskrnl(?:\\.exe)?',
    'xnu',
    '\\[unix\\]',
  ),
  /(?:^|\/)(?:vmlinux[^/]*|[\w.-]+\.ko(?:\.\w+)?|bzImage)$/,
  /\.(?:sys|kext)$/i,
]

/** `module`: what a function was mapped from, as the profile states it. */
export function isKernelModule(module: string): boolean {
  return matchesAny(MODULES, module)
}

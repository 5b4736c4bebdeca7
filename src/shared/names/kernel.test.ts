import { expect, test } from 'vitest'
import { ASKED_BY_CALL, isEntryOfEveryCall, isKernelEntry, isKernelModule, mayBeKernelEntry } from './kernel'

test.each([
  ['entry_SYSCALL_64_after_hwframe', 'every'],
  ['x64_sys_call', 'every'],
  ['system_call_fastpath', 'every'],
  ['el0t_64_sync', 'every'],
  ['__arm64_sys_read', 'sure'],
  ['sys_read', 'maybe'],
  ['vfs_read', 'none'],
  ['system_calls.run', 'none'],
] as const)('%s is a way into the kernel: %s', (name, kind) => {
  const levels = ['none', 'maybe', 'sure', 'every']
  expect([isEntryOfEveryCall, isKernelEntry, mayBeKernelEntry].filter(is => is(name))).toHaveLength(levels.indexOf(kind))
})

test('an interrupt enters the kernel and is no call of it', () => {
  expect(['el0_svc', 'el0_da', '__se_sys_futex', 'do_syscall_64'].map(name => ASKED_BY_CALL.test(name))).toEqual([true, false, true, true])
})

test.each([
  '[kernel.kallsyms]',
  '[[kernel.kallsyms]]',
  '[kernel.kallsyms]_stext',
  'kernel',
  '[guest.kernel.kallsyms]',
  '[vmlinux]',
  '[ext4.ko]',
])('%s is the kernel', module => {
  expect(isKernelModule(module)).toBe(true)
})

test.each(['/boot/vmlinux-6.1', '/lib/modules/ext4.ko.xz', 'mach_kernel', 'ntoskrnl.exe', 'tcpip.sys'])('%s is the kernel’s', module => {
  expect(isKernelModule(module)).toBe(true)
})

test.each(['kernel32.dll', 'KernelBase.dll', 'kernels', '/srv/kernel-tools', 'shop'])('%s is not the kernel', module => {
  expect(isKernelModule(module)).toBe(false)
})

// Numbers of 64 bits as JavaScript has them.

const TWO_32 = 2 ** 32

/** Exact below 2^53. */
export function unsignedAt(view: DataView, at: number, isLittle: boolean): number {
  return view.getUint32(isLittle ? at + 4 : at, isLittle) * TWO_32 + view.getUint32(isLittle ? at : at + 4, isLittle)
}

/** Exact near both ends, where programs and the kernel lie: an address of the kernel is negative. */
export function signedAt(view: DataView, at: number, isLittle: boolean): number {
  return view.getInt32(isLittle ? at + 4 : at, isLittle) * TWO_32 + view.getUint32(isLittle ? at : at + 4, isLittle)
}
